/**
 * WeakNAS (Wu et al. 2021, "Stronger NAS with weaker predictors", NeurIPS): begin with random solutions; then again and again
 * train predictors on all evaluated so far, take the best predicted of many candidates, and evaluate a few of those at
 * random. So a weak predictor is enough: it need only say where good ones are likely, and gets better there.
 *
 * Candidates are drawn at random, as in the paper for spaces too large to go through. The paper ranks by one predicted
 * objective, with boosted trees or a small network; here the predictors are LINAS's, and with several objectives the best
 * are those of the first predicted fronts, least crowded first.
 */
import { survive } from '../../core/pareto.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Method } from '../../core/predictors/predictor.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { drawNew } from './draw.ts';
import { KNOWN_BYTES, newKnown, type Known } from './known.ts';
import {
  EXAMPLES_PARAM,
  examplesBytes,
  learn,
  newExamples,
  PREDICTOR_PARAM,
  Surrogate,
  type Examples,
} from './surrogate.ts';

interface WeakNasState {
  iteration: number;
  readonly examples: Examples;
  readonly known: Known;
  /** [capacity × objectives] what the batch asked last was predicted to have; NaN for the first, random ones. */
  readonly predicted: Float64Array;
}

const DRAWING = hashName('weaknas/candidates');
const CHOOSING = hashName('weaknas/choice');

function create({ space, objectives, seed }: SearchContext, params: ParamValues): Search<WeakNasState> {
  if (space.kind !== 'real' && space.kind !== 'categorical')
    throw new Error(`WeakNAS needs choices or real numbers to predict from, got a ${space.kind} space`);
  const initial = params.initial as number;
  const few = params.batch as number;
  const top = params.top as number;
  const candidates = Math.max(top, few, params.candidates as number);
  const limit = params.examples as number;
  const m = objectives.length;
  const { dim } = space;
  const capacity = Math.max(initial, few);
  const rng = new Rng();
  const drawn = new Float64Array(candidates * dim);

  return {
    capacity,
    init: () => ({
      iteration: 0,
      examples: newExamples(dim, m),
      known: newKnown(),
      predicted: new Float64Array(capacity * m).fill(NaN),
    }),
    nextSize: ({ examples }) => (examples.added === 0 ? initial : few),
    ask({ iteration, examples, known, predicted }, batch, size) {
      const x = batch.solutions;
      batch.parents.fill(0, 0, size);
      predicted.fill(NaN);
      rng.start(seed, DRAWING, iteration);
      if (examples.added === 0) {
        drawNew(space, rng, x, 0, size, [newKnown(), known]);
        return;
      }
      drawNew(space, rng, drawn, 0, candidates, [newKnown(), known]);
      const surrogate = new Surrogate(space, m, examples, limit, params.predictor as Method | 'best');
      const values = surrogate.predict(drawn, candidates);
      const best = survive(values, candidates, m, Math.max(top, size)).rows;
      rng.start(seed, CHOOSING, iteration);
      for (let row = 0; row < size; row++) {
        // Without replacement: what is chosen changes places with the first not chosen yet.
        const at = row + rng.below(best.length - row);
        const chosen = best[at];
        best[at] = best[row];
        for (let k = 0; k < dim; k++) x[row * dim + k] = drawn[chosen * dim + k];
        for (let k = 0; k < m; k++) predicted[row * m + k] = values[chosen * m + k];
      }
    },
    tell(state, batch, results, firstBirth) {
      state.iteration++;
      learn(space, state.examples, limit, state.known, batch, results, m, firstBirth);
    },
    predictions: ({ predicted }) => predicted,
  };
}

const params: ParamTable = [
  {
    kind: 'int',
    key: 'initial',
    label: 'Initial solutions',
    unit: 'solutions',
    min: 2,
    max: 10_000,
    default: 100,
    log: true,
    basic: true,
    help: 'How many random solutions are evaluated before anything is predicted.',
  },
  {
    kind: 'int',
    key: 'batch',
    label: 'Evaluated a round',
    unit: 'solutions',
    min: 1,
    max: 1000,
    default: 10,
    log: true,
    basic: true,
    help: 'How many of the best predicted are evaluated before the predictors learn anew; one step of the player.',
  },
  PREDICTOR_PARAM,
  {
    kind: 'int',
    key: 'top',
    label: 'Best predicted',
    unit: 'candidates',
    min: 1,
    max: 10_000,
    default: 100,
    log: true,
    help: 'From how many of the best predicted candidates those to evaluate are drawn: few trusts the predictors, many does not.',
  },
  {
    kind: 'int',
    key: 'candidates',
    label: 'Candidates',
    unit: 'solutions',
    min: 100,
    max: 20_000,
    default: 2000,
    log: true,
    help: 'How many random solutions are predicted each round.',
  },
  EXAMPLES_PARAM,
];

export const weaknas: SearchDefinition = {
  id: 'weaknas',
  title: 'WeakNAS',
  summary:
    'Predicts many random solutions and evaluates a few from among the best, again and again, so that its predictors get better where it matters.',
  revision: 1,
  spaces: ['categorical', 'real'],
  params,
  create,
  memory: ({ space, objectives }, values) =>
    examplesBytes(2 * (values.examples as number), space.dim, objectives.length) +
    KNOWN_BYTES +
    8 * (values.candidates as number) * (space.dim + objectives.length),
};
