import { expect, it } from 'vitest';
import { quartiles } from '../../../workers/core/statistics.ts';
import { bandOf } from './bands.ts';

it('takes medians and quartiles of what each run had last, at common evaluation counts', () => {
  const run = (at: number[], values: number[]) => ({
    at: Float64Array.from(at),
    metrics: { qdScore: Float64Array.from(values) },
  });
  const runs = [run([100, 400], [1, 5]), run([100, 400], [2, 6]), run([150, 400], [3, 10])];
  const { at, lower, median, upper } = bandOf(runs, 'qdScore', 400, quartiles);
  const place = (evaluation: number) => at.indexOf(evaluation);
  expect(median[place(99)]).toBeNaN();
  // Two of the three have begun.
  expect([lower, median, upper].map((values) => values[place(100)])).toEqual([1.25, 1.5, 1.75]);
  expect([lower, median, upper].map((values) => values[place(399)])).toEqual([1.5, 2, 2.5]);
  expect([lower, median, upper].map((values) => values[place(400)])).toEqual([5.5, 6, 8]);
});
