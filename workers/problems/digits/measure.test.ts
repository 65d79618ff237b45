import { describe, expect, it } from 'vitest';
import { measure, PIXELS, SIDE } from './measure.ts';

const measured = (image: Float32Array, at = 0) => {
  const out = { thickness: NaN, slant: NaN };
  measure(image, at, out);
  return out;
};

/** Ink where `inside` says so, with the share of each pixel found by sampling it 8 × 8 times. */
function draw(inside: (x: number, y: number) => boolean): Float32Array {
  const image = new Float32Array(PIXELS);
  for (let i = 0; i < PIXELS; i++) {
    for (let k = 0; k < 64; k++) {
      const x = (i % SIDE) - 0.5 + ((k % 8) + 0.5) / 8;
      const y = Math.floor(i / SIDE) - 0.5 + (Math.floor(k / 8) + 0.5) / 8;
      if (inside(x, y)) image[i] += 1 / 64;
    }
  }
  return image;
}

/** An upright bar, then sheared so that its top moves by `lean` pixels per pixel of height. */
const bar = (width: number, height: number, lean = 0) =>
  draw((x, y) => {
    const up = 7.5 - y;
    return Math.abs(up) < height / 2 && Math.abs(x - 7.5 - lean * up) < width / 2;
  });

describe('measure', () => {
  it('finds the width of a bar: twice its area over its outline', () => {
    for (const [width, height] of [
      [2, 12],
      [4, 14],
      [6, 8],
    ]) {
      const { thickness, slant } = measured(bar(width, height));
      // Differences to the right and below meet at one of the corners: √2 for 2 there.
      const outline = 2 * (width + height) - (2 - Math.SQRT2);
      expect(thickness).toBeCloseTo((2 * width * height) / outline, 5);
      expect(slant).toBeCloseTo(0, 6);
    }
  });

  it('tells thin strokes from thick ones, whichever way they run', () => {
    const ring = (radius: number, width: number) =>
      draw((x, y) => Math.abs(Math.hypot(x - 7.5, y - 7.5) - radius) < width / 2);
    const [thin, thick] = [measured(ring(5, 1.5)), measured(ring(5, 3))];
    expect(thin.thickness).toBeGreaterThan(1.1);
    expect(thin.thickness).toBeLessThan(1.7);
    expect(thick.thickness / thin.thickness).toBeCloseTo(2, 0);
    expect(Math.abs(thin.slant)).toBeLessThan(0.1);
  });

  it('finds the lean of a sheared bar, positive to the right', () => {
    for (const lean of [-0.5, -0.2, 0.2, 0.5]) {
      expect(measured(bar(3, 10, lean)).slant).toBeCloseTo((Math.atan(lean) * 180) / Math.PI, 0);
    }
  });

  it('gives an empty picture neither, and reads where it is told to', () => {
    expect(measured(new Float32Array(PIXELS))).toEqual({ thickness: 0, slant: 0 });
    const two = new Float32Array(2 * PIXELS);
    two.set(bar(3, 10, 0.2), PIXELS);
    expect(measured(two, PIXELS)).toEqual(measured(bar(3, 10, 0.2)));
    expect(measured(two)).toEqual({ thickness: 0, slant: 0 });
  });
});
