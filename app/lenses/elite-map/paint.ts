/** Fitness values to pixels. Runs over every cell of every frame, so plain loops over typed arrays. Pure. */
import type { MapFrame } from '../../../workers/core/frames.ts';
import { RAMP, viridis } from './viridis.ts';

export interface Extent {
  /** Smallest and largest fitness on the map; NaN where the map is empty. */
  readonly low: number;
  readonly high: number;
  readonly filled: number;
}

const CSS_RAMP = Array.from({ length: RAMP.length }, (_, i) => `rgb(${viridis(i).join(',')})`);

/** A pixel that lets the ground show through. */
export const TRANSPARENT = 0;

export function extentOf(fitness: Float32Array): Extent {
  let low = Infinity;
  let high = -Infinity;
  let filled = 0;
  for (let i = 0; i < fitness.length; i++) {
    const value = fitness[i];
    if (value !== value) continue;
    filled += 1;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return filled === 0 ? { low: NaN, high: NaN, filled } : { low, high, filled };
}

/** Where in the ramp a value goes: NaN stays NaN, which is no place at all. */
export function rampPlaces([low, high]: readonly [number, number]): { readonly scale: number; readonly shift: number } {
  const scale = high > low ? 255 / (high - low) : 0;
  // Without a span all values are equal: they take the last colour.
  return { scale, shift: scale === 0 ? 255 : 0.5 };
}

/**
 * One pixel per cell, the highest row first as images go. Values outside the domain take the colour of its end. Empty
 * cells get `empty`; empty cells out of reach stay transparent.
 */
export function paintCells(
  frame: MapFrame,
  domain: readonly [number, number],
  empty: number,
  reachable: Uint8Array | undefined,
  pixels: Uint32Array,
): void {
  const { cols, rows, fitness } = frame;
  const ramp = RAMP;
  const [low] = domain;
  const { scale, shift } = rampPlaces(domain);
  for (let row = 0; row < rows; row++) {
    const from = row * cols;
    const to = (rows - 1 - row) * cols;
    for (let column = 0; column < cols; column++) {
      const place = (fitness[from + column] - low) * scale + shift;
      if (place >= 0) pixels[to + column] = ramp[place > 255 ? 255 : place | 0];
      else if (place < 0) pixels[to + column] = ramp[0];
      else pixels[to + column] = reachable !== undefined && reachable[from + column] === 0 ? TRANSPARENT : empty;
    }
  }
}

/** The colour of every cell as CSS has it, for cells drawn as outlines. */
export function cellColours(frame: MapFrame, domain: readonly [number, number], empty: string): string[] {
  const { scale, shift } = rampPlaces(domain);
  return Array.from(frame.fitness, (value) => {
    const place = (value - domain[0]) * scale + shift;
    return Number.isNaN(place) ? empty : CSS_RAMP[Math.min(255, Math.max(0, Math.floor(place)))];
  });
}
