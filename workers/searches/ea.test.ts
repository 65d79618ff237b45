import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeParams } from '../core/params.ts';
import type { Generations } from '../core/population.ts';
import type { Search } from '../core/types.ts';
import { ea } from './ea.ts';

const MU = 6;
const LAMBDA = 4;

function open(): { search: Search<Generations>; state: Generations } {
  const descriptor = { name: 'd', unit: '', range: [0, 1] } as const;
  const search = ea.create(
    {
      space: { kind: 'real', dim: 1, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
      objectives: [{ name: 'f', unit: '', floor: 0, ceiling: 1 }],
      descriptors: [descriptor, descriptor],
      seed: 3,
    },
    completeParams(ea.params, { population: MU, batch: LAMBDA }),
  ) as Search<Generations>;
  return { search, state: search.init() };
}

/** Lives through given fitness values, one batch after the other; calls back after each with births and fitness alive. */
function live(
  { search, state }: ReturnType<typeof open>,
  fitness: readonly number[],
  after: (alive: { birth: number; fitness: number }[], born: number) => void,
): void {
  for (let born = 0; born < fitness.length;) {
    const size = Math.min(search.nextSize(state), fitness.length - born);
    const batch = { size, solutions: new Float64Array(LAMBDA), parents: new Uint32Array(LAMBDA) };
    search.ask(state, batch, size);
    const results = {
      objectives: Float64Array.from(fitness.slice(born, born + size)),
      descriptors: new Float64Array(2 * LAMBDA),
    };
    search.tell(state, batch, results, born + 1, { size: 0, rows: new Uint32Array(4), cells: new Uint32Array(4) });
    born += size;
    const { members } = state;
    after(
      Array.from({ length: members.size }, (_, i) => ({ birth: members.births[i], fitness: members.fitness[i] })),
      born,
    );
  }
}

it('keeps the best µ of all that ever lived, of equals the younger; the best never falls', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 }), (fitness) => {
      let best = -Infinity;
      live(open(), fitness, (alive, born) => {
        const all = fitness.slice(0, born).map((value, i) => ({ birth: i + 1, fitness: value }));
        const values = (some: { fitness: number }[]) => some.map((one) => one.fitness).sort((a, b) => b - a);
        // µ + λ selection forgets nobody better than those alive, so it keeps the best µ of the whole past.
        expect(values(alive)).toEqual(values(all).slice(0, MU));
        const now = Math.max(...alive.map((one) => one.fitness));
        expect(now).toBeGreaterThanOrEqual(best);
        best = now;
      });
    }),
  );
});

it('on a plateau the newest generation replaces the oldest', () => {
  live(open(), Array<number>(6 + 4 * 5).fill(1), (alive, born) => {
    const births = alive.map(({ birth }) => birth);
    if (born > MU) for (let birth = born - LAMBDA + 1; birth <= born; birth++) expect(births).toContain(birth);
  });
});

it('chooses parents uniformly', () => {
  const opened = open();
  live(opened, [1, 2, 3, 4, 5, 6], () => {});
  const counts = new Map<number, number>();
  for (let i = 0; i < 3000; i++) {
    const batch = { size: LAMBDA, solutions: new Float64Array(LAMBDA), parents: new Uint32Array(LAMBDA) };
    opened.search.ask(opened.state, batch, LAMBDA);
    for (const birth of batch.parents) counts.set(birth, (counts.get(birth) ?? 0) + 1);
  }
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  expect(counts.size).toBe(MU);
  expect(chiSquare).toBeLessThan(20.5);
});
