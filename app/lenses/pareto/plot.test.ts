import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Objective } from '../../../workers/core/types.ts';
import { barsOf, measuredRange } from './bars.ts';
import { brushBetween, countSelected, rowsInside } from './brush.ts';
import { describeRow } from './describe.ts';
import { frontSvg } from './figure.ts';
import { frontShape } from './front-shape.ts';
import { GridIndex } from './grid-index.ts';
import { keyAction } from './keys.ts';
import { Extents, Places, sameRows, shareOf, titleOf, turned, wholeRange, type PlotAxis } from './places.ts';
import { PointRaster } from './raster.ts';
import { sideOf } from './sides.ts';
import { outline, staircase } from './staircase.ts';

const ERROR: Objective = { name: 'error', unit: '%', floor: -100, ceiling: 0, minimised: true };
const GAIN: Objective = { name: 'gain', unit: '', floor: 0, ceiling: 10 };
const BOTH = [ERROR, GAIN];
const across: PlotAxis = { k: 0, objective: ERROR, range: [0, 50] };
const up: PlotAxis = { k: 1, objective: GAIN, range: [0, 10] };

/** Errors of 6.2 % and 30 %, gains of 4 and 9. */
const POINTS = Float64Array.of(-6.2, 4, -30, 9, -40, 2);

describe('places', () => {
  it('rise to the right and upwards, whichever way is better', () => {
    expect(titleOf(ERROR)).toBe('error (%), less is better');
    expect(titleOf(GAIN)).toBe('gain, more is better');
    expect(Object.is(turned(ERROR, 0), 0)).toBe(true);
    const places = new Places();
    places.extend(POINTS, 2, across, up);
    [0.124, 0.6, 0.8].forEach((x, row) => expect(places.x[row]).toBeCloseTo(x, 6));
    [0.6, 0.1, 0.8].forEach((y, row) => expect(places.y[row]).toBeCloseTo(y, 6));
  });

  it('are added to as rows come, and cut', () => {
    const places = new Places();
    places.extend(POINTS.subarray(0, 2), 2, across, up);
    places.extend(POINTS, 2, across, up);
    expect(places.count).toBe(3);
    places.cut(1);
    places.extend(Float64Array.of(-6.2, 4, -50, 10), 2, across, up);
    expect(Array.from(places.x.subarray(0, 2))).toEqual([Math.fround(0.124), 1]);
  });

  it('span all values there are, at round ends, and pass over what is missing', () => {
    const extents = new Extents(BOTH);
    expect([extents.of(0), wholeRange(ERROR, [extents.of(0)])]).toEqual([null, [0, 100]]);
    extents.extend(Float64Array.of(-6.2, NaN));
    expect([extents.of(0), extents.of(1)]).toEqual([[6.2, 6.2], null]);
    extents.extend(Float64Array.of(-6.2, NaN, -41, 3));
    expect([extents.of(0), extents.of(1)]).toEqual([
      [6.2, 41],
      [3, 3],
    ]);
    expect(wholeRange(ERROR, [extents.of(0), [50, 60]])).toEqual([0, 60]);
    const [low, high] = wholeRange(GAIN, [[3, 3]]);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
  });

  it('know another run by its rows', () => {
    const other = POINTS.slice();
    expect(sameRows(POINTS, other, 2, 3)).toBe(true);
    other[5] = 1;
    expect(sameRows(POINTS, other, 2, 3)).toBe(false);
    expect(sameRows(POINTS, other, 2, 2)).toBe(true);
  });
});

