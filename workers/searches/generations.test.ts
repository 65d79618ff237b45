/** What the (µ + λ) searches have in common. Their own rules are tested beside each. */
import { describe, expect, it } from 'vitest';
import { completeParams, type ParamValues } from '../core/params.ts';
import { clonePlain, plainBytes } from '../core/plain.ts';
import type { Generations } from '../core/population.ts';
import type { Rng } from '../core/rng.ts';
import type { Batch, RealSpace, Search, SearchContext, Space } from '../core/types.ts';
import { ea } from './ea.ts';
import { eaDiversity } from './ea-diversity.ts';
import { nsLc } from './ns-lc.ts';

const DIM = 3;
const BOX: RealSpace = {
  kind: 'real',
  dim: DIM,
  lower: -1,
  upper: 2,
  initial: { kind: 'uniform', low: -1, high: 2 },
};
const OPEN: RealSpace = { ...BOX, lower: -Infinity, upper: Infinity };

const contextOf = (space: Space, seed: number): SearchContext => ({
  space,
  seed,
  objectives: [{ name: 'f', unit: '', floor: 0, ceiling: 1 }],
  descriptors: [
    { name: 'x', unit: '', range: [-1, 2] },
    { name: 'y', unit: '', range: [-2, 4] },
  ],
});

const SEARCHES = [ea, eaDiversity, nsLc];

function openWith(definition: (typeof SEARCHES)[number], given: ParamValues = {}, space: Space = BOX, seed = 1) {
  const params = completeParams(definition.params, { population: 20, batch: 12, ...given });
  const search = definition.create(contextOf(space, seed), params) as Search<Generations>;
  return { search, state: search.init(), params };
}

function ask(search: Search<Generations>, state: Generations, size = search.nextSize(state)): Batch {
  const batch = {
    size,
    solutions: new Float64Array(search.capacity * DIM).fill(NaN),
    parents: new Uint32Array(search.capacity).fill(4_000_000_000),
  };
  search.ask(state, batch, size);
  return batch;
}

/** Fitness and descriptors are simple functions of the solution. */
function tell(search: Search<Generations>, state: Generations, batch: Batch, firstBirth: number): void {
  const { size, solutions } = batch;
  const objectives = Float64Array.from({ length: size }, (_, i) => solutions[DIM * i] - solutions[DIM * i + 2] ** 2);
  const descriptors = Float64Array.from(
    { length: 2 * size },
    (_, i) => solutions[DIM * (i >> 1) + (i & 1)] * (1 + (i & 1)),
  );
  const accepted = { size: 0, rows: new Uint32Array(size), cells: new Uint32Array(size) };
  search.tell(state, batch, { objectives, descriptors }, firstBirth, accepted);
  expect(accepted.size).toBe(0);
}

function run({ search, state }: { search: Search<Generations>; state: Generations }, batches: number, born = 0) {
  for (let i = 0, birth = born + 1; i < batches; i++) {
    const batch = ask(search, state);
    tell(search, state, batch, birth);
    birth += batch.size;
  }
}

