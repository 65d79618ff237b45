import { describe, expect, it } from 'vitest';
import { completeParams, type ParamValues } from '../core/params.ts';
import { survive } from '../core/pareto.ts';
import type { Generations } from '../core/population.ts';
import { clonePlain } from '../core/plain.ts';
import type { Search, SearchContext } from '../core/types.ts';
import { nsLc } from './ns-lc.ts';

interface Archive {
  added: number;
  births: Uint32Array;
  fitness: Float64Array;
  descriptors: Float64Array;
}
interface State extends Generations {
  fronts: Uint32Array;
  crowding: Float64Array;
  archive: Archive;
}

const CONTEXT: SearchContext = {
  space: { kind: 'real', dim: 3, lower: -1, upper: 1, initial: { kind: 'uniform', low: -1, high: 1 } },
  objectives: [{ name: 'f', unit: '', floor: 0, ceiling: 1 }],
  descriptors: [
    { name: 'x', unit: '', range: [-1, 1] },
    { name: 'y', unit: '', range: [0, 10] },
  ],
  seed: 4,
};

function open(given: ParamValues) {
  const params = completeParams(nsLc.params, { population: 24, batch: 16, sigma: 0.3, ...given });
  const search = nsLc.create(CONTEXT, params) as Search<State>;
  return { search, state: search.init() };
}

interface Behaviour {
  readonly birth: number;
  readonly fitness: number;
  readonly x: number;
  readonly y: number;
}

const behaviours = (
  { births, fitness, descriptors }: Pick<Archive, 'births' | 'fitness' | 'descriptors'>,
  count: number,
): Behaviour[] =>
  Array.from({ length: count }, (_, i) => ({
    birth: births[i],
    fitness: fitness[i],
    x: descriptors[2 * i],
    y: descriptors[2 * i + 1],
  }));

/** One generation; answers with its children. */
function step({ search, state }: ReturnType<typeof open>, firstBirth: number): Behaviour[] {
  const size = search.nextSize(state);
  const batch = { size, solutions: new Float64Array(48), parents: new Uint32Array(16) };
  search.ask(state, batch, size);
  const children = Array.from({ length: size }, (_, i) => {
    const [a, b, c] = batch.solutions.subarray(3 * i);
    // Coarse descriptors: places are shared, distances tie.
    return {
      birth: firstBirth + i,
      fitness: Math.round(4 * c) / 4,
      x: Math.round(8 * a) / 8,
      y: Math.round(5 + 5 * b),
    };
  });
  const results = {
    objectives: Float64Array.from(children, ({ fitness }) => fitness),
    descriptors: Float64Array.from(children.flatMap(({ x, y }) => [x, y])),
  };
  search.tell(state, batch, results, firstBirth, { size: 0, rows: new Uint32Array(16), cells: new Uint32Array(16) });
  return children;
}

/** Novelty and local competition by comparing with all others alive or archived, each once. */
function score(pool: readonly Behaviour[], archive: readonly Behaviour[], k: number): Float64Array {
  const alive = new Set(pool.map(({ birth }) => birth));
  const all = [...pool, ...archive.filter(({ birth }) => !alive.has(birth))];
  return Float64Array.from(
    pool.flatMap((own, i) => {
      const others = all.flatMap((other, j) => {
        const dx = other.x * 0.5 - own.x * 0.5;
        const dy = other.y * 0.1 - own.y * 0.1;
        return i === j ? [] : [{ other, j, squared: dx * dx + dy * dy }];
      });
      others.sort((a, b) => a.squared - b.squared || a.j - b.j);
      const near = others.slice(0, k);
      const novelty = near.reduce((sum, { squared }) => sum + Math.sqrt(squared), 0) / Math.max(1, near.length);
      return [novelty, near.filter(({ other }) => other.fitness < own.fitness).length];
    }),
  );
}

describe('selection', () => {
  it.each([
    [15, 0.3],
    [1, 0],
    [3, 1],
    [100, 0.1],
  ])('is NSGA-II on novelty and local competition among k = %i, archive rate %f', (k, rate) => {
    const opened = open({ neighbours: k, 'archive-rate': rate });
    const { state } = opened;
    for (let generation = 0, birth = 1; generation < 14; generation++) {
      const before = clonePlain(state);
      const members = behaviours(before.members, before.members.size);
      const archive = behaviours(before.archive, before.archive.added);
      const children = step(opened, birth);
      birth += children.length;
      const pool = [...children, ...members];
      const expected = survive(score(pool, archive, k), pool.length, 2, Math.min(24, pool.length));
      expect([...state.members.births.subarray(0, state.members.size)]).toEqual(
        [...expected.rows].map((row) => pool[row].birth),
      );
      expect(state.fronts).toEqual(expected.fronts);
      expect(state.crowding).toEqual(expected.crowding);
    }
  });
});

describe('the archive of past behaviours', () => {
  /** Everything told and the archive's contents in order of birth, after some generations. */
  function fill(given: ParamValues, generations: number) {
    const opened = open(given);
    const told: Behaviour[] = [];
    for (let i = 0; i < generations; i++) told.push(...step(opened, told.length + 1));
    const { archive } = opened.state;
    const held = behaviours(archive, Math.min(archive.added, archive.births.length));
    return { told, archive, held: held.sort((a, b) => a.birth - b.birth) };
  }

  it('takes each child with the probability given', () => {
    const { told, held } = fill({ 'archive-rate': 0.1 }, 250);
    const sd = Math.sqrt(told.length * 0.1 * 0.9);
    expect(Math.abs(held.length - told.length * 0.1)).toBeLessThan(4.5 * sd);
    for (const one of held) expect(told[one.birth - 1]).toEqual(one);
    expect(new Set(held.map(({ birth }) => birth)).size).toBe(held.length);
  });

  it('takes all or none where the probability is 1 or 0', () => {
    const all = fill({ 'archive-rate': 1 }, 40);
    expect(all.held).toEqual(all.told);
    expect(fill({ 'archive-rate': 0 }, 40).held).toEqual([]);
  });

  it('holds as many as it may, and forgets the oldest', () => {
    const { told, held, archive } = fill({ 'archive-rate': 1, 'archive-size': 300 }, 40);
    expect(held).toEqual(told.slice(-300));
    expect(archive.births.length).toBe(300);
    expect(archive.added).toBe(told.length);
    expect(fill({ 'archive-rate': 1, 'archive-size': 1 }, 5).held).toHaveLength(1);
  });
});
