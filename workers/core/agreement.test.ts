import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTau, meanPercentageError } from './agreement.ts';

/** τ-b by looking at every pair. */
function slowTau(a: readonly number[], b: readonly number[]): number {
  let score = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const x = Math.sign(a[i] - a[j]);
      const y = Math.sign(b[i] - b[j]);
      score += x * y;
      untiedA += x * x;
      untiedB += y * y;
    }
  }
  return score / Math.sqrt(untiedA) / Math.sqrt(untiedB);
}

describe("Kendall's τ-b", () => {
  it('is that of scipy 1.17.1, with ties in both and in one', () => {
    const a = [12, 2, 1, 12, 2, 5, 7, 7, 3, 9];
    const b = [1, 4, 7, 1, 0, 4, 4, 2, 2, 8];
    expect(kendallTau(a, b)).toBeCloseTo(-0.19518001458970663, 14);
  });

  it('is 1 for the same order, −1 for the opposite, NaN without any order', () => {
    expect(kendallTau([1, 2, 5, 9], [0, 3, 4, 8])).toBe(1);
    expect(kendallTau([1, 2, 5, 9], [8, 4, 3, 0])).toBe(-1);
    expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it('agrees with counting every pair', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -6, max: 6 })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(pairs, (rows) => {
        const a = rows.map(([x]) => x);
        const b = rows.map(([, y]) => y);
        const slow = slowTau(a, b);
        if (Number.isNaN(slow)) expect(kendallTau(a, b)).toBeNaN();
        else expect(kendallTau(a, b)).toBeCloseTo(slow, 12);
      }),
    );
  });
});

it('the mean percentage error is by hand, and finite where a value is 0', () => {
  expect(meanPercentageError([10, -20], [11, -15], 0.1)).toBeCloseTo(17.5, 12);
  expect(meanPercentageError([0, 50], [1, 50], 2)).toBeCloseTo(25, 12);
});
