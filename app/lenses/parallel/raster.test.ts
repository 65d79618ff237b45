import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineRaster, paintColoured, paintPlain, shades, Stroke, UNIT } from './raster.ts';

const PIXEL = 65536;
const COUNT = 2 ** 32;

/** Draws these rows, each [heights at the axes in pixels], and returns what a pixel holds. */
function drawn(
  xs: readonly number[],
  height: number,
  rows: readonly (readonly number[])[],
  colours: readonly number[],
) {
  const raster = new LineRaster(xs[xs.length - 1] + 1, height);
  const ys = xs.map((_, k) => Int32Array.from(rows, (row) => Math.round(row[k] * PIXEL)));
  const stroke = (sign: 1 | -1): Stroke => {
    const made = new Stroke(rows.length);
    rows.forEach((_, row) => made.push(row, colours[row], sign));
    return made;
  };
  raster.draw(xs, ys, stroke(1));
  const at = (x: number, y: number) => {
    const sum = raster.sums[x * height + y];
    return { count: Math.floor(sum / COUNT) / UNIT, colours: (sum % COUNT) / UNIT };
  };
  return { raster, at, takeAway: () => raster.draw(xs, ys, stroke(-1)) };
}

describe('counted lines', () => {
  it('run from axis to axis, softly between two pixels', () => {
    const { at } = drawn([0, 4, 8], 10, [[2, 2, 4]], [100]);
    for (const x of [0, 1, 2, 3, 4]) expect(at(x, 2)).toEqual({ count: 1, colours: 100 });
    // Half a pixel down per column.
    expect(at(5, 2)).toEqual({ count: 0.5, colours: 50 });
    expect(at(5, 3)).toEqual({ count: 0.5, colours: 50 });
    expect(at(8, 4).count).toBe(1);
    expect(at(8, 3).count).toBe(0);
  });

  it('fill every pixel on their way where they are steep', () => {
    const { at } = drawn([0, 4], 41, [[0, 40]], [10]);
    for (let y = 0; y < 40; y++) expect(at(Math.floor(y / 10), y).count).toBe(1);
    expect(at(0, 11).count).toBe(0);
  });

  it('weigh the same in every column they cross flat, and go without a trace', () => {
    const height = 30;
    const rowsOf = fc.array(
      fc.record({
        heights: fc.array(fc.double({ min: 0, max: height - 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        colour: fc.nat(255),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const xs = [0, 31, 62];
        const { raster, takeAway } = drawn(
          xs,
          height,
          rows.map(({ heights }) => heights),
          rows.map(({ colour }) => colour),
        );
        // No slope here exceeds one pixel per column.
        const colours = rows.reduce((sum, { colour }) => sum + colour, 0);
        for (let x = 0; x < raster.width; x++) {
          const sum = raster.sums.subarray(x * height, (x + 1) * height).reduce((a, b) => a + b, 0);
          expect(sum).toBe(UNIT * (rows.length * COUNT + colours));
        }
        takeAway();
        expect(raster.sums.every((sum) => sum === 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('are painted in the mean of their colours, more opaque the more there are', () => {
    const { raster } = drawn(
      [0, 2],
      4,
      [
        [0, 0],
        [0, 0],
        [2, 2],
      ],
      [0, 200, 30],
    );
    const ramp = Uint32Array.from({ length: 256 }, (_, i) => i);
    const table = shades(3, 4, 1);
    const pixels = new Uint32Array(3 * 4);
    paintColoured(raster, null, table, ramp, 0, pixels);
    expect(pixels[1] & 0xffffff).toBe(100);
    expect(pixels[2 * 3 + 1] & 0xffffff).toBe(30);
    expect(pixels[1] >>> 24).toBeGreaterThan(pixels[2 * 3 + 1] >>> 24);
    expect(pixels[3]).toBe(0);
    const { raster: beside } = drawn([0, 2], 4, [[1, 1]], [0]);
    paintColoured(raster, beside, table, ramp, 0xabcdef, pixels);
    expect(pixels[3] & 0xffffff).toBe(0xabcdef);
    paintPlain(raster, beside, table, 0x123456, pixels);
    expect([0, 3, 6].map((at) => pixels[at] & 0xffffff)).toEqual([0x123456, 0x123456, 0x123456]);
    expect(pixels[9]).toBe(0);
  });

  it('keep single lines visible beside a hundred thousand', () => {
    const table = shades(100_000, 300, 1);
    expect(table[UNIT]).toBeGreaterThan(60);
    expect(table[0]).toBe(0);
    for (let i = 1; i < table.length; i++) expect(table[i] >= table[i - 1] || i === table.length / 2).toBe(true);
  });
});
