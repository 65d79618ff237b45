import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.ts';

describe('wilson', () => {
  it('gives the intervals of another implementation', () => {
    for (const [successes, of, low, high] of [
      [0, 10, 0, 0.2775327998628892],
      [10, 10, 0.7224672001371107, 1],
      [3, 10, 0.10779126740630099, 0.6032218525388546],
      [81, 263, 0.2552885198782742, 0.36620957698280004],
      [1, 200, 0.0008831687156009797, 0.02777370439789293],
    ]) {
      const interval = wilson(successes, of);
      expect(interval).toEqual({
        share: successes / of,
        low: expect.closeTo(low, 12),
        high: expect.closeTo(high, 12),
      });
    }
    expect(wilson(0, 0)).toEqual({ share: NaN, low: 0, high: 1 });
  });
});
