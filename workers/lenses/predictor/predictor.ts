/**
 * The predictor lens, for searches that predict before they evaluate: what every solution chosen by a prediction was
 * predicted to have and what it was measured to have. A round is a batch so chosen. How well they agree is told by Kendall's
 * τ-b, for a search follows the order of its predictions, and by the mean absolute error in each objective's own unit, round by
 * round and over all up to the playhead; NaN where a round has too few rows, or equal ones only.
 */
import type { PredictorFrame } from '../../core/frames.ts';
import type { Lens, LensContext, LensDefinition } from '../../core/types.ts';
import { PredictionRecord, rowBytes, type Agreement, type PredictionLog } from './record.ts';

function create({ problem }: LensContext): Lens<PredictorFrame, number, PredictionLog> {
  const m = problem.objectives.length;
  const record = new PredictionRecord(m);
  let at = 0;
  /** Kept, for it is asked for again while the run stands still. */
  let known: { readonly rows: number; readonly all: Agreement } | undefined;

  return {
    observe({ batch, results, firstBirth, predictions, at: now }) {
      if (predictions !== undefined) record.add(batch, results, predictions, firstBirth);
      at = now;
    },
    frame() {
      const here = record.until(at);
      if (known?.rows !== here.rows) known = { rows: here.rows, all: record.overall(here.rows) };
      const { births, predicted, measured, starts, tau, error } = record.upTo(here);
      return {
        births,
        predicted,
        measured,
        starts: Uint32Array.from(starts),
        tau: Float64Array.from(tau),
        error: Float64Array.from(error),
        allTau: known.all.tau.slice(),
        allError: known.all.error.slice(),
      };
    },
    metrics() {
      const { rounds } = record.until(at);
      return { predictionTau: rounds === 0 ? NaN : record.meanTau(rounds - 1) };
    },
    save: () => at,
    load(saved) {
      at = saved;
    },
    log: () => record.save(),
    loadLog: (log) => record.load(log),
  };
}

export const predictor: LensDefinition = {
  id: 'predictor',
  title: 'Predictions',
  summary: 'What a search predicted of the solutions it then evaluated, against what was measured.',
  params: [],
  metrics: [
    {
      id: 'predictionTau',
      label: 'Kendall τ of the round',
      unit: 'mean over the objectives',
      help: 'How well the predictions of the latest round put its solutions in order: 1 if all pairs are in the right order, 0 if it might as well have been chance, −1 if all are the wrong way round.',
    },
  ],
  fits: (_problem, { predicts }) => predicts,
  create,
  memory: ({ objectives }, _hasArchive, _params, budget) => budget * rowBytes(objectives.length),
};
