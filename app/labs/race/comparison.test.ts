import { expect, it } from 'vitest';
import type { Objective } from '../../../workers/core/types.ts';
import type { RepeatedRun } from '../../run/repeat.ts';
import { comparisonOf, endsOf } from './comparison.ts';

const OBJECTIVE: Objective = { name: 'height', unit: 'm', floor: 0, ceiling: 10 };
const run = (entrant: number, seed: number, fitness: readonly number[]): RepeatedRun => ({
  entrant,
  seed,
  curves: { at: new Float64Array(0), metrics: {} },
  map: { cols: fitness.length, rows: 1, fitness: Float32Array.from(fitness) },
  digest: '',
});

it('says nothing before two seeds are done by all', () => {
  expect(comparisonOf([], 2, OBJECTIVE)).toBeNull();
  expect(comparisonOf([run(0, 1, [1]), run(1, 1, [1]), run(0, 2, [1])], 2, OBJECTIVE)).toBeNull();
});

it('measures every run against the best of all in each cell, and leaves out seeds that not all have done', () => {
  const runs = [
    run(0, 1, [8, NaN]),
    run(1, 1, [4, 2]),
    run(0, 2, [8, 4]),
    run(1, 2, [4, NaN]),
    // Better, but alone.
    run(0, 3, [10, 10]),
  ];
  const comparison = comparisonOf(runs, 2, OBJECTIVE);
  if (comparison === null || typeof comparison === 'string') throw new Error('no comparison');
  const { seeds, reference, entrants } = comparison;
  expect([seeds, reference.filled, reference.best]).toEqual([2, 2, 8]);
  // By hand: M = [8, 4]; reliability of the runs ½, ½ (from ½ + ½ over 2), 1 and ¼.
  expect(entrants[0].reliability.median).toBe(0.75);
  expect(entrants[1].reliability.median).toBe(0.375);
  expect(entrants[0].globalPerformance).toMatchObject({ lower: 1, median: 1, upper: 1 });
  expect(entrants[1].globalPerformance.median).toBe(0.5);
  expect(entrants[0].coverage.p).toBeUndefined();
  // Two against two without overlap: 2 of the 6 orderings are as far apart. With ties the normal approximation is used.
  expect(entrants[1].reliability.p).toBeGreaterThan(0.1);
  expect(entrants[1].coverage.p).toBe(1);
});

it('compares what curves end at, over the seeds that all have done', () => {
  const front = (entrant: number, seed: number, ...hvShare: number[]): RepeatedRun => ({
    ...run(entrant, seed, []),
    curves: { at: Float64Array.from(hvShare.keys()), metrics: { hvShare: Float64Array.from(hvShare) } },
  });
  const runs = [1, 2, 3].flatMap((seed) => [front(0, seed, 9, seed / 10), front(1, seed, 9, 9, (seed + 3) / 10)]);
  expect(endsOf(runs.slice(0, 3), 2, ['hvShare'])).toBeNull();
  const ends = endsOf([...runs, front(0, 4, 0)], 2, ['hvShare']);
  expect(ends?.seeds).toBe(3);
  expect(ends?.entrants[0].hvShare).toMatchObject({ median: 0.2 });
  expect(ends?.entrants[0].hvShare.p).toBeUndefined();
  expect(ends?.entrants[1].hvShare.median).toBe(0.5);
  // Three against three without overlap: 2 of the 20 orderings.
  expect(ends?.entrants[1].hvShare.p).toBeCloseTo(0.1, 12);
});

it('says why maps of different cells are not compared', () => {
  const runs = [run(0, 1, [1]), run(1, 1, [1, 2]), run(0, 2, [1]), run(1, 2, [1, 2])];
  expect(comparisonOf(runs, 2, OBJECTIVE)).toContain('1 × 1 and 2 × 1');
});
