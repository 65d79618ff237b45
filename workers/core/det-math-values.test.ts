/** Special values, limits, symmetries, and the bits themselves. */
import { describe, expect, it } from 'vitest';
import { atan2, cos, cosKernel, cosTurns, exp, log, pow, sin, sinKernel, sinTurns, tanh } from './det-math.ts';

const LEAST = Number.MIN_VALUE;
const MOST = Number.MAX_VALUE;

it('exp at its ends', () => {
  expect(exp(0)).toBe(1);
  expect(exp(-0)).toBe(1);
  expect(exp(NaN)).toBeNaN();
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(-Infinity)).toBe(0);
  // The last argument before overflow, the last before 0, and the doubles after them.
  expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
  expect(exp(709.7827128933841)).toBe(Infinity);
  expect(exp(-745.1332191019411)).toBe(LEAST);
  expect(exp(-745.1332191019412)).toBe(0);
  expect(exp(LEAST)).toBe(1);
});

it('log at its ends and at powers of two', () => {
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(-0)).toBe(-Infinity);
  expect(log(Infinity)).toBe(Infinity);
  for (const x of [NaN, -LEAST, -1, -Infinity]) expect(log(x)).toBeNaN();
  expect(log(MOST)).toBe(709.782712893384);
  expect(log(LEAST)).toBe(-744.4400719213812);
  for (let k = -1074; k < 1024; k++) expect(log(2 ** k) / k || Math.LN2).toBeCloseTo(Math.LN2, 15);
});

it.each([
  ['sin', sin],
  ['cos', cos],
])('%s refuses angles beyond 2^20 quadrants', (_, f) => {
  for (const x of [1647099, -1647099]) expect(Math.abs(f(x))).toBeLessThanOrEqual(1);
  for (const x of [1647099.0000000002, -1647099.0000000002, MOST, Infinity, -Infinity, NaN])
    expect(() => f(x)).toThrow(RangeError);
  expect(() => f(2e6)).toThrow('angle must be within ±1647099 radians, got 2000000');
});

it('sin and cos at 0, and of numbers too small to matter', () => {
  expect(sin(0)).toBe(0);
  expect(cos(0)).toBe(1);
  for (const x of [LEAST, -LEAST, 1e-310, 1e-160, -1e-9]) {
    expect(sin(x)).toBe(x);
    expect(cos(x)).toBe(1);
  }
});

it('sine and cosine of whole quarter turns are exact, to 2^50 turns and from 2^51 on', () => {
  const quarters = [0, 1, 2, 3, 4, 5, 6, 7, 2 ** 40 + 1, 2 ** 40 + 2, 2 ** 52 - 1, 2 ** 53, 2 ** 53 + 2, 2 ** 1000];
  for (const q of [...quarters, ...quarters.map((k) => -k)]) {
    const k = Number(BigInt(q) & 3n);
    expect(sinTurns(q / 4) + 0).toBe([0, 1, 0, -1][k]);
    expect(cosTurns(q / 4) + 0).toBe([1, 0, -1, 0][k]);
  }
});

it('sine and cosine of the odd quarters between 2^50 and 2^51 turns are good to 1e−9', () => {
  for (let q = 2 ** 52 + 1; q < 2 ** 53; q += 2 ** 42 + 2) {
    for (const t of [q / 4, -q / 4]) {
      expect(Math.abs(cosTurns(t))).toBeLessThan(1e-9);
      expect(Math.abs(Math.abs(sinTurns(t)) - 1)).toBeLessThan(1e-9);
      expect(Math.sign(sinTurns(t))).toBe(Number(BigInt(4 * t) & 3n) === 1 ? 1 : -1);
    }
  }
});

it('tanh at its ends, odd, monotone where its formulas meet', () => {
  expect(tanh(0)).toBe(0);
  expect(tanh(NaN)).toBeNaN();
  for (const x of [22.5, 1e9, Infinity]) expect([tanh(x), tanh(-x)]).toEqual([1, -1]);
  expect(tanh(22)).toBe(1);
  for (const x of [1e-300, 1e-9, 0.1, 0.25, 3, 21.9]) expect(tanh(-x)).toBe(-tanh(x));
  expect(tanh(0.25)).toBeGreaterThan(tanh(0.25 - 2 ** -50));
});

