import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newNear, Plane } from './neighbours.ts';
import { Rng } from './rng.ts';

const plane = new Plane();

/** All others sorted by squared distance, then index. */
function bruteForce(points: Float64Array, count: number, i: number, k: number) {
  const others = Array.from({ length: count }, (_, j) => {
    const dx = points[2 * j] - points[2 * i];
    const dy = points[2 * j + 1] - points[2 * i + 1];
    return { j, squared: dx * dx + dy * dy };
  }).filter(({ j }) => j !== i);
  others.sort((a, b) => a.squared - b.squared || a.j - b.j);
  return others.slice(0, k);
}

function expectNearest(points: Float64Array, k: number, queries: readonly number[]): void {
  const count = points.length / 2;
  const near = newNear(k);
  plane.set(points, count);
  for (const i of queries) {
    plane.nearest(i, near);
    const expected = bruteForce(points, count, i, k);
    expect([...near.indices.subarray(0, near.count)]).toEqual(expected.map(({ j }) => j));
    expect([...near.squared.subarray(0, near.count)]).toEqual(expected.map(({ squared }) => squared));
  }
}

const every = (points: Float64Array, step = 1) =>
  Array.from({ length: Math.ceil(points.length / 2 / step) }, (_, i) => i * step);

describe('the nearest neighbours are those of comparing with every other point', () => {
  it('for a few points on a coarse lattice, where distances tie', () => {
    const lattice = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(lattice, fc.integer({ min: 1, max: 20 }), (pairs, k) => {
        const points = Float64Array.from(pairs.flat());
        expectNearest(points, k, every(points));
      }),
      { numRuns: 200 },
    );
  });

  const rng = new Rng().start(3, 7, 0);
  const cloud = (count: number, place: (i: number) => [number, number]) =>
    Float64Array.from(Array.from({ length: count }, (_, i) => place(i)).flat());
  it.each([
    ['spread evenly', cloud(2000, () => [rng.uniform(), rng.uniform()])],
    ['in two distant clusters', cloud(1500, (i) => [rng.normal() * 0.001 + (i % 2) * 1000, rng.normal()])],
    ['with one far away', cloud(800, (i) => (i === 400 ? [1e6, -1e6] : [rng.uniform(), rng.uniform()]))],
    ['on a line', cloud(1000, () => [rng.uniform(), 0.25])],
    ['on a steep line', cloud(1000, () => [-3, rng.uniform() * 1e-3])],
    ['in a narrow band', cloud(1000, () => [rng.uniform() * 1e-6, rng.uniform()])],
    ['all in one place', cloud(300, () => [2, 2])],
    ['in few places', cloud(1200, () => [rng.below(4), rng.below(3)])],
  ])('for points %s', (_name, points) => {
    expectNearest(points, 15, every(points, 23));
  });
});

it('gives fewer where there are no more, and none to one alone', () => {
  const near = newNear(5);
  plane.set(Float64Array.of(0, 0, 3, 4), 2);
  plane.nearest(0, near);
  expect([near.count, near.indices[0], near.squared[0]]).toEqual([1, 1, 25]);
  plane.set(Float64Array.of(1, 1), 1);
  plane.nearest(0, near);
  expect(near.count).toBe(0);
});
