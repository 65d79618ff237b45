/**
 * A predictor of one objective: ridge regression or support vector regression with a radial kernel, as LINAS trains them
 * (Cummings et al. 2022, arXiv 2205.10358, and the code of DyNAS-T). Strengths are chosen by five-fold cross-validation
 * for the smallest mean absolute percentage error; `best` lets the two methods compete in the same way.
 *
 * As there: labels are scaled by a power of ten so that the largest lies in [10, 100), which gives C its meaning;
 * features that never vary are left out; γ is one over the number of the others. Unlike there: folds are dealt out by
 * index (row mod 5), so that each spans the whole search; strengths go up in steps of about 2, not of .1 and 1, until two
 * in a row were no better (great ones take support vectors longest); and errors
 * count as shares of at least a hundredth of the largest label, since objectives may be 0. Pure.
 */
import { ridgeOf, ridgeValue } from './ridge.ts';
import { svrOf, rbf, rbfMatrix } from './svr.ts';
import { meanPercentageError } from '../agreement.ts';

export type Method = 'ridge' | 'svr';

export interface Predictor {
  readonly method: Method;
  /** Ridge's α or the C of support vectors. */
  readonly strength: number;
  /** In cross-validation, in percent. */
  readonly error: number;
  /** Predicts `count` rows of `features` [any × width] into out[0 … count). */
  predict(features: Float64Array, count: number, out: Float64Array): void;
}

const FOLDS = 5;
const PATIENCE = 2;
const STRENGTHS: Readonly<Record<Method, readonly number[]>> = {
  ridge: [0.1, 0.2, 0.5, 1, 2, 5, 10],
  svr: [1, 2, 5, 10, 20, 50, 100],
};
/** Of the largest label: what the error is a share of where the label is smaller. */
const LEAST_SHARE = 0.01;

function largestOf(labels: Float64Array): number {
  let largest = 0;
  for (const label of labels) largest = Math.max(largest, Math.abs(label));
  return largest;
}

/** Power of ten that brings the largest label to [10, 100); 1 if all are 0. */
function scaleOf(labels: Float64Array): number {
  const largest = largestOf(labels);
  let scale = 1;
  if (largest === 0) return scale;
  while (largest / scale >= 100) scale *= 10;
  while (largest / scale < 10) scale /= 10;
  return scale;
}

/** Features that differ between some two of `count` rows. */
function varying(features: Float64Array, width: number, count: number): number[] {
  const columns: number[] = [];
  for (let k = 0; k < width; k++) {
    let row = 1;
    while (row < count && features[row * width + k] === features[k]) row++;
    if (row < count) columns.push(k);
  }
  return columns;
}

/** Those columns of `count` rows. */
function pick(features: Float64Array, width: number, columns: readonly number[], count: number): Float64Array {
  const picked = new Float64Array(count * columns.length);
  for (let row = 0, at = 0; row < count; row++)
    for (const column of columns) picked[at++] = features[row * width + column];
  return picked;
}

/** What is trained on: varying features and scaled labels. */
interface Examples {
  readonly features: Float64Array;
  readonly width: number;
  readonly labels: Float64Array;
  readonly count: number;
}

/** Value of a trained model for a row of features, which have the examples' columns. */
type Model = (features: Float64Array, row: number) => number;

/** Trains on some rows of the examples; asked for ascending strengths, the answer gives the model of each. */
type Train = (rows: ArrayLike<number>) => (strength: number) => Model;

function ridgeOn({ features, width, labels }: Examples): Train {
  return (rows) => {
    const trained = ridgeOf(features, width, labels, rows);
    return (alpha) => {
      const ridge = trained(alpha);
      return (asked, row) => ridgeValue(ridge, asked, row);
    };
  };
}

function svrOn({ features, width, labels, count }: Examples): Train {
  const gamma = 1 / Math.max(1, width);
  const kernel = rbfMatrix(features, width, count, gamma);
  return (rows) => {
    const trained = svrOf(kernel, count, labels, rows);
    return (limit) => {
      const { coefficients, offset } = trained(limit);
      return (asked, row) => {
        let sum = offset;
        for (let i = 0; i < rows.length; i++) sum += coefficients[i] * rbf(width, gamma, features, rows[i], asked, row);
        return sum;
      };
    };
  };
}

/** A method, the strength that did best, and the mean error over the folds. */
interface Choice {
  readonly method: Method;
  readonly strength: number;
  readonly error: number;
}

/** Tries ascending strengths on the same folds until `PATIENCE` in a row were no better than the best before. */
function crossValidate(method: Method, { features, labels, count }: Examples, train: Train): Choice {
  const rows = Array.from({ length: count }, (_, row) => row);
  const parts = Math.min(FOLDS, count);
  const folds = Array.from({ length: parts }, (_, fold) => ({
    held: rows.filter((row) => row % parts === fold),
    trained: train(rows.filter((row) => row % parts !== fold)),
  }));
  const least = LEAST_SHARE * largestOf(labels) || 1;
  let best: Choice = { method, strength: STRENGTHS[method][0], error: Infinity };
  let worse = 0;
  for (const strength of STRENGTHS[method]) {
    let error = 0;
    for (const { held, trained } of folds) {
      const model = trained(strength);
      const predicted = held.map((row) => model(features, row));
      const actual = held.map((row) => labels[row]);
      error += meanPercentageError(actual, predicted, least) / parts;
    }
    worse = error < best.error ? 0 : worse + 1;
    if (worse === 0) best = { method, strength, error };
    else if (worse === PATIENCE) break;
  }
  return best;
}

/**
 * Trains on the first `count` ≥ 2 rows of `features` [any × width] and as many `labels`, which are finite. With
 * `best` the method with the smaller error is taken, of equals ridge.
 */
export function trainPredictor(
  choice: Method | 'best',
  features: Float64Array,
  width: number,
  labels: Float64Array,
  count: number,
): Predictor {
  if (count < 2) throw new Error(`a predictor expects two examples or more, got ${count}`);
  const own = labels.subarray(0, count);
  const scale = scaleOf(own);
  const columns = varying(features, width, count);
  const examples: Examples = {
    features: pick(features, width, columns, count),
    width: columns.length,
    labels: own.map((label) => label / scale),
    count,
  };
  const all = Uint32Array.from({ length: count }, (_, row) => row);
  const methods: readonly Method[] = choice === 'best' ? ['ridge', 'svr'] : [choice];
  const choices = methods.map((method) => {
    const train = method === 'ridge' ? ridgeOn(examples) : svrOn(examples);
    return { train, ...crossValidate(method, examples, train) };
  });
  const best = choices.reduce((a, b) => (b.error < a.error ? b : a));
  const model = best.train(all)(best.strength);
  return {
    method: best.method,
    strength: best.strength,
    error: best.error,
    predict(asked, rows, out) {
      const picked = pick(asked, width, columns, rows);
      for (let row = 0; row < rows; row++) out[row] = scale * model(picked, row);
    },
  };
}
