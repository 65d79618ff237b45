import { expect, it } from 'vitest';
import { completeParams } from '../core/params.ts';
import { clonePlain } from '../core/plain.ts';
import type { Batch, RealSpace, Search } from '../core/types.ts';
import { random } from './random.ts';

const DIM = 3;
const UNIFORM: RealSpace = {
  kind: 'real',
  dim: DIM,
  lower: -2,
  upper: 5,
  initial: { kind: 'uniform', low: -2, high: 5 },
};
const NORMAL: RealSpace = {
  kind: 'real',
  dim: DIM,
  lower: -Infinity,
  upper: Infinity,
  initial: { kind: 'normal', mean: -1, sd: 0.25 },
};

function open(space: RealSpace, batch: number, seed = 1): Search {
  const descriptor = { name: 'd', unit: '', range: [0, 1] } as const;
  const objectives = [{ name: 'f', unit: '', floor: 0, ceiling: 1 }];
  const context = { space, seed, objectives, descriptors: [descriptor, descriptor] } as const;
  return random.create(context, completeParams(random.params, { batch }));
}

function ask(search: Search, state: unknown, size = search.nextSize(state)): Batch {
  const solutions = new Float64Array(search.capacity * DIM).fill(NaN);
  const batch = { size, solutions, parents: new Uint32Array(search.capacity).fill(9) };
  search.ask(state, batch, size);
  return batch;
}

it('draws from the initial distribution of the space, uniform', () => {
  const search = open(UNIFORM, 5000);
  const state = search.init();
  const counts = Array<number>(70).fill(0);
  for (let i = 0; i < 14; i++) for (const v of ask(search, state).solutions) counts[Math.floor((v + 2) * 10)]++;
  expect(counts.reduce((a, b) => a + b)).toBe(210_000);
  const chiSquare = counts.reduce((sum, count) => sum + (count - 3000) ** 2 / 3000, 0);
  expect(chiSquare).toBeLessThan(69 + 5 * Math.sqrt(138));
  expect(chiSquare).toBeGreaterThan(69 - 5 * Math.sqrt(138));
});

it('draws from the initial distribution of the space, normal', () => {
  const search = open(NORMAL, 16384);
  const z = Array.from(ask(search, search.init()).solutions, (v) => (v + 1) / 0.25);
  const moment = (power: number) => z.reduce((sum, v) => sum + v ** power, 0) / z.length;
  expect(Math.abs(moment(1))).toBeLessThan(4.5 * Math.sqrt(1 / z.length));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / z.length));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4.5 * Math.sqrt(96 / z.length));
});

it('draws every solution afresh, without parents', () => {
  const search = open(UNIFORM, 100);
  const state = search.init();
  const seen = new Set<number>();
  for (let i = 0; i < 50; i++) {
    const batch = ask(search, state);
    expect(batch.parents).toEqual(new Uint32Array(100));
    for (const v of batch.solutions) seen.add(v);
    search.tell(state, batch, { objectives: new Float64Array(100), descriptors: new Float64Array(200) }, 1, {
      size: 0,
      rows: new Uint32Array(100),
      cells: new Uint32Array(100),
    });
  }
  expect(seen.size).toBe(50 * 100 * DIM);
});

it('asks by seed and iteration alone', () => {
  const search = open(NORMAL, 50);
  const state = search.init();
  for (let i = 0; i < 3; i++) ask(search, state);
  const kept = clonePlain(state);
  const fourth = ask(search, state);
  expect(ask(search, clonePlain(kept))).toEqual(fourth);
  expect(ask(open(NORMAL, 50), clonePlain(kept))).toEqual(fourth);
  expect(ask(open(NORMAL, 50, 2), clonePlain(kept))).not.toEqual(fourth);
  expect(ask(search, state)).not.toEqual(fourth);
});

it('asked for fewer, gives the first of the same', () => {
  const search = open(UNIFORM, 50);
  const full = ask(search, search.init());
  const part = ask(search, search.init(), 7);
  expect(part.solutions.subarray(0, 7 * DIM)).toEqual(full.solutions.subarray(0, 7 * DIM));
  expect(part.solutions.subarray(7 * DIM).every((v) => Number.isNaN(v))).toBe(true);
  expect(part.parents[7]).toBe(9);
});

it('keeps nothing, and always asks for a whole batch', () => {
  const search = open(UNIFORM, 77);
  expect(search.archive).toBeUndefined();
  expect([search.capacity, search.nextSize(search.init())]).toEqual([77, 77]);
});
