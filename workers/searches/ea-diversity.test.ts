import { describe, expect, it } from 'vitest';
import { completeParams } from '../core/params.ts';
import { survive } from '../core/pareto.ts';
import { newPopulation, type Generations, type Population } from '../core/population.ts';
import { clonePlain } from '../core/plain.ts';
import type { Search, SearchContext } from '../core/types.ts';
import { eaDiversity, meanDistances } from './ea-diversity.ts';

const CONTEXT: SearchContext = {
  space: { kind: 'real', dim: 3, lower: -1, upper: 1, initial: { kind: 'uniform', low: -1, high: 1 } },
  objectives: [{ name: 'f', unit: '', floor: 0, ceiling: 1 }],
  descriptors: [
    { name: 'x', unit: '', range: [-1, 1] },
    { name: 'y', unit: '', range: [0, 10] },
  ],
  seed: 4,
};

describe('mean distance to all others', () => {
  it('by hand, in shares of the ranges', () => {
    // In shares: (0, 0), (0.5, 0), (0, 0.5).
    const points = Float64Array.of(0, 0, 1, 0, 0, 5);
    const far = Math.sqrt(0.5);
    expect([...meanDistances(points, 3, CONTEXT.descriptors)]).toEqual([
      0.5,
      expect.closeTo((0.5 + far) / 2, 15),
      expect.closeTo((0.5 + far) / 2, 15),
    ]);
    expect([...meanDistances(points, 2, CONTEXT.descriptors)]).toEqual([0.5, 0.5]);
    expect([...meanDistances(points, 1, CONTEXT.descriptors)]).toEqual([0]);
  });
});

/** The pool of a generation as the search must see it. */
function poolOf(members: Population, rows: readonly { fitness: number; x: number; y: number }[], firstBirth: number) {
  const old = Array.from({ length: members.size }, (_, i) => ({
    birth: members.births[i],
    fitness: members.fitness[i],
    x: members.descriptors[2 * i],
    y: members.descriptors[2 * i + 1],
  }));
  return [...rows.map((row, i) => ({ birth: firstBirth + i, ...row })), ...old];
}

it('is NSGA-II on fitness and mean distance, measured anew among parents and children', () => {
  const search = eaDiversity.create(
    CONTEXT,
    completeParams(eaDiversity.params, { population: 30, batch: 20, sigma: 0.3 }),
  ) as Search<Generations & { fronts: Uint32Array; crowding: Float64Array }>;
  const state = search.init();
  expect(state.members).toEqual(newPopulation(30, 3));
  for (let generation = 0, birth = 1; generation < 12; generation++) {
    const size = search.nextSize(state);
    const batch = { size, solutions: new Float64Array(60), parents: new Uint32Array(20) };
    search.ask(state, batch, size);
    const rows = Array.from({ length: size }, (_, i) => {
      const [a, b, c] = batch.solutions.subarray(3 * i);
      return { fitness: a + b + c, x: a, y: 5 + 5 * b };
    });
    const pool = poolOf(clonePlain(state.members), rows, birth);
    const results = {
      objectives: Float64Array.from(rows, (row) => row.fitness),
      descriptors: Float64Array.from(rows.flatMap(({ x, y }) => [x, y])),
    };
    search.tell(state, batch, results, birth, { size: 0, rows: new Uint32Array(20), cells: new Uint32Array(20) });
    birth += size;
    const diversity = pool.map(({ x, y }) => {
      const sum = pool.reduce(
        (total, other) => total + Math.sqrt(((other.x - x) / 2) ** 2 + ((other.y - y) / 10) ** 2),
        0,
      );
      // Rounded apart only where two are equally far: not in this run.
      return sum / (pool.length - 1);
    });
    const values = Float64Array.from(pool.flatMap(({ fitness }, i) => [fitness, diversity[i]]));
    const expected = survive(values, pool.length, 2, Math.min(30, pool.length));
    expect([...state.members.births.subarray(0, state.members.size)]).toEqual(
      [...expected.rows].map((row) => pool[row].birth),
    );
    expect(state.fronts).toEqual(expected.fronts);
    [...expected.crowding].forEach((distance, i) => expect(state.crowding[i]).toBeCloseTo(distance, 10));
  }
});
