/**
 * The cells of CVT archives (Vassiliades, Chatzilygeroudis & Mouret 2018): centroids of nearly equal, nearly hexagonal
 * Voronoi cells of the unit square, made beforehand by `training/cvt/make.ts` and shipped. Pure.
 */
import { CENTROIDS } from './centroid-data.ts';

/** How many cells there may be. */
export const CENTROID_COUNTS = [256, 1000] as const;

/** How they are written: in steps of 1/4096, as two digits of 64 each. */
export const STEPS = 4096;
export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** [count × 2] x and y in the unit square, in rows from the bottom up. */
export function centroidsOf(count: number): Float64Array {
  const text = CENTROIDS[count];
  const plane = (which: number, i: number) => DIGITS.indexOf(text[which * count + i]);
  const middle = (high: number, low: number) => (64 * high + low + 0.5) / STEPS;
  return Float64Array.from({ length: 2 * count }, (_, k) => {
    const i = k >> 1;
    return k % 2 === 0 ? middle(plane(2, i), plane(3, i)) : middle(plane(0, i), plane(1, i));
  });
}
