/**
 * Ridge regression (Hoerl & Kennard 1970): the linear model that minimises Σ (y − w·x − b)² + α·|w|², whose intercept b
 * is not penalised. Solved by its normal equations on centred features, which are positive definite for any α > 0, so
 * that there may be fewer examples than features. Sums in the order of the rows: the same bits everywhere. Pure.
 */
import { factorise, packedLength, solveLower, solveUpper } from '../cholesky.ts';

export interface Ridge {
  /** [width] */
  readonly weights: Float64Array;
  readonly intercept: number;
}

/**
 * Trains on those rows of `features` [any × width] that `rows` names, `labels` by the same numbers; the answer gives the
 * model for any α > 0. The normal equations are set up once for all α.
 */
export function ridgeOf(
  features: Float64Array,
  width: number,
  labels: Float64Array,
  rows: ArrayLike<number>,
): (alpha: number) => Ridge {
  const count = rows.length;
  const means = new Float64Array(width);
  let mean = 0;
  for (let i = 0; i < count; i++) {
    mean += labels[rows[i]];
    for (let k = 0; k < width; k++) means[k] += features[rows[i] * width + k];
  }
  mean /= count;
  for (let k = 0; k < width; k++) means[k] /= count;

  const gram = new Float64Array(packedLength(width));
  const slopes = new Float64Array(width);
  const centred = new Float64Array(width);
  for (let i = 0; i < count; i++) {
    const label = labels[rows[i]] - mean;
    for (let k = 0; k < width; k++) centred[k] = features[rows[i] * width + k] - means[k];
    for (let k = 0, at = 0; k < width; k++) {
      const own = centred[k];
      slopes[k] += own * label;
      for (let j = 0; j <= k; j++) gram[at++] += own * centred[j];
    }
  }

  const penalised = new Float64Array(gram.length);
  const factor = new Float64Array(gram.length);
  return (alpha) => {
    penalised.set(gram);
    for (let k = 0, at = 0; k < width; at += ++k + 1) penalised[at] += alpha;
    if (!factorise(width, penalised, factor))
      throw new Error(
        `ridge regression expects features of moderate size and α > 0, got α = ${alpha}: scale the features`,
      );
    const weights = slopes.slice();
    solveLower(width, factor, weights);
    solveUpper(width, factor, weights);
    let intercept = mean;
    for (let k = 0; k < width; k++) intercept -= weights[k] * means[k];
    return { weights, intercept };
  };
}

/** The model's value for a row of `features` [any × width]. */
export function ridgeValue({ weights, intercept }: Ridge, features: Float64Array, row: number): number {
  const width = weights.length;
  let sum = intercept;
  for (let k = 0, at = row * width; k < width; k++, at++) sum += weights[k] * features[at];
  return sum;
}