it('atan2 in every quadrant, at zeros of both signs and at infinities, as in Math.atan2', () => {
  const values = [0, 1, 2.5, LEAST, 1e-300, 1e300, MOST, Infinity].flatMap((x) => [x, -x]);
  for (const y of values) {
    for (const x of values) {
      const angle = atan2(y, x);
      const theirs = Math.atan2(y, x);
      if (y === 0 || x === 0) expect(angle, `atan2(${y}, ${x})`).toBe(theirs);
      else expect(Math.abs(angle - theirs), `atan2(${y}, ${x})`).toBeLessThan(8e-16);
      // The halvings of a subnormal angle may end at 0.
      if (Math.abs(theirs) > 1e-307) expect(Math.sign(angle)).toBe(Math.sign(theirs));
    }
    expect(atan2(y, NaN)).toBeNaN();
    expect(atan2(NaN, y)).toBeNaN();
  }
});

describe('pow', () => {
  it('of whole numbers to whole exponents is exact while the power is', () => {
    for (let x = -12; x <= 12; x++) {
      for (let n = 0; BigInt(Math.abs(x)) ** BigInt(n) <= 2n ** 53n && n <= 64; n++) {
        const power = Number(BigInt(x) ** BigInt(n));
        expect(pow(x, n)).toBe(power);
        if (x !== 0) expect(pow(x, -n)).toBe(1 / power);
      }
    }
    expect(pow(2, 64)).toBe(2 ** 64);
    expect(pow(0.5, 64)).toBe(2 ** -64);
  });

  it('at its ends', () => {
    for (const x of [0, 2, -3, NaN, Infinity]) expect(pow(x, 0)).toBe(1);
    expect([pow(0, 0.5), pow(0, -0.5), pow(0, 3), pow(0, -3), pow(0, 100)]).toEqual([0, Infinity, 0, Infinity, 0]);
    expect([pow(Infinity, 0.5), pow(Infinity, -0.5), pow(Infinity, -2)]).toEqual([Infinity, 0, 0]);
    expect([pow(2, Infinity), pow(2, -Infinity), pow(0.5, Infinity)]).toEqual([Infinity, 0, 0]);
    expect([pow(1e10, 64), pow(1e10, -64), pow(-1e10, 63)]).toEqual([Infinity, 0, -Infinity]);
    for (const [x, y] of [
      [-2, 0.5],
      [-2, 65],
      [2, NaN],
      [0, NaN],
      [NaN, 0.5],
    ])
      expect(pow(x, y), `pow(${x}, ${y})`).toBeNaN();
  });
});

/** 64-bit FNV-1a over the bytes of the results. */
function hashResults(results: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let hash = 0xcbf29ce484222325n;
  for (const result of results) {
    bytes.setFloat64(0, result);
    for (let i = 0; i < 8; i++) hash = ((hash ^ BigInt(bytes.getUint8(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

it('gives the bits it always gave', () => {
  const results: number[] = [];
  for (let i = -700; i <= 700; i++) {
    // Quotients are correctly rounded, so the arguments are the same everywhere.
    const x = i / 7;
    const wide = (i * 1647099) / 701;
    const positive = (i + 701) / 97;
    results.push(exp(x * 7), exp(x / 90), log(positive), log(1 + x / 200), sin(x), cos(x), sin(wide), cos(wide));
    results.push(sinKernel(x / 140), cosKernel(x / 140), sinTurns(x / 13), cosTurns(x / 13), sinTurns(wide));
    results.push(cosTurns(wide), tanh(x / 9), tanh(x / 400), atan2(x, 31 / 3), atan2(7 / 3, x), atan2(x, -5));
    results.push(pow(positive, x / 9), pow(positive, i % 65), pow(x, 7));
  }
  expect(results.every((result) => Number.isFinite(result))).toBe(true);
  expect(results.length).toBe(1401 * 22);
  expect(hashResults(results)).toBe('78671f86a7be47bd');
});
