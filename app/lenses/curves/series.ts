/** Reading and thinning series of samples. Pure. */
import type { CurvesFrame } from '../../../workers/core/frames.ts';

/** Index of the last sample at or before `evaluation`; −1 if there is none. `at` is ascending. */
export function sampleBefore(at: Float64Array, evaluation: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] <= evaluation) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** At most about `most` indices of `count`, evenly spread, the first and the last always among them. */
export function spreadIndices(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}

/** Smallest and largest number of a series; NaN counts for nothing. Both NaN if nothing is left. */
export function rangeOf(values: Float64Array): [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [NaN, NaN];
}

/** The end of an axis for a share: the least of a few round shares that holds it, so that the axis seldom jumps. */
export function shareCeiling(share: number): number {
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((end) => share <= end) ?? 1;
}

/** Values of a metric; empty where the run does not have it. */
export const valuesOf = (frame: CurvesFrame, id: string): Float64Array => frame.metrics[id] ?? new Float64Array(0);
