/**
 * A predictor of one objective or several: for each ridge regression or support vector regression with a radial kernel, as LINAS trains them
 * (Cummings et al. 2022, arXiv 2205.10358, and the code of DyNAS-T). Strengths are chosen by five-fold cross-validation
 * for the smallest mean absolute percentage error; `best` lets the two methods compete in the same way.
 *
 * As there: labels are scaled by a power of ten so that the largest lies in [10, 100), which gives C its meaning;
 * features that never vary are left out; γ is one over the number of the others. Unlike there: folds are dealt out by
 * index (one in five), so that each spans the whole search; strengths go up in steps of about 2, not of .1 and 1, until
 * two in a row were no better, and of many examples 200 spread over all decide (great strengths and many examples take
 * support vectors long); errors count as shares of at least a hundredth of the largest label, since objectives may be 0.
 * Pure.
 */
import { ridgeOf, ridgeValue } from './ridge.ts';
import { Radial } from './radial.ts';
import { svrOf } from './svr.ts';
import { meanPercentageError } from '../agreement.ts';

export type Method = 'ridge' | 'svr';

/** A method, the strength that did best, and the mean error over the folds. */
export interface Choice {
  readonly method: Method;
  /** Ridge's α or the C of support vectors. */
  readonly strength: number;
  /** In cross-validation, in percent. */
  readonly error: number;
}

export interface Predictor {
  /** [objectives] */
  readonly choices: readonly Choice[];
  /** Predicts `count` rows of `features` [any × width] into `out`, [count × objectives] row by row. */
  predict(features: Float64Array, count: number, out: Float64Array): void;
}

const FOLDS = 5;
const PATIENCE = 2;
/** Examples that choose the strength, at most. */
const MOST_JUDGES = 200;
const STRENGTHS: Readonly<Record<Method, readonly number[]>> = {
  ridge: [0.1, 0.2, 0.5, 1, 2, 5, 10],
  svr: [1, 2, 5, 10, 20, 50, 100],
};
const NONE = new Float64Array(0);
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

/** What is trained on: varying features, and the kernel between all examples, made when first asked for. */
interface Examples {
  readonly features: Float64Array;
  readonly width: number;
  readonly count: number;
  kernel(): Float64Array;
}

/** Value of a trained model for a row of features, whose kernel to each example is `similar[from …]`. */
type Model = (features: Float64Array, row: number, similar: Float64Array, from: number) => number;

/** Trains on some rows of the examples; asked for ascending strengths, the answer gives the model of each. */
type Train = (rows: ArrayLike<number>) => (strength: number) => Model;

function ridgeOn({ features, width }: Examples, labels: Float64Array): Train {
  return (rows) => {
    const trained = ridgeOf(features, width, labels, rows);
    return (alpha) => {
      const ridge = trained(alpha);
      return (asked, row) => ridgeValue(ridge, asked, row);
    };
  };
}

function svrOn({ count, kernel }: Examples, labels: Float64Array): Train {
  return (rows) => {
    const trained = svrOf(kernel(), count, labels, rows);
    return (limit) => {
      const { coefficients, offset } = trained(limit);
      return (_asked, _row, similar, from) => {
        let sum = offset;
        for (let i = 0; i < rows.length; i++) sum += coefficients[i] * similar[from + rows[i]];
        return sum;
      };
    };
  };
}

/** Tries ascending strengths on the same folds until `PATIENCE` in a row were no better than the best before. */
function crossValidate(method: Method, examples: Examples, labels: Float64Array, train: Train): Choice {
  const { features, count } = examples;
  const similar = method === 'svr' ? examples.kernel() : NONE;
  const judges = Math.min(MOST_JUDGES, count);
  const rows = Array.from({ length: judges }, (_, i) => Math.floor((i * count) / judges));
  const parts = Math.min(FOLDS, judges);
  const folds = Array.from({ length: parts }, (_, fold) => ({
    held: rows.filter((_row, i) => i % parts === fold),
    trained: train(rows.filter((_row, i) => i % parts !== fold)),
  }));
  const least = LEAST_SHARE * largestOf(labels) || 1;
  let best: Choice = { method, strength: STRENGTHS[method][0], error: Infinity };
  let worse = 0;
  for (const strength of STRENGTHS[method]) {
    let error = 0;
    for (const { held, trained } of folds) {
      const model = trained(strength);
      const predicted = held.map((row) => model(features, row, similar, row * count));
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
 * Trains on the first `count` ≥ 2 rows of `features` [any × width] and as many `labels` of each objective, which are finite.
 * With `best` the method with the smaller error is taken, of equals ridge.
 */
export function trainPredictor(
  choice: Method | 'best',
  features: Float64Array,
  width: number,
  labels: readonly Float64Array[],
  count: number,
): Predictor {
  if (count < 2) throw new Error(`a predictor expects two examples or more, got ${count}`);
  const columns = varying(features, width, count);
  const picked = pick(features, width, columns, count);
  const radial = new Radial(picked, columns.length, count, 1 / Math.max(1, columns.length));
  let kernel: Float64Array | undefined;
  const examples: Examples = {
    features: picked,
    width: columns.length,
    count,
    kernel: () => (kernel ??= radial.matrix()),
  };
  const all = Uint32Array.from({ length: count }, (_, row) => row);
  const methods: readonly Method[] = choice === 'best' ? ['ridge', 'svr'] : [choice];
  const trained = labels.map((ofOne) => {
    const scale = scaleOf(ofOne.subarray(0, count));
    const own = Float64Array.from({ length: count }, (_, row) => ofOne[row] / scale);
    const choices = methods.map((method) => {
      const train = method === 'ridge' ? ridgeOn(examples, own) : svrOn(examples, own);
      return { train, card: crossValidate(method, examples, own, train) };
    });
    const best = choices.reduce((a, b) => (b.card.error < a.card.error ? b : a));
    return { scale, card: best.card, model: best.train(all)(best.card.strength) };
  });
  const looks = trained.some(({ card }) => card.method === 'svr');
  const similar = looks ? new Float64Array(count) : NONE;
  return {
    choices: trained.map(({ card }) => card),
    predict(asked, rows, out) {
      const own = pick(asked, width, columns, rows);
      for (let row = 0, at = 0; row < rows; row++) {
        if (looks) radial.row(own, row, count, similar, 0);
        for (const { scale, model } of trained) out[at++] = scale * model(own, row, similar, 0);
      }
    },
  };
}
