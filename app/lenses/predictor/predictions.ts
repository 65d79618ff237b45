/** Predictions as they are drawn and told. `i` is an index into the frame's rows, `row` that of the evaluation. Pure. */
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { formatCount, formatNumber, valueWithUnit } from '../format.ts';
import { turned, wholeRange, type Range } from '../pareto/places.ts';

/** Calls `show` with what there is, in an animation frame, and with every later frame. Returns the unsubscriber. */
export type PredictionFeed = (show: (frame: PredictorFrame) => void) => () => void;

export const NO_PREDICTIONS: PredictorFrame = {
  births: new Uint32Array(0),
  predicted: new Float64Array(0),
  measured: new Float64Array(0),
  starts: new Uint32Array(0),
  tau: new Float64Array(0),
  error: new Float64Array(0),
  allTau: new Float64Array(0),
  allError: new Float64Array(0),
};

/** How many of ascending values are at most `value`. */
function countUpTo(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of evaluation `row`; −1 if no prediction chose it, or the playhead has not come to it. */
export function indexOf({ births }: PredictorFrame, row: number | null): number {
  if (row === null) return -1;
  const i = countUpTo(births, row + 1) - 1;
  return i >= 0 && births[i] === row + 1 ? i : -1;
}

/** Round of an index, from 0. */
export const roundOf = ({ starts }: PredictorFrame, i: number): number => countUpTo(starts, i) - 1;

/** Where the latest round begins. */
export const latestOf = ({ starts }: PredictorFrame): number => starts.at(-1) ?? 0;

/** One objective's points in a square whose sides span the same values: measured to the right, predicted upwards. */
export interface Square {
  /** In shown values. */
  readonly range: Range;
  /** Shares of the square, 0 at the left and at the top. */
  readonly x: Float32Array<ArrayBuffer>;
  readonly y: Float32Array<ArrayBuffer>;
  readonly count: number;
}

export function squareOf({ births, predicted, measured }: PredictorFrame, objective: Objective, k: number): Square {
  const count = births.length;
  const m = count === 0 ? 1 : measured.length / count;
  let low = Infinity;
  let high = -Infinity;
  for (const values of [predicted, measured]) {
    for (let i = 0; i < count; i++) {
      const value = turned(objective, values[i * m + k]);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const range = wholeRange(objective, [low <= high ? [low, high] : null]);
  const share = (value: number): number => (turned(objective, value) - range[0]) / (range[1] - range[0]);
  return {
    range,
    x: Float32Array.from({ length: count }, (_, i) => share(measured[i * m + k])),
    y: Float32Array.from({ length: count }, (_, i) => 1 - share(predicted[i * m + k])),
    count,
  };
}

const shown = (objective: Objective, value: number): string =>
  valueWithUnit(formatNumber(turned(objective, value), 3), objective.unit);

/** `evaluation 57, round 2: validation error 12.1 % predicted, 13.0 % measured; …` */
export function describePrediction(frame: PredictorFrame, objectives: readonly Objective[], i: number): string {
  const m = objectives.length;
  const values = objectives.map(
    (objective, k) =>
      `${objective.name} ${shown(objective, frame.predicted[i * m + k])} predicted, ${shown(objective, frame.measured[i * m + k])} measured`,
  );
  return `evaluation ${formatCount(frame.births[i])}, round ${formatCount(roundOf(frame, i) + 1)}: ${values.join('; ')}`;
}

/** `τ 0.71, mean error 0.92 %` */
export const agreementWords = (tau: number, error: number, unit: string): string =>
  `τ ${formatNumber(tau, 3)}, mean error ${valueWithUnit(formatNumber(error, 3), unit)}`;
