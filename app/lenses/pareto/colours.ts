/** The colours that the plot is drawn in: the page's CSS variables, and those of the points. */
import type { Objective } from '../../../workers/core/types.ts';
import { packRgb, parseHex, type Rgb } from '../elite-map/viridis.ts';
import { LINE_RAMP } from '../parallel/ramp.ts';
import type { SeriesStyle } from '../race/series-style.tsx';
import { turned, type Range } from './places.ts';

/** Of a point without the value that colours tell. */
const NO_COLOUR = 0x888888;
/** How much of its colour a point of one of several series has; the rest is the page's. */
const PALE = 0.55;

export interface Colours {
  readonly text: string;
  readonly surface: string;
  readonly faint: string;
  readonly cloud: string;
  readonly truth: string;
  readonly accent: string;
}

const variablesOf = (element: Element) => {
  const style = getComputedStyle(element);
  return (name: string): string => style.getPropertyValue(name).trim();
};

export function readColours(element: Element): Colours {
  const colour = variablesOf(element);
  return {
    text: colour('--text'),
    surface: colour('--surface'),
    faint: colour('--scatter-faint'),
    cloud: colour('--scatter-cloud'),
    truth: colour('--scatter-truth'),
    accent: colour('--accent'),
  };
}

export const seriesColours = (element: Element, series: readonly SeriesStyle[]): string[] =>
  series.map(({ colour }) => variablesOf(element)(colour));

/** A colour as pixels have it, 0xBBGGRR. */
export const pixelOf = (colour: string): number => packRgb(parseHex(colour)) & 0xffffff;

/** `colour` faded into the page's `surface`, 0xBBGGRR. */
export function paleOf(colour: string, surface: string): number {
  const [above, below] = [parseHex(colour), parseHex(surface)];
  const mix = (i: 0 | 1 | 2): number => Math.round(PALE * above[i] + (1 - PALE) * below[i]);
  const mixed: Rgb = [mix(0), mix(1), mix(2)];
  return packRgb(mixed) & 0xffffff;
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
