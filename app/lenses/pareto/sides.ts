/** What the two sides of the plot span, and their ticks. */
import { axisBottom, axisLeft } from 'd3-axis';
import { scaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import type { FrontTruth, Objective } from '../../../workers/core/types.ts';
import type { View } from '../elite-map/geometry.ts';
import {
  closeRange,
  turned,
  valueAt,
  wholeRange,
  type Extents,
  type PlotAxis,
  type Range,
  type Rows,
} from './places.ts';

export type Sides = readonly [x: PlotAxis, y: PlotAxis];

/** What is usually drawn: the fitness upwards, what it costs across; costs of one kind in their order. */
export const usualSides = ([first, second]: readonly Objective[]): readonly [x: number, y: number] =>
  first.unit === second.unit ? [0, 1] : [1, 0];

/** Smallest and largest shown value of objective k over `rows`, or all rows; null if there are none. */
function rangeOf(values: Float64Array, m: number, k: number, objective: Objective, rows?: Uint32Array): Range | null {
  const count = rows?.length ?? values.length / m;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const value = turned(objective, values[(rows?.[i] ?? i) * m + k]);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** The side for objective k: all points, the true front and what was `measured`, or, `close`, the front alone, the true one if it is known. */
export function sideOf(
  objectives: readonly Objective[],
  k: number,
  { points, front }: Rows,
  extents: Extents,
  truth: FrontTruth | undefined,
  close: boolean,
  /** What else is to be in view. */
  beside: readonly (Range | null)[] = [],
): PlotAxis {
  const m = objectives.length;
  const objective = objectives[k];
  const known = truth?.front === undefined ? null : rangeOf(truth.front, m, k, objective);
  if (!close) return { k, objective, range: wholeRange(objective, [extents.of(k), known, ...beside]) };
  const shown = known ?? rangeOf(points, m, k, objective, front);
  return { k, objective, range: shown === null ? wholeRange(objective, []) : closeRange(shown) };
}

export function drawSides(
  xGroup: SVGGElement,
  yGroup: SVGGElement,
  [across, up]: Sides,
  { side, k, x, y }: View,
): void {
  const ticks = Math.max(2, Math.floor(side / 70));
  const from = (offset: number) => -offset / k / side;
  const to = (offset: number) => (side - offset) / k / side;
  const xScale = scaleLinear([valueAt(across, from(x)), valueAt(across, to(x))], [0, side]);
  const yScale = scaleLinear([valueAt(up, 1 - to(y)), valueAt(up, 1 - from(y))], [side, 0]);
  // 200k rather than 200,000: there is little room beside the plot.
  const labels = (scale: typeof xScale) => {
    const large = Math.max(...scale.domain().map(Math.abs)) >= 10_000;
    const format = scale.tickFormat(ticks, large ? '~s' : undefined);
    return (value: { valueOf(): number }) => (value.valueOf() === 0 ? '0' : format(value));
  };
  select(xGroup).call(axisBottom(xScale).ticks(ticks).tickFormat(labels(xScale)).tickSizeOuter(0));
  select(yGroup).call(axisLeft(yScale).ticks(ticks).tickFormat(labels(yScale)).tickSizeOuter(0));
}
