/** Numbers beside the colour scale. Pure. */
import { evenLabels } from '../format.ts';
import type { Extent } from './paint.ts';

/** Where the labels stand, from the low end to the high end. */
export const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** One label per tick; `≤` and `≥` where values beyond the domain share the end colours. */
export function barLabels([low, high]: readonly [number, number], extent: Extent): string[] {
  if (high <= low) return ['', '', evenLabels([low, low])[0], '', ''];
  const labels = evenLabels(TICKS.map((share) => low + (high - low) * share));
  if (extent.low < low) labels[0] = `≤ ${labels[0]}`;
  if (extent.high > high) labels[TICKS.length - 1] = `≥ ${labels[TICKS.length - 1]}`;
  return labels;
}
