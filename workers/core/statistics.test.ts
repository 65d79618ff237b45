import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactTail, mannWhitney, normalTail, quantile, quartiles } from './statistics.ts';

describe('quantiles', () => {
  it('lie between order statistics, by hand', () => {
    expect(quartiles([4, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
    expect(quartiles([7])).toEqual({ lower: 7, median: 7, upper: 7 });
    expect(quantile([10, 0, 5], 0.1)).toBeCloseTo(1, 14);
    expect([quantile([3, 9, 1], 0), quantile([3, 9, 1], 1), quantile([], 0.5)]).toEqual([1, 9, NaN]);
  });

  it('sort by value, not as text', () => {
    expect(quantile([100, 9, 20, -5], 0.5)).toBe(14.5);
  });
});

it('the tail of the normal distribution has its known values', () => {
  // scipy 1.17.1: norm.sf(z)
  const known = [
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145705],
    [1.959963984540054, 0.025],
    [2.999999, 0.0013499024634851552],
    [3, 0.0013498980316300946],
    [5, 2.866515718791939e-7],
    [8, 6.220960574271785e-16],
  ];
  for (const [z, tail] of known) expect(Math.abs(normalTail(z) / tail - 1), `z = ${z}`).toBeLessThan(1e-11);
});

/** Whether bit i of an ordering says that the i-th smallest of all is of the first sample. */
function* orderings(n: number, m: number): Generator<boolean[]> {
  for (let bits = 0; bits < 1 << (n + m); bits++) {
    const first = Array.from({ length: n + m }, (_, i) => ((bits >> i) & 1) === 1);
    if (first.filter(Boolean).length === n) yield first;
  }
}

describe('the exact distribution of U', () => {
  it('is that of all orderings counted one by one', () => {
    for (const [n, m] of [
      [1, 1],
      [2, 3],
      [4, 4],
      [6, 3],
      [5, 7],
    ]) {
      const counts = Array<number>(n * m + 1).fill(0);
      let all = 0;
      for (const first of orderings(n, m)) {
        let pairs = 0;
        first.forEach((own, i) => own && (pairs += first.slice(0, i).filter((before) => !before).length));
        counts[pairs]++;
        all++;
      }
      let below = 0;
      counts.forEach((count, u) => {
        below += count;
        expect(exactTail(u, n, m)).toBeCloseTo(below / all, 13);
      });
    }
  });

  it('has the critical values of the published tables', () => {
    // Two-tailed 5 %: 23 for 10 and 10, 127 for 20 and 20, 5 for 6 and 6 (Mann & Whitney; any textbook's table).
    for (const [n, critical] of [
      [6, 5],
      [10, 23],
      [20, 127],
    ]) {
      expect(2 * exactTail(critical, n, n)).toBeLessThanOrEqual(0.05);
      expect(2 * exactTail(critical + 1, n, n)).toBeGreaterThan(0.05);
    }
  });
});

describe('Mann–Whitney', () => {
  it('of samples that do not overlap is as small as it can be', () => {
    // One ordering of C(10, 5) = 252 at either end.
    expect(mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toEqual({
      u: 0,
      p: expect.closeTo(2 / 252, 15),
      exact: true,
    });
    expect(mannWhitney([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])).toMatchObject({ u: 25, p: expect.closeTo(2 / 252, 15) });
  });

  // scipy 1.17.1: mannwhitneyu(a, b, alternative='two-sided', method='exact' / 'asymptotic')
  it('agrees with another implementation, exact', () => {
    const a = [0.31, 0.82, 0.77, 0.45, 0.91, 0.62, 0.28];
    const b = [0.12, 0.44, 0.53, 0.19, 0.36, 0.71];
    expect(mannWhitney(a, b)).toEqual({ u: 31, p: expect.closeTo(0.18065268065268064, 12), exact: true });
  });

  it('agrees with another implementation, with ties', () => {
    const a = [1, 2, 2, 3, 5, 5, 8];
    const b = [2, 2, 3, 3, 3, 1, 1, 0];
    expect(mannWhitney(a, b)).toEqual({ u: 40.5, p: expect.closeTo(0.15537297158162433, 10), exact: false });
  });

  it('agrees with another implementation on large samples', () => {
    const a = Array.from({ length: 60 }, (_, i) => (i * 37) % 101);
    const b = Array.from({ length: 55 }, (_, i) => ((i * 53) % 103) + 0.5);
    expect(mannWhitney(a, b)).toEqual({ u: 1715, p: expect.closeTo(0.7180017671210555, 10), exact: false });
  });

  it('finds nothing where all are equal', () => {
    expect(mannWhitney([3, 3, 3], [3, 3])).toEqual({ u: 3, p: 1, exact: false });
  });

  it('is the same seen from the other side, and under any rising function', () => {
    const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = mannWhitney(a, b);
        const back = mannWhitney(b, a);
        expect(there.u + back.u).toBe(a.length * b.length);
        expect(back.p).toBeCloseTo(there.p, 13);
        const rising = (v: number) => v ** 3 + 2 * v;
        expect(mannWhitney(a.map(rising), b.map(rising))).toEqual(there);
        expect(there.p).toBeGreaterThan(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