describe('a front in two objectives', () => {
  const arbitraryPoints = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 25 });

  it('is what brute force leaves, best first', () => {
    fc.assert(
      fc.property(arbitraryPoints, (points) => {
        const values = Float64Array.from(points.flat());
        const rows = Uint32Array.from(points, (_, row) => row);
        const left = staircase(values, 3, rows, 2, 0);
        const expected = points.flatMap((p, row) =>
          points.some((q, i) => q[2] >= p[2] && q[0] >= p[0] && (q[2] > p[2] || q[0] > p[0] || i < row)) ? [] : [row],
        );
        expect(Array.from(left).sort((a, b) => a - b)).toEqual(expected);
        for (let i = 1; i < left.length; i++) expect(points[left[i]][2]).toBeLessThan(points[left[i - 1]][2]);
      }),
      { numRuns: 60 },
    );
  });

  it('bounds the area that it dominates', () => {
    fc.assert(
      fc.property(arbitraryPoints, (points) => {
        const values = Float64Array.from(points.flat(), (value) => value + 1);
        const rows = Uint32Array.from(points, (_, row) => row);
        const steps = Array.from(
          staircase(values, 3, rows, 0, 1),
          (row) => [values[3 * row], values[3 * row + 1]] as const,
        );
        const corners = [...outline(steps, [0, 0]), [0, 0] as const];
        // The shoelace formula against counted unit squares.
        let twice = 0;
        corners.forEach(([x, y], i) => {
          const [nextX, nextY] = corners[(i + 1) % corners.length];
          twice += x * nextY - nextX * y;
        });
        let squares = 0;
        for (let x = 0; x < 7; x++)
          for (let y = 0; y < 7; y++) if (points.some((p) => p[0] >= x && p[1] >= y)) squares++;
        expect(Math.abs(twice) / 2).toBe(squares);
      }),
      { numRuns: 60 },
    );
  });

  it('shades no further than the reference, and leaves out what does not reach it', () => {
    const rows = { points: POINTS, front: Uint32Array.of(0, 1) };
    const truth = { reference: Float64Array.of(-25, 0), front: Float64Array.of(-5, 5, -20, 10) };
    const { ground, line } = frontShape(rows, 2, [across, up], truth, ([x, y]) => [x, y]);
    // Only the point with an error of 6.2 % lies above the reference: less error is to the left, more gain is up.
    expect(ground.area).toEqual([
      [shareOf(across, -6.2), 1],
      [shareOf(across, -6.2), 0.6],
      [0.5, 0.6],
    ]);
    expect(ground.reference).toEqual([0.5, 1]);
    expect(ground.truthLine).toEqual([
      [0.1, 0.5],
      [0.4, 0.5],
      [0.4, 0],
    ]);
    expect(line.members).toHaveLength(2);
    expect(line.line[0]).toEqual([shareOf(across, -6.2), 0.6]);
    const free = frontShape(rows, 2, [across, up], undefined, ([x, y]) => [x, y]);
    expect(free.ground.worst[0]).toBeGreaterThan(1);
    expect(free.ground.worst[1]).toBeGreaterThan(1);
  });
});

describe('the nearest point', () => {
  const arbitraryPlaces = fc.array(fc.tuple(fc.integer({ min: -2, max: 22 }), fc.integer({ min: 0, max: 20 })), {
    maxLength: 80,
  });

  it('is that of brute force, within reach, among those that count', () => {
    fc.assert(
      fc.property(arbitraryPlaces, fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 40 }), (list, px, py, reach) => {
        const x = Float32Array.from(list, ([a]) => a / 20);
        const y = Float32Array.from(list, ([, b]) => b / 20);
        const index = new GridIndex({ x, y, count: list.length });
        const counts = (row: number) => row % 3 !== 0;
        let best = -1;
        let least = (reach / 40) ** 2;
        for (let row = 0; row < list.length; row++) {
          if (!counts(row) || x[row] < 0 || x[row] > 1) continue;
          const square = (x[row] - px / 20) ** 2 + (y[row] - py / 20) ** 2;
          if (square < least || (square === least && best < 0)) [best, least] = [row, square];
        }
        expect(index.nearest(px / 20, py / 20, reach / 40, counts)).toBe(best);
      }),
      { numRuns: 100 },
    );
  });

  it('passes over points without a value', () => {
    const index = new GridIndex({ x: Float32Array.of(NaN, 0.4), y: Float32Array.of(0.4, 0.4), count: 2 });
    expect(index.nearest(0.4, 0.4, 1)).toBe(1);
    expect(index.nearest(0.9, 0.9, 0.1)).toBe(-1);
  });
});

