/**
 * A predictor of latency from measured sub-networks, and how far to trust it. Pure.
 *
 * Ridge regression in milliseconds, since the layers of a network run one after the other and their times add up; but of
 * errors as shares of the measured time, since times differ a hundredfold and the small networks matter as much:
 * minimises Σ ((y − w·x − b) / y)² + α·|w|². α is chosen by five-fold cross-validation. Kendall's τ and the error are
 * told for networks held out in an outer five-fold cross-validation, so that no network had a part in its own prediction,
 * nor in the choice of α.
 */
import { kendallTau, meanPercentageError } from '../core/agreement.ts';
import { factorise, packedLength, solveLower, solveUpper } from '../core/cholesky.ts';
import { hashName, Rng } from '../core/rng.ts';
import { stagesOf } from '../problems/supernet/architecture.ts';
import { costOf } from '../problems/supernet/cost.ts';
import { FEATURES, predictLatency, writeFeatures, type LatencyModel } from '../problems/supernet/latency.ts';
import { shuffled } from './protocol.ts';

const FOLDS = 5;
const FOLD_STREAM = hashName('latency/folds');
/** Times are divided by their mean before training, which gives α its meaning. */
const STRENGTHS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

export interface Example {
  readonly id: number;
  /** Above 0. */
  readonly medianMs: number;
}

/** A trained model, and what is to be said of it; all of networks that were held out. */
export interface Training {
  readonly model: LatencyModel;
  readonly strength: number;
  /** Predictions of the examples in their order, each by a model trained without it. */
  readonly heldOut: readonly number[];
  /** Kendall's τ between these and the measured times. */
  readonly tau: number;
  /** Their mean error, in percent of the measured time. */
  readonly errorPercent: number;
  /** Kendall's τ between measured times and multiplications: how far these would do in place of a measurement. */
  readonly tauMacs: number;
}

/** The model for each α. */
function trainer(examples: readonly Example[]): (strength: number) => LatencyModel {
  const mean = examples.reduce((sum, { medianMs }) => sum + medianMs, 0) / examples.length;
  const width = FEATURES + 1;
  const gram = new Float64Array(packedLength(width));
  const right = new Float64Array(width);
  const row = new Float64Array(width);
  for (const { id, medianMs } of examples) {
    const label = medianMs / mean;
    writeFeatures(stagesOf(id), row, 0);
    row[FEATURES] = 1;
    for (let k = 0, at = 0; k < width; k++) {
      const own = row[k] / (label * label);
      right[k] += own * label;
      for (let j = 0; j <= k; j++) gram[at++] += own * row[j];
    }
  }
  const shortest = Math.min(...examples.map(({ medianMs }) => medianMs));
  return (strength) => {
    const penalised = gram.slice();
    for (let k = 0, at = 0; k < FEATURES; at += ++k + 1) penalised[at] += strength;
    const factor = new Float64Array(gram.length);
    if (!factorise(width, penalised, factor))
      throw new Error(`a predictor of latency expects times above 0, got ${shortest} ms: measure again`);
    const solved = right.slice();
    solveLower(width, factor, solved);
    solveUpper(width, factor, solved);
    return {
      weights: Array.from(solved.subarray(0, FEATURES), (w) => w * mean),
      intercept: solved[FEATURES] * mean,
      least: shortest / 2,
    };
  };
}

/** What `train` makes of all examples but those of one fold predicts for these, by example. Folds are dealt at random. */
function crossPredict<T>(examples: readonly Example[], train: (rest: readonly Example[]) => (id: number) => T): T[] {
  const rng = new Rng().start(1, FOLD_STREAM, 0);
  const dealt = shuffled([...examples.keys()], rng);
  const foldOf = (example: number) => dealt[example] % FOLDS;
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    train(examples.filter((_example, i) => foldOf(i) !== fold)),
  );
  return examples.map(({ id }, i) => models[foldOf(i)](id));
}

const errorOf = (examples: readonly Example[], predicted: readonly number[]): number =>
  meanPercentageError(
    examples.map(({ medianMs }) => medianMs),
    predicted,
    0,
  );

/** The α with the smallest mean error in cross-validation. */
function chooseStrength(examples: readonly Example[]): number {
  const predicted = crossPredict(examples, (rest) => {
    const models = STRENGTHS.map(trainer(rest));
    return (id) => models.map((model) => predictLatency(model, stagesOf(id)));
  });
  const errors = STRENGTHS.map((_, k) =>
    errorOf(
      examples,
      predicted.map((each) => each[k]),
    ),
  );
  return STRENGTHS[errors.indexOf(Math.min(...errors))];
}

/** Trains on at least 10 examples. */
export function trainLatency(examples: readonly Example[]): Training {
  const heldOut = crossPredict(examples, (rest) => {
    const model = trainer(rest)(chooseStrength(rest));
    return (id) => predictLatency(model, stagesOf(id));
  });
  const measured = examples.map(({ medianMs }) => medianMs);
  const macs = examples.map(({ id }) => costOf(stagesOf(id)).macs);
  const strength = chooseStrength(examples);
  return {
    model: trainer(examples)(strength),
    strength,
    heldOut,
    tau: kendallTau(heldOut, measured),
    errorPercent: errorOf(examples, heldOut),
    tauMacs: kendallTau(macs, measured),
  };
}
