/** The colours that the plot is drawn in: the page's CSS variables, and those of the points. */
import type { Objective } from '../../../workers/core/types.ts';
import { LINE_RAMP } from '../parallel/ramp.ts';
import { turned, type Range } from './places.ts';

/** Of a point without the value that colours tell. */
const NO_COLOUR = 0x888888;
export interface Colours {
  readonly text: string;
  readonly surface: string;
  readonly faint: string;
  readonly truth: string;
  readonly accent: string;
}

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: colour('--text'),
    surface: colour('--surface'),
    faint: colour('--scatter-faint'),
    truth: colour('--series-2'),
    accent: colour('--accent'),
  };
}

/** Colours 0xBBGGRR of rows, by objective `k` or, if null, by their order; `range` is what the scale spans, in shown values. */
export function colourOf(
  points: Float64Array,
  objectives: readonly Objective[],
  k: number | null,
  [low, high]: Range,
): (row: number) => number {
  const last = LINE_RAMP.length - 1;
  if (k === null) return (row) => LINE_RAMP[Math.min(last, Math.floor((row / high) * LINE_RAMP.length))];
  const m = objectives.length;
  return (row) => {
    const share = (turned(objectives[k], points[row * m + k]) - low) / (high - low);
    return share === share ? LINE_RAMP[Math.round(share * last)] : NO_COLOUR;
  };
}
