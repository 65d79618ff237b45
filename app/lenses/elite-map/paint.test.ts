import { describe, expect, it } from 'vitest';
import { extentOf, paintCells, TRANSPARENT } from './paint.ts';
import { RAMP } from './viridis.ts';

const EMPTY = 7;
const frame = { cols: 3, rows: 2, fitness: Float32Array.of(0, 60, 100, NaN, -5, 1e30) };

function paint(domain: readonly [number, number], reachable?: Uint8Array): number[] {
  const pixels = new Uint32Array(6);
  paintCells(frame, domain, EMPTY, reachable, pixels);
  return [...pixels];
}

describe('paintCells', () => {
  it('draws row 0 last, ends of the domain in the end colours, beyond it too', () => {
    expect(paint([0, 100])).toEqual([EMPTY, RAMP[0], RAMP[255], RAMP[0], RAMP[153], RAMP[255]]);
  });

  it('leaves empty cells out of reach transparent, but never hides an elite', () => {
    expect(paint([0, 100], Uint8Array.of(0, 1, 1, 0, 1, 1)).slice(0, 4)).toEqual([
      TRANSPARENT,
      RAMP[0],
      RAMP[255],
      RAMP[0],
    ]);
  });

  it('draws a map of equal values in one colour', () => {
    const pixels = new Uint32Array(2);
    paintCells({ cols: 2, rows: 1, fitness: Float32Array.of(3, 3) }, [3, 3], EMPTY, undefined, pixels);
    expect([...pixels]).toEqual([RAMP[255], RAMP[255]]);
  });
});

describe('extentOf', () => {
  it('counts elites and finds the extremes', () => {
    expect(extentOf(Float32Array.of(NaN, 2, -1, NaN))).toEqual({ low: -1, high: 2, filled: 2 });
  });
  it('has no extremes on an empty map', () => {
    expect(extentOf(new Float32Array(4).fill(NaN))).toEqual({ low: NaN, high: NaN, filled: 0 });
  });
});
