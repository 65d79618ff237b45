import { expect, it } from 'vitest';
import { completeParams, type ParamValues } from '../core/params.ts';
import { clonePlain, plainBytes } from '../core/plain.ts';
import type { CategoricalSpace, RealSpace, SearchContext, Space } from '../core/types.ts';
import { grid } from './grid.ts';

const SERVOS: RealSpace = {
  kind: 'real',
  dim: 3,
  lower: -150,
  upper: 150,
  initial: { kind: 'uniform', low: -150, high: 150 },
};

const contextOf = (space: Space): SearchContext => {
  const descriptor = { name: 'd', unit: '', range: [0, 1] } as const;
  return {
    space,
    seed: 1,
    objectives: [{ name: 'f', unit: '', floor: 0, ceiling: 1 }],
    descriptors: [descriptor, descriptor],
  };
};

/** The first `count` solutions, in batches of `batch`; the last may be cut short. */
function visit(space: RealSpace | CategoricalSpace, count: number, given: ParamValues): number[][] {
  const search = grid.create(contextOf(space), completeParams(grid.params, given));
  const batch = {
    size: 0,
    solutions: new Float64Array(search.capacity * space.dim),
    parents: new Uint32Array(search.capacity).fill(7),
  };
  let state = search.init();
  const visited: number[][] = [];
  while (visited.length < count) {
    const size = Math.min(search.nextSize(state), count - visited.length);
    search.ask(state, batch, size);
    expect(batch.parents.subarray(0, size).every((parent) => parent === 0)).toBe(true);
    for (let row = 0; row < size; row++)
      visited.push([...batch.solutions.subarray(row * space.dim, (row + 1) * space.dim)]);
    state = clonePlain(state);
  }
  return visited;
}

/** All combinations of p values from −1 to 1, the first slowest. */
function lattice(dim: number, p: number): number[][] {
  const values = Array.from({ length: p }, (_, i) => -1 + (2 * i) / (p - 1));
  let all: number[][] = [[]];
  for (let k = 0; k < dim; k++) all = all.flatMap((point) => values.map((value) => [...point, value]));
  return all;
}

it('visits the paper’s 8³ points for three servos once each, the last servo fastest', () => {
  const visited = visit(SERVOS, 512, { batch: 100 });
  expect(new Set(visited.map(String)).size).toBe(512);
  const values = [...new Set(visited.flat())].sort((a, b) => a - b);
  expect(values).toHaveLength(8);
  values.forEach((value, i) => expect(value).toBeCloseTo(-150 + (300 * i) / 7, 12));
  expect([values[0], values[7]]).toEqual([-150, 150]);
  expect(visited).toEqual([...visited].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
});

it('then visits lattices of half the spacing, without the points had before', () => {
  const space: RealSpace = { ...SERVOS, dim: 2, lower: -1, upper: 1 };
  const visited = visit(space, 17 * 17, { points: 3, batch: 7 });
  const expected = lattice(2, 3);
  for (const p of [5, 9, 17]) {
    const had = new Set(expected.map(String));
    expected.push(...lattice(2, p).filter((point) => !had.has(String(point))));
  }
  expect(expected).toHaveLength(17 * 17);
  expect(visited).toEqual(expected);
});

it('with many numbers gets nowhere near the first', () => {
  const visited = visit({ ...SERVOS, dim: 12 }, 4096, { batch: 4096 });
  expect(new Set(visited.map((x) => x[7])).size).toBe(1);
  expect(new Set(visited.map((x) => String(x.slice(8)))).size).toBe(4096);
});

it('spans the initial range where there is no bound', () => {
  const open = { ...SERVOS, dim: 1, lower: -Infinity, upper: Infinity };
  const normal: RealSpace = { ...open, initial: { kind: 'normal', mean: 1, sd: 0.5 } };
  const uniform: RealSpace = { ...open, initial: { kind: 'uniform', low: 2, high: 4 } };
  expect(visit(normal, 3, { points: 3 })).toEqual([[-0.5], [1], [2.5]]);
  expect(visit(uniform, 3, { points: 3 })).toEqual([[2], [3], [4]]);
  expect(visit({ ...normal, upper: 2 }, 3, { points: 3 })).toEqual([[-0.5], [0.75], [2]]);
});

it('is for boxes and choices, keeps no archive, and says its size', () => {
  const search = grid.create(contextOf(SERVOS), completeParams(grid.params, {}));
  expect(search.archive).toBeUndefined();
  expect(Math.abs(plainBytes(search.init()) - grid.memory(contextOf(SERVOS), {}))).toBeLessThan(100);
  const structured: Space = { kind: 'structured', dim: 1, sample() {}, vary() {} };
  expect(grid.spaces).toEqual(['real', 'categorical']);
  expect(() => grid.create(contextOf(structured), completeParams(grid.params, {}))).toThrow(
    'box of real numbers or choices',
  );
});

it('goes through all choices once, dead genes at their first option, and begins again', () => {
  const space: CategoricalSpace = {
    kind: 'categorical',
    dim: 3,
    genes: [
      { name: 'width', options: ['8', '16', '24'] },
      { name: 'depth', options: ['1', '2'] },
      { name: 'second kernel', options: ['3', '5'] },
    ],
    dead: (x, at, gene) => gene === 2 && x[at + 1] === 0,
  };
  const all = [0, 1, 2].flatMap((width) => [
    [width, 0, 0],
    [width, 1, 0],
    [width, 1, 1],
  ]);
  expect(visit(space, 20, { batch: 6 })).toEqual([...all, ...all, ...all.slice(0, 2)]);
});