describe.each(SEARCHES)('$id', (definition) => {
  const open = (...rest: [ParamValues?, Space?, number?]) => openWith(definition, ...rest);

  it('begins with µ random solutions, then makes λ children of members at a time', () => {
    const { search, state } = open();
    const known = new Map<number, number[]>();
    const sizes: number[] = [];
    for (let i = 0, birth = 1; i < 6; i++) {
      const alive = new Set(state.members.births.subarray(0, state.members.size));
      const batch = ask(search, state);
      sizes.push(batch.size);
      for (let row = 0; row < batch.size; row++) {
        known.set(birth + row, [...batch.solutions.subarray(row * DIM, (row + 1) * DIM)]);
        if (i < 2) expect(batch.parents[row]).toBe(0);
        else expect(alive.has(batch.parents[row])).toBe(true);
      }
      tell(search, state, batch, birth);
      birth += batch.size;
    }
    expect(sizes).toEqual([12, 8, 12, 12, 12, 12]);
    expect(search.archive).toBeUndefined();
    const { members } = state;
    expect(members.size).toBe(20);
    for (let i = 0; i < members.size; i++) {
      const solution = [...members.solutions.subarray(i * DIM, (i + 1) * DIM)];
      expect(solution).toEqual(known.get(members.births[i]));
      expect(members.fitness[i]).toBe(solution[0] - solution[2] ** 2);
      expect([...members.descriptors.subarray(2 * i, 2 * i + 2)]).toEqual([solution[0], solution[1] * 2]);
    }
    expect(new Set(members.births.subarray(0, 20)).size).toBe(20);
  });

  it('children differ from their parents by σ·N(0, I), clipped to the box', () => {
    const given = { population: 200, batch: 4000, sigma: 0.4 };
    const free = open(given, OPEN);
    run(free, 1);
    const { members } = free.state;
    const place = new Map(Array.from({ length: 200 }, (_, i) => [members.births[i], i]));
    const { solutions, parents, size } = ask(free.search, clonePlain(free.state));
    const z = Array.from({ length: size * DIM }, (_, i) => {
      const parent = place.get(parents[Math.floor(i / DIM)])!;
      return (solutions[i] - members.solutions[parent * DIM + (i % DIM)]) / 0.4;
    });
    const moment = (power: number) => z.reduce((sum, v) => sum + v ** power, 0) / z.length;
    [0, 1, 0, 3].forEach((expected, i) => {
      const deviation = Math.sqrt([1, 2, 15, 96][i] / z.length);
      expect(Math.abs(moment(i + 1) - expected), `moment ${i + 1}`).toBeLessThan(4.5 * deviation);
    });
    const boxed = open(given, BOX);
    const inside = ask(boxed.search, clonePlain(free.state)).solutions;
    expect(inside).toEqual(solutions.map((v) => Math.min(2, Math.max(-1, v))));
    expect(inside).not.toEqual(solutions);
  });

  it('uses a structured space’s own drawing and mutation', () => {
    const space: Space = {
      kind: 'structured',
      dim: DIM,
      sample: (rng: Rng, x, at) => x.set([rng.below(10), 0, 1], at),
      vary(rng: Rng, from, start, x, at) {
        for (let k = 0; k < DIM; k++) x[at + k] = from[start + k];
        x[at + 1] += 1 + rng.below(2);
      },
    };
    const { search, state } = open({}, space);
    const depth = new Map([[0, -1]]);
    const step = new Map<number, number>();
    for (let i = 0, birth = 1; i < 8; i++) {
      const batch = ask(search, state);
      for (let row = 0; row < batch.size; row++) {
        const parent = batch.parents[row];
        depth.set(birth + row, depth.get(parent)! + 1);
        step.set(birth + row, batch.solutions[row * DIM + 1]);
        const more = batch.solutions[row * DIM + 1] - (step.get(parent) ?? 0);
        expect(parent === 0 ? [0] : [1, 2]).toContain(more);
      }
      tell(search, state, batch, birth);
      birth += batch.size;
    }
    expect(Math.max(...depth.values())).toBeGreaterThan(2);
  });

  it.each([0, 1, 2, 7])('after %i batches goes on from a copy of its state as it would have', (batches) => {
    const one = open();
    run(one, batches);
    const kept = clonePlain(one.state);
    const born = 500;
    run(one, 5, born);
    const two = { search: open().search, state: clonePlain(kept) };
    run(two, 5, born);
    expect(two.state).toEqual(one.state);
    const other = { search: open({}, BOX, 2).search, state: clonePlain(kept) };
    run(other, 5, born);
    expect(other.state).not.toEqual(one.state);
    // Asking alone changes nothing but the iteration.
    const idle = clonePlain(kept);
    ask(two.search, idle);
    expect({ ...idle, iteration: 0 }).toEqual({ ...kept, iteration: 0 });
  });

  it('asked for fewer, gives the first of the same, and takes their results', () => {
    for (const batches of [0, 3]) {
      const { search, state } = open();
      run({ search, state }, batches);
      const whole = ask(search, clonePlain(state));
      const part = ask(search, state, 5);
      expect(part.solutions.subarray(0, 5 * DIM)).toEqual(whole.solutions.subarray(0, 5 * DIM));
      expect(part.parents.subarray(0, 5)).toEqual(whole.parents.subarray(0, 5));
      expect(part.solutions.subarray(5 * DIM).every(Number.isNaN)).toBe(true);
      tell(search, state, part, 1000);
      expect(state.members.size).toBe(batches === 0 ? 5 : 20);
    }
  });

  it('works with one parent and one child', () => {
    const one = open({ population: 1, batch: 1 });
    run(one, 30);
    expect(one.state.members.size).toBe(1);
  });

  it('says how large its state may grow', () => {
    const small = open({
      population: 50,
      batch: 300,
      ...(definition === nsLc && { 'archive-size': 400, 'archive-rate': 1 }),
    });
    run(small, 10);
    const bytes = plainBytes(small.state);
    const said = definition.memory(contextOf(BOX, 1), small.params);
    expect(bytes).toBeLessThan(said + 100);
    expect(bytes).toBeGreaterThan(0.8 * said);
  });
});
