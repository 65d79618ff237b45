import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisScales, ticksOf } from './axes.ts';
import { cellAt, cellBox, cellRange, pathCells, type View } from './geometry.ts';

const whole = (side: number): View => ({ side, k: 1, x: 0, y: 0 });

describe('cells on the plot', () => {
  it('has row 0 at the bottom', () => {
    expect(cellAt({ cols: 10, rows: 10 }, whole(500), 1, 499)).toEqual([0, 0]);
    expect(cellAt({ cols: 10, rows: 10 }, whole(500), 499, 1)).toEqual([9, 9]);
    expect(cellAt({ cols: 10, rows: 10 }, whole(500), 501, 1)).toBeNull();
  });

  it('finds every cell again from the middle of its box, under any zoom', () => {
    const cell = fc
      .record({ cols: fc.integer({ min: 2, max: 512 }), rows: fc.integer({ min: 2, max: 512 }) })
      .chain((grid) =>
        fc.record({
          grid: fc.constant(grid),
          column: fc.integer({ min: 0, max: grid.cols - 1 }),
          row: fc.integer({ min: 0, max: grid.rows - 1 }),
          view: fc.record({
            side: fc.integer({ min: 160, max: 900 }),
            k: fc.double({ min: 1, max: 128, noNaN: true }),
            x: fc.integer({ min: -9000, max: 0 }),
            y: fc.integer({ min: -9000, max: 0 }),
          }),
        }),
      );
    fc.assert(
      fc.property(cell, ({ grid, column, row, view }) => {
        const { x, y, width, height } = cellBox(grid, view, [column, row]);
        expect(cellAt(grid, view, x + width / 2, y + height / 2)).toEqual([column, row]);
      }),
    );
  });
});

describe('axes', () => {
  const axes = [
    { name: 'a', unit: '', range: [-1, 1] },
    { name: 'b', unit: '', range: [0, 10] },
  ] as const;

  it('agree with the cells under a zoom', () => {
    const grid = { cols: 20, rows: 20 };
    const view = { side: 400, k: 4, x: -300, y: -700 };
    const [x, y] = axisScales(axes, view);
    const box = cellBox(grid, view, [5, 7]);
    expect(x.invert(box.x)).toBeCloseTo(cellRange(axes[0], 5, 20)[0]);
    expect(y.invert(box.y)).toBeCloseTo(cellRange(axes[1], 7, 20)[1]);
    expect(y.invert(box.y + box.height)).toBeCloseTo(cellRange(axes[1], 7, 20)[0]);
  });

  it('of whole numbers have ticks on these alone', () => {
    const levels = { name: 'levels', unit: '', range: [-0.5, 2.5], whole: true } as const;
    const [x] = axisScales([levels, levels], { side: 400, k: 1, x: 0, y: 0 });
    expect(ticksOf(levels, x, 8)).toEqual([0, 1, 2]);
    expect(ticksOf({ ...levels, whole: false }, x, 8)).toContain(-0.5);
  });

  it('end exactly where the range ends', () => {
    expect(cellRange({ name: '', unit: '', range: [-1, 0.7] }, 2, 3)[1]).toBe(0.7);
  });
});

describe('pathCells', () => {
  it('drops repeats but keeps returns', () => {
    expect(pathCells([1, 1, 2, 1], [4, 4, 4, 4])).toEqual([
      [1, 4],
      [2, 4],
      [1, 4],
    ]);
  });
});
