import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadLiteral, flatten, parseLiteral, type Literal, type Scalar } from './python.ts';

/** What Python's `repr` writes. */
function repr(value: Literal): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (value instanceof Map) return `{${[...value].map(([key, part]) => `${repr(key)}: ${repr(part)}`).join(', ')}}`;
  if (Array.isArray(value)) return `[${(value as Literal[]).map(repr).join(', ')}]`;
  return String(value);
}

describe('Python literals', () => {
  it('are read as written', () => {
    const scalar = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec<{ tree: Literal }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.array(fc.tuple(fc.string(), tie('tree')), { maxLength: 4 }).map((pairs) => new Map(pairs)),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(parseLiteral(repr(value))).toEqual(value);
      }),
    );
  });

  it('may be tuples, end in a comma, and use either quotation mark', () => {
    expect(parseLiteral(`(1, -2.5e-3, "it's", )`)).toEqual([1, -0.0025, "it's"]);
    expect(parseLiteral("{1: [nan, -inf], 'b': ()}")).toEqual(
      new Map<string, Literal>([
        ['1', [NaN, -Infinity]],
        ['b', []],
      ]),
    );
  });

  it('are never evaluated, and nothing else is read', () => {
    for (const text of ['', 'f(1)', '[1', '{1}', "{'a' 1}", '[1] 2', "'open", '[1 2]', '{[1]: 2}', '['.repeat(99)])
      expect(() => parseLiteral(text), text).toThrow(BadLiteral);
  });

  it('flatten to one name per scalar', () => {
    const seen: [string, Scalar][] = [];
    flatten(parseLiteral("{'ks': [3, 5], 'r': [224], 'd': 2, 'q': {'w': [[8], [16]]}}"), (path, scalar) =>
      seen.push([path, scalar]),
    );
    expect(seen).toEqual([
      ['ks[0]', 3],
      ['ks[1]', 5],
      ['r', 224],
      ['d', 2],
      ['q.w[0]', 8],
      ['q.w[1]', 16],
    ]);
  });
});
