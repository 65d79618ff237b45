import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buffersOf, clonePlain, plainBytes } from './plain.ts';

const typed = fc.oneof(
  fc.float64Array({ maxLength: 5 }),
  fc.float32Array({ maxLength: 5 }),
  fc.int32Array({ maxLength: 5 }),
  fc.uint32Array({ maxLength: 5 }),
  fc.uint8Array({ maxLength: 5 }),
);
const leaf = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constantFrom(null, undefined), typed);
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** All objects, arrays and buffers in it. */
function parts(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if (ArrayBuffer.isView(value)) return [value, value.buffer];
  return [value, ...Object.values(value).flatMap(parts)];
}

class Point {
  readonly x = 1;
}

const REFUSED: [what: string, value: unknown][] = [
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['an instance', new Point()],
  ['a Map', new Map()],
  ['a Set', new Set([1])],
  ['a Date', new Date(0)],
  ['a bare buffer', new ArrayBuffer(8)],
];

describe('clonePlain', () => {
  it('makes an equal copy that shares nothing', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const copy = clonePlain(value);
        expect(copy).toStrictEqual(value);
        const originals = new Set(parts(value));
        expect(parts(copy).some((part) => originals.has(part))).toBe(false);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is not moved by later changes', () => {
    const original = { list: [1, { deep: Float64Array.of(1, 2) }], name: 'a' };
    const copy = clonePlain(original);
    (original.list[1] as { deep: Float64Array }).deep[0] = 9;
    original.list[0] = 9;
    original.name = 'b';
    expect(copy).toEqual({ list: [1, { deep: Float64Array.of(1, 2) }], name: 'a' });
  });

  it('takes objects without a prototype', () => {
    const bare = Object.assign(Object.create(null) as object, { a: [1] });
    expect(clonePlain(bare)).toEqual({ a: [1] });
  });

  it('copies only what a view shows', () => {
    const copy = clonePlain(new Uint32Array([1, 2, 3, 4]).subarray(1, 3));
    expect([...copy]).toEqual([2, 3]);
    expect(copy.buffer.byteLength).toBe(8);
  });

  it.each(REFUSED)('refuses %s, alone and inside', (_, value) => {
    expect(() => clonePlain(value)).toThrow(TypeError);
    expect(() => clonePlain({ list: [1, value] })).toThrow('not plain data');
  });
});

describe('plainBytes', () => {
  it('counts arrays by their length, strings twice their length, all else 8', () => {
    expect(plainBytes(new Float64Array(3))).toBe(24);
    expect(plainBytes(new Uint32Array(10).subarray(2, 5))).toBe(12);
    expect(plainBytes('abc')).toBe(6);
    for (const value of [1, true, null, undefined, NaN]) expect(plainBytes(value)).toBe(8);
    expect(plainBytes([])).toBe(0);
    expect(plainBytes({ a: 1, b: [true, 'xy'], c: { d: new Uint8Array(5) } })).toBe(8 + 8 + 4 + 5);
  });

  it('is the same for a copy, and adds up', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(plainBytes(clonePlain(a))).toBe(plainBytes(a));
        expect(plainBytes({ a, b })).toBe(plainBytes(a) + plainBytes(b));
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

it('buffersOf finds every buffer once', () => {
  const shared = new Float64Array(4);
  const other = new Uint8Array(2);
  const value = { a: shared, b: [shared.subarray(1), { c: other, d: null }], e: 'text', f: shared };
  const found = buffersOf(value);
  expect([...found]).toEqual([shared.buffer, other.buffer]);
  expect(buffersOf(3).size).toBe(0);
  fc.assert(
    fc.property(plain, (any) => {
      const buffers = parts(any).filter((part) => part instanceof ArrayBuffer);
      expect(buffersOf(any)).toEqual(new Set(buffers));
    }),
    { numRuns: 100, seed: 3 },
  );
});
