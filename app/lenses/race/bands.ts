/** Many runs of one search as a curve and a band. Pure. */
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import { sampleBefore, valuesOf } from '../curves/series.ts';

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Medians and quartiles over runs at common evaluation counts; [places], NaN where no run has a value yet. */
export interface Band {
  readonly at: Float64Array;
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
}

/** Enough for every pixel that a chart has. */
const PLACES = 400;

/** `quartiles` as in workers/core/statistics.ts. */
export function bandOf(
  runs: readonly CurvesFrame[],
  metric: string,
  budget: number,
  quartiles: (values: readonly number[]) => Quartiles,
): Band {
  const at = Float64Array.from({ length: PLACES }, (_, i) => Math.round((budget * (i + 1)) / PLACES));
  const band = { at, lower: at.slice(), median: at.slice(), upper: at.slice() };
  at.forEach((evaluation, place) => {
    const values = runs.map((run) => valuesOf(run, metric)[sampleBefore(run.at, evaluation)] ?? NaN);
    const { lower, median, upper } = quartiles(values.filter((value) => !Number.isNaN(value)));
    band.lower[place] = lower;
    band.median[place] = median;
    band.upper[place] = upper;
  });
  return band;
}
