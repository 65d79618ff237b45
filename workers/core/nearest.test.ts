import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CENTROID_COUNTS, centroidsOf } from './centroids.ts';
import { nearestOf } from './nearest.ts';
import { hashName, Rng } from './rng.ts';

function bruteForce(points: Float64Array, x: number, y: number): number {
  let best = 0;
  const distance = (i: number) => (x - points[2 * i]) ** 2 + (y - points[2 * i + 1]) ** 2;
  for (let i = 1; i < points.length / 2; i++) if (distance(i) < distance(best)) best = i;
  return best;
}

const inSquare = fc.double({ min: 0, max: 1, noNaN: true });

describe('nearestOf', () => {
  it('agrees with looking at every point, anywhere in the square', () => {
    const points = fc.array(inSquare, { minLength: 2, maxLength: 60 }).filter(({ length }) => length % 2 === 0);
    fc.assert(
      fc.property(points, fc.array(fc.tuple(inSquare, inSquare), { minLength: 30, maxLength: 30 }), (all, places) => {
        const array = Float64Array.from(all);
        const nearest = nearestOf(array);
        for (const [x, y] of [...places, [0, 0], [1, 1], [0, 1], [1, 0]])
          expect(nearest(x, y)).toBe(bruteForce(array, x, y));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it.each(CENTROID_COUNTS)('agrees with looking at all %i shipped centroids', (count) => {
    const points = centroidsOf(count);
    const nearest = nearestOf(points);
    const rng = new Rng().start(1, hashName('nearest/test'), count);
    const reached = new Set<number>();
    for (let i = 0; i < 6000; i++) {
      const [x, y] = [rng.uniform(), rng.uniform()];
      expect(nearest(x, y)).toBe(bruteForce(points, x, y));
      reached.add(nearest(x, y));
    }
    for (let i = 0; i < count; i++) expect(nearest(points[2 * i], points[2 * i + 1])).toBe(i);
    expect(reached.size).toBeGreaterThan(0.99 * count);
  });

  it('takes the first of equally near points, in any order and on the edges of its buckets', () => {
    // A lattice of the halves and quarters that buckets are made of; its points are each as near as three others.
    const lattice = Array.from({ length: 16 }, (_, i) => [(i % 4) / 4 + 0.125, Math.floor(i / 4) / 4 + 0.125]);
    for (const order of [lattice, lattice.toReversed(), [...lattice, ...lattice]]) {
      const points = Float64Array.from(order.flat());
      const nearest = nearestOf(points);
      for (let x = 0; x <= 1; x += 0.0625)
        for (let y = 0; y <= 1; y += 0.0625) expect(nearest(x, y), `${x}, ${y}`).toBe(bruteForce(points, x, y));
    }
  });
});

describe.each(CENTROID_COUNTS)('the %i shipped centroids', (count) => {
  const points = centroidsOf(count);

  it('lie in the square, in rows from the bottom up, no two alike', () => {
    expect(points).toHaveLength(2 * count);
    expect(points.every((value) => value > 0 && value < 1)).toBe(true);
    for (let i = 1; i < count; i++) {
      const [x, y, nextX, nextY] = points.subarray(2 * i - 2, 2 * i + 2);
      expect(nextY > y || (nextY === y && nextX > x)).toBe(true);
    }
  });

  it('are the centres of their own cells, which are nearly as compact as hexagons', () => {
    const side = 1000;
    const nearest = nearestOf(points);
    const sums = new Float64Array(2 * count);
    const sizes = new Float64Array(count);
    let spread = 0;
    for (let column = 0; column < side; column++) {
      for (let row = 0; row < side; row++) {
        const [x, y] = [(column + 0.5) / side, (row + 0.5) / side];
        const index = nearest(x, y);
        sums[2 * index] += x;
        sums[2 * index + 1] += y;
        sizes[index]++;
        spread += (x - points[2 * index]) ** 2 + (y - points[2 * index + 1]) ** 2;
      }
    }
    const across = 1 / Math.sqrt(count);
    for (let k = 0; k < 2 * count; k++)
      expect(Math.abs(sums[k] / sizes[k >> 1] - points[k])).toBeLessThan(0.06 * across);
    // Mean squared distance to the nearest of n centroids, times n: 5/(18·√3) for hexagons, 1/6 for squares, 1/π for random points.
    const moment = (spread / side ** 2) * count;
    expect(moment).toBeGreaterThan(5 / (18 * Math.sqrt(3)));
    expect(moment).toBeLessThan(1 / 6);
    const even = sizes.map((size) => (size / side ** 2) * count);
    expect(Math.min(...even)).toBeGreaterThan(0.7);
    expect(Math.max(...even)).toBeLessThan(1.35);
  });
});
