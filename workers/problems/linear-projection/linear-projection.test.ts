import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { completeParams } from '../../core/params.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { plateau, rastrigin, sphere } from './linear-projection.ts';

const problemOf = (definition: ProblemDefinition, dim: number) =>
  definition.create(completeParams(definition.params, { dim }), EXACT);

/** Objective and both descriptors of one solution. */
function evaluate(definition: ProblemDefinition, x: readonly number[]): [number, number, number] {
  const results = { objectives: new Float64Array(1), descriptors: new Float64Array(2) };
  const batch = { size: 1, solutions: Float64Array.from(x), parents: new Uint32Array(1) };
  void problemOf(definition, x.length).evaluate(batch, results, 0, 1);
  return [results.objectives[0], ...(results.descriptors as unknown as [number, number])];
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The formulas as published, minimised form, with the host's cosine. */
const FORMULAS: Record<string, (x: readonly number[]) => number> = {
  sphere: (x) => total(x.map((v) => (v - 2.048) ** 2)),
  rastrigin: (x) => 10 * x.length + total(x.map((v) => (v - 2.048) ** 2 - 10 * Math.cos(2 * Math.PI * (v - 2.048)))),
};

function publishedObjective(id: string, x: readonly number[]): number {
  if (id === 'plateau') return 100 - total(x.map((v) => Math.max(0, Math.abs(v) - 5.12) ** 2)) / x.length;
  const f = FORMULAS[id];
  const worst = f(x.map(() => -5.12));
  return (100 * (f(x) - worst)) / (0 - worst);
}

function publishedMeasures(x: readonly number[]): [number, number] {
  const clipped = x.map((v) => (Math.abs(v) <= 5.12 ? v : 5.12 / v));
  const half = Math.floor(x.length / 2);
  return [total(clipped.slice(0, half)), total(clipped.slice(half))];
}

describe.each([sphere, rastrigin, plateau])('$id', (definition) => {
  const { id } = definition;

  it.each([2, 3, 7, 20, 101, 1000])('in %i dimensions is as published', (dim) => {
    const rng = new Rng().start(dim, hashName('linear-projection/test'), 0);
    for (let i = 0; i < 60; i++) {
      // From well within the box to far outside, at times on its edge.
      const spread = 0.1 * 2 ** (i % 8);
      const x = Array.from({ length: dim }, () =>
        rng.below(20) === 0 ? 5.12 * (1 - 2 * rng.below(2)) : spread * rng.normal(),
      );
      const [objective, first, second] = evaluate(definition, x);
      const expected = publishedObjective(id, x);
      expect(Math.abs(objective - expected)).toBeLessThan(1e-12 * (100 + Math.abs(expected)));
      const [a, b] = publishedMeasures(x);
      expect(Math.abs(first - a)).toBeLessThan(1e-11);
      expect(Math.abs(second - b)).toBeLessThan(1e-11);
    }
  });

  it.each([2, 5, 100])(
    'has descriptors within their ranges in %i dimensions, all at the bounds at the corners',
    (dim) => {
      const { descriptors } = problemOf(definition, dim);
      const half = Math.floor(dim / 2);
      const corner = Array.from({ length: dim }, (_, k) => (k < half ? 5.12 : -5.12));
      const [, first, second] = evaluate(definition, corner);
      expect(first).toBeCloseTo(5.12 * half, 10);
      expect(second).toBeCloseTo(-5.12 * (dim - half), 10);
      expect(descriptors.map((d) => d.range.map((v) => v.toFixed(9)))).toEqual([
        [-5.12 * half, 5.12 * half].map((v) => v.toFixed(9)),
        [-5.12 * (dim - half), 5.12 * (dim - half)].map((v) => v.toFixed(9)),
      ]);
      expect(problemOf(definition, dim).reachable!(3, 4)).toEqual(new Uint8Array(12).fill(1));
    },
  );

  it('evaluates only the rows asked for, each by itself', () => {
    const dim = 5;
    const rng = new Rng().start(9, hashName('linear-projection/rows'), 0);
    const solutions = Float64Array.from({ length: 8 * dim }, () => 4 * rng.normal());
    const results = { objectives: new Float64Array(8).fill(-7), descriptors: new Float64Array(16).fill(-7) };
    void problemOf(definition, dim).evaluate({ size: 8, solutions, parents: new Uint32Array(8) }, results, 2, 5);
    for (let row = 0; row < 8; row++) {
      const alone = evaluate(definition, [...solutions.subarray(row * dim, (row + 1) * dim)]);
      const [x, y] = results.descriptors.subarray(2 * row, 2 * row + 2);
      expect([results.objectives[row], x, y]).toEqual(row >= 2 && row < 5 ? alone : [-7, -7, -7]);
    }
  });
});

it.each([2, 20, 1000])(
  'the optimum of sphere and Rastrigin in %i dimensions is 100, at 2.048; −5.12 everywhere gives 0',
  (dim) => {
    for (const definition of [sphere, rastrigin]) {
      expect(evaluate(definition, Array(dim).fill(2.048))[0]).toBe(100);
      expect(Math.abs(evaluate(definition, Array(dim).fill(-5.12))[0])).toBeLessThan(1e-11);
    }
  },
);

it('Rastrigin has a false summit near every whole step from the true one', () => {
  const along = (d: number) => evaluate(rastrigin, [2.048 + d, 2.048])[0];
  for (const step of [-5, -3, -1, 1, 2, 3]) {
    // The slope of d² moves the summits a little towards the true one.
    const summit = step * 0.995;
    expect(along(summit)).toBeGreaterThan(along(summit - 0.1));
    expect(along(summit)).toBeGreaterThan(along(summit + 0.1));
    expect(along(summit)).toBeLessThan(100);
  }
});

it('the plateau is 100 within the box, edges included, and falls off outside', () => {
  const rng = new Rng().start(4, hashName('linear-projection/plateau'), 0);
  for (let i = 0; i < 100; i++) {
    const inside = Array.from({ length: 9 }, () => 5.12 * (2 * rng.uniform() - 1));
    expect(evaluate(plateau, inside)[0]).toBe(100);
  }
  expect(evaluate(plateau, [5.12, -5.12, 0])[0]).toBe(100);
  expect(evaluate(plateau, [6.12, 0])[0]).toBeCloseTo(99.5, 12);
  expect(evaluate(plateau, [-7.12, 6.12])[0]).toBeCloseTo(97.5, 12);
});

it('coordinates beyond ±5.12 count for less the farther they are', () => {
  const first = (v: number) => evaluate(sphere, [v, 0, 0, 0])[1];
  expect([first(5.12), first(-5.12), first(0)]).toEqual([5.12, -5.12, 0]);
  for (const v of [5.13, 10.24, 512]) expect([first(v), first(-v)]).toEqual([5.12 / v, -5.12 / v]);
  expect(first(10.24)).toBe(0.5);
});

it('an odd number of dimensions gives the second half one more', () => {
  expect(evaluate(sphere, [1, 2, 3]).slice(1)).toEqual([1, 5]);
  expect(evaluate(sphere, [1, 2, 3, 4, 5]).slice(1)).toEqual([3, 12]);
});
