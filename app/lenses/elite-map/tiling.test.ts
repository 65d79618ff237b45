import { describe, expect, it } from 'vitest';
import { centroidsOf } from '../../../workers/core/centroids.ts';
import { cellBox, type View } from './geometry.ts';
import { sameCellIn, tilings } from './tiling.ts';
import { voronoiOf } from './voronoi.ts';

const fitness = new Float32Array(0);
const centroids = centroidsOf(256);
const cvt = tilings()({ cols: 256, rows: 1, fitness, centroids });
const grid = (cols: number, rows: number) => tilings()({ cols, rows, fitness });
const whole: View = { side: 400, k: 1, x: 0, y: 0 };

/** Twice the area inside an outline, positive if it turns left. */
const area = (corners: Float64Array) => {
  let sum = 0;
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length;
    sum += corners[i] * corners[next + 1] - corners[next] * corners[i + 1];
  }
  return sum / 2;
};

function nearest(x: number, y: number): number {
  let best = 0;
  const distance = (i: number) => (centroids[2 * i] - x) ** 2 + (centroids[2 * i + 1] - y) ** 2;
  for (let i = 1; i < 256; i++) if (distance(i) < distance(best)) best = i;
  return best;
}

describe('voronoiOf', () => {
  const { outlines, neighbours } = voronoiOf(centroids);

  it('fills the square, every cell with places nearest to its own point', () => {
    expect(outlines.reduce((sum, corners) => sum + area(corners), 0)).toBeCloseTo(1, 9);
    outlines.forEach((corners, cell) => {
      expect(area(corners)).toBeGreaterThan(0);
      for (let i = 0; i < corners.length; i += 2) {
        // Just inside every corner.
        const inner = [0, 1].map((axis) => corners[i + axis] + 1e-6 * (centroids[2 * cell + axis] - corners[i + axis]));
        expect(nearest(inner[0], inner[1])).toBe(cell);
      }
    });
  });

  it('knows who touches whom, both ways', () => {
    neighbours.forEach((all, cell) => {
      for (const other of all) expect(neighbours[other]).toContain(cell);
    });
    // Euler: a planar map whose corners join three cells has just under three borders a cell.
    const borders = neighbours.reduce((sum, all) => sum + all.length, 0) / 2;
    expect(borders).toBeGreaterThan(2.6 * 256);
    expect(borders).toBeLessThan(3 * 256);
  });

  it('halves a square between two points', () => {
    const { outlines: halves, neighbours: both } = voronoiOf(Float64Array.of(0.25, 0.5, 0.75, 0.5));
    expect(halves.map(area)).toEqual([0.5, 0.5]);
    expect(both).toEqual([[1], [0]]);
  });
});

describe('Voronoi cells on the plot', () => {
  it('are found where they are drawn, under a zoom too', () => {
    for (const view of [whole, { side: 300, k: 5, x: -700, y: -200 }]) {
      for (let cell = 0; cell < 256; cell++) {
        expect(cvt.cellAt(view, ...cvt.centre(view, [cell, 0]))).toEqual([cell, 0]);
        const { x, y, width, height } = cvt.box(view, [cell, 0]);
        for (const [px, py] of cvt.outline(view, [cell, 0])) {
          expect(px).toBeGreaterThanOrEqual(x);
          expect(px).toBeLessThanOrEqual(x + width + 1e-9);
          expect(py).toBeGreaterThanOrEqual(y);
          expect(py).toBeLessThanOrEqual(y + height + 1e-9);
        }
      }
    }
    expect(cvt.cellAt(whole, 401, 10)).toBeNull();
    // Cell 0 is at the bottom.
    expect(cvt.centre(whole, [0, 0])[1]).toBeGreaterThan(380);
  });

  it('are walked over: every cell can be reached by arrows, and each arrow leads its way', () => {
    const ways = [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const;
    const { neighbours } = voronoiOf(centroids);
    const reached = new Set([0]);
    for (const cell of reached) {
      for (const way of ways) {
        const [next] = cvt.step([cell, 0], way, 1);
        if (next === cell) continue;
        expect(neighbours[cell]).toContain(next);
        const moved = [0, 1].map((axis) => centroids[2 * next + axis] - centroids[2 * cell + axis]);
        expect(moved[0] * way[0] + moved[1] * way[1]).toBeGreaterThan(0);
        reached.add(next);
      }
      if (reached.size === 256) break;
    }
    expect(reached.size).toBe(256);
    const [far] = cvt.step([120, 0], [1, 0], 10);
    expect(centroids[2 * far]).toBeGreaterThan(centroids[240] + 0.4);
  });
});

describe('the same place in another tiling', () => {
  it('is the cell in which the middle lies', () => {
    expect(sameCellIn(grid(100, 100), grid(16, 16), [15, 0])).toEqual([96, 3]);
    expect(sameCellIn(grid(16, 16), grid(100, 100), [99, 50])).toEqual([15, 8]);
    expect(sameCellIn(grid(16, 16), grid(16, 16), [20, 0])).toBeNull();
    expect(sameCellIn(cvt, grid(2, 2), [0, 0])).toEqual([nearest(0.25, 0.25), 0]);
  });

  it('is kept as one object while frames are cut alike', () => {
    const tilingOf = tilings();
    const first = tilingOf({ cols: 4, rows: 3, fitness });
    expect(tilingOf({ cols: 4, rows: 3, fitness })).toBe(first);
    expect(first.box(whole, [1, 2])).toEqual(cellBox({ cols: 4, rows: 3 }, whole, [1, 2]));
    expect(tilingOf({ cols: 8, rows: 6, fitness })).not.toBe(first);
    const cells = tilingOf({ cols: 256, rows: 1, fitness, centroids });
    expect(tilingOf({ cols: 256, rows: 1, fitness, centroids: centroids.slice() })).toBe(cells);
    expect(tilingOf({ cols: 256, rows: 1, fitness })).not.toBe(cells);
  });
});