describe('a brush', () => {
  it('holds values as people read them, and selects the rows inside', () => {
    const brush = brushBetween(across, up, [0.7, 0.05], [0.1, 0.65]);
    expect(brush).toMatchObject({ x: 0, y: 1, xs: [5, 35] });
    expect(brush.ys[0]).toBeCloseTo(3.5, 12);
    expect(brush.ys[1]).toBeCloseTo(9.5, 12);
    const inside = rowsInside(POINTS, BOTH, brush);
    expect(Array.from(inside)).toEqual([1, 1, 0]);
    expect(countSelected(inside)).toBe(2);
    expect(Array.from(rowsInside(Float64Array.of(NaN, 4), BOTH, brush))).toEqual([0]);
  });

  it('ends at the edge of the plot', () => {
    expect(brushBetween(across, up, [-0.5, 0.5], [2, -1])).toMatchObject({ xs: [0, 50], ys: [5, 10] });
  });
});

describe('bars of what was measured', () => {
  const rows = { points: POINTS, front: Uint32Array.of(0, 1) };
  const looks = {
    objectives: BOTH,
    pinned: 2,
    pointed: null,
    // Of the front's second row nothing was measured.
    spreadOf: (row: number, k: number) => (k === 0 && row !== 1 ? { ends: [-9, -5] as const, median: -8 } : null),
  };

  it('are where the times are, not where the point is, for the front and the points looked at', () => {
    const bars = barsOf(rows, looks, [across, up], ([x, y]) => [100 * x, 100 * y]);
    expect(bars).toHaveLength(2);
    const close = (x: number, y: number) => [expect.closeTo(x, 9), expect.closeTo(y, 9)];
    expect(bars[0]).toEqual({ from: close(18, 60), to: close(10, 60), median: close(16, 60), point: close(12.4, 60) });
    expect(bars[1]).toMatchObject({ median: close(16, 80), point: close(80, 80) });
  });

  it('are in view', () => {
    expect(measuredRange(rows, looks, 0)).toEqual([5, 9]);
    expect(measuredRange(rows, looks, 1)).toBeNull();
    expect(sideOf(BOTH, 0, rows, new Extents(BOTH), undefined, false, [[5, 90]]).range[1]).toBeGreaterThanOrEqual(90);
  });

  it('stand upright for the other objective', () => {
    const bars = barsOf(rows, looks, [up, across], ([x, y]) => [100 * x, 100 * y]);
    const [{ from, to }] = bars;
    expect(from[0]).toBe(to[0]);
    expect([from[1], to[1]]).toEqual([expect.closeTo(82, 9), expect.closeTo(90, 9)]);
  });
});

describe('points in words', () => {
  it('say what was measured, and whether it is on the front', () => {
    const rows = { points: POINTS, front: Uint32Array.of(0, 1) };
    const words = describeRow(
      rows,
      BOTH,
      0,
      (row) => `trial ${row}`,
      (_, k) => (k === 0 ? { ends: [-7, -6], median: -6.5 } : null),
    );
    expect(words).toBe('trial 0: error 6.200 % (measured 6.500, middle half 6.000 to 7.000), gain 4.000; on the front');
    expect(describeRow(rows, BOTH, 2, String, undefined)).toBe('2: error 40.00 %, gain 2.000');
  });
});

