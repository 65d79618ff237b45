/**
 * A rectangle of values of two objectives, and which rows lie in it. Shown values, so that it stays where it is on the
 * data whatever part of the plot is in view. Pure.
 */
import type { Objective } from '../../../workers/core/types.ts';
import { turned, type PlotAxis, type Range } from './places.ts';

export interface Brush {
  /** Which objectives the two sides are of. */
  readonly x: number;
  readonly y: number;
  readonly xs: Range;
  readonly ys: Range;
}

const ordered = (a: number, b: number): Range => (a < b ? [a, b] : [b, a]);

/** The rectangle between two corners, as places in the square. */
export function brushBetween(
  xAxis: PlotAxis,
  yAxis: PlotAxis,
  a: readonly [number, number],
  b: readonly [number, number],
): Brush {
  const value = ({ range: [low, high] }: PlotAxis, share: number) =>
    low + (high - low) * Math.min(1, Math.max(0, share));
  return {
    x: xAxis.k,
    y: yAxis.k,
    xs: ordered(value(xAxis, a[0]), value(xAxis, b[0])),
    ys: ordered(value(yAxis, 1 - a[1]), value(yAxis, 1 - b[1])),
  };
}

/** [rows] 1 for each row of `points` [rows × m] inside. */
export function rowsInside(
  points: Float64Array,
  objectives: readonly Objective[],
  { x, y, xs, ys }: Brush,
): Uint8Array {
  const m = objectives.length;
  const written = (k: number, [low, high]: Range) => ordered(turned(objectives[k], low), turned(objectives[k], high));
  const [left, right] = written(x, xs);
  const [bottom, top] = written(y, ys);
  const inside = new Uint8Array(points.length / m);
  for (let row = 0; row < inside.length; row++) {
    const [a, b] = [points[row * m + x], points[row * m + y]];
    inside[row] = a >= left && a <= right && b >= bottom && b <= top ? 1 : 0;
  }
  return inside;
}

export type Box = readonly [left: number, top: number, width: number, height: number];

/** Where a brush is drawn; null on a plot of other objectives. `pixels` takes places in the square to where they are drawn. */
export function boxOf(
  { x, y, xs, ys }: Brush,
  xAxis: PlotAxis,
  yAxis: PlotAxis,
  pixels: (place: readonly [number, number]) => readonly [number, number],
): Box | null {
  if (x !== xAxis.k || y !== yAxis.k) return null;
  const share = ({ range: [low, high] }: PlotAxis, value: number) => (value - low) / (high - low);
  const [left, top] = pixels([share(xAxis, xs[0]), 1 - share(yAxis, ys[1])]);
  const [right, bottom] = pixels([share(xAxis, xs[1]), 1 - share(yAxis, ys[0])]);
  return [left, top, right - left, bottom - top];
}

export function countSelected(selection: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < selection.length; row++) count += selection[row];
  return count;
}