describe('keys', () => {
  const press = (key: string, more: object = {}, reading = true) =>
    keyAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, reading);

  it('move the crosshair, set corners and pin, and leave the rest to the page', () => {
    expect(press('ArrowUp')).toEqual({ kind: 'move', dx: 0, dy: -0.01 });
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ kind: 'move', dx: 0.1, dy: 0 });
    expect(['s', 'Enter', 'Escape', '+', '0'].map((key) => press(key)?.kind)).toEqual([
      'corner',
      'pin',
      'leave',
      'zoom',
      'reset',
    ]);
    expect([press(' ', {}, false), press('s', {}, false), press('s', { ctrlKey: true }), press('r')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('discs of pixels', () => {
  const dots = (x: number[], y: number[]) => [Float32Array.from(x), Float32Array.from(y)] as const;

  it('lie where their points are, later over earlier, none outside', () => {
    const raster = new PointRaster(20);
    const window = { side: 20, x: 0, y: 0 };
    raster.draw(...dots([0.5, 0.5, -3, NaN], [0.5, 0.5, 0.5, 0.5]), 0, 4, window, 1, (row) => row + 1);
    const filled = [...raster.pixels].flatMap((pixel, at) =>
      pixel === 0 ? [] : [[at % 20, Math.floor(at / 20), pixel & 0xff]],
    );
    expect(filled.length).toBeGreaterThan(4);
    for (const [x, y, colour] of filled) {
      expect(colour).toBe(2);
      expect(Math.hypot(x - 9.5, y - 9.5)).toBeLessThan(2.5);
    }
  });

  it('are cut at the edges, and all are there under a zoom', () => {
    for (const radius of [1, 1.4, 3.2]) {
      const raster = new PointRaster(16);
      raster.draw(...dots([0, 1, 0, 1], [0, 0, 1, 1]), 0, 4, { side: 16, x: 0, y: 0 }, radius, () => 7);
      const corner = (x: number, y: number) => raster.pixels[y * 16 + x] >>> 24;
      expect([corner(0, 0), corner(15, 0), corner(0, 15), corner(15, 15)].every((alpha) => alpha > 0)).toBe(true);
      expect(corner(8, 8)).toBe(0);
      raster.clear();
      raster.draw(...dots([0.5], [0.5]), 0, 1, { side: 64, x: -24, y: -24 }, radius, () => 7);
      expect(corner(8, 8)).toBeGreaterThan(0);
    }
  });

  it('added later look as if drawn at once', () => {
    const [x, y] = dots(
      Array.from({ length: 50 }, (_, i) => ((i * 37) % 50) / 50),
      Array.from({ length: 50 }, (_, i) => ((i * 11) % 50) / 50),
    );
    const [once, twice] = [new PointRaster(30), new PointRaster(30)];
    const window = { side: 30, x: 0, y: 0 };
    once.draw(x, y, 0, 50, window, 2.2, (row) => row);
    twice.draw(x, y, 0, 20, window, 2.2, (row) => row);
    twice.draw(x, y, 20, 50, window, 2.2, (row) => row);
    expect(twice.pixels).toEqual(once.pixels);
  });

  it('leave out rows without a colour', () => {
    const raster = new PointRaster(10);
    raster.draw(...dots([0.5], [0.5]), 0, 1, { side: 10, x: 0, y: 0 }, 2, () => -1);
    expect(raster.pixels.every((pixel) => pixel === 0)).toBe(true);
  });
});

describe('the figure', () => {
  it('holds all points and the front, and no gap in its numbers', () => {
    const points = Float64Array.of(...POINTS, NaN, 3);
    const truth = { reference: Float64Array.of(-50, 0), front: Float64Array.of(-5, 5, -20, 10) };
    const svg = frontSvg({ points, front: Uint32Array.of(1, 0) }, BOTH, truth, 'a < b');
    expect(svg.match(/r="2"/g)).toHaveLength(3);
    expect(svg.match(/r="3"/g)).toHaveLength(2);
    expect(svg).toContain('gain, more is better');
    expect(svg).toContain('a &lt; b');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const empty = frontSvg({ points: new Float64Array(0), front: new Uint32Array(0) }, BOTH, undefined, 'none');
    expect(empty).not.toMatch(/NaN|undefined|Infinity/);
  });
});
