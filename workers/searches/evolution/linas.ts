/**
 * LINAS (Cummings, Sarah et al. 2022, "A hardware-aware framework for accelerating neural architecture search across
 * modalities", arXiv 2205.10358, Algorithm 1), first described as ConcurrentNAS (Sarah, Cummings et al. 2022, arXiv 2202.12954). Rounds
 * of: evaluate n solutions; train a predictor of each objective on all evaluated so far; let NSGA-II search on the
 * predictions; evaluate the n best that are new. Only evaluations count, predictions are free.
 *
 * The inner search begins anew at random each time, mates as NSGA-II here does, and what is taken are the best fronts,
 * least crowded first, of all that it looked at and that was not evaluated before. A warm start, as in ConcurrentNAS:
 * architectures that did well elsewhere are evaluated first. (The authors' code never does so, and it validates
 * architectures again that it knows; neither is copied.)
 */
import { survive } from '../../core/pareto.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { CategoricalSpace, RealSpace, Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import type { Method } from '../../core/predictors/predictor.ts';
import { drawNew } from './draw.ts';
import { Generation, newMembers } from './generation.ts';
import { add, find, fingerprint, KNOWN_BYTES, newKnown, type Known } from './known.ts';
import { matingIn } from './mating.ts';
import {
  EXAMPLES_PARAM,
  examplesBytes,
  learn,
  newExamples,
  PREDICTOR_PARAM,
  Surrogate,
  type Examples,
} from './surrogate.ts';
import { readWarm, WARM_PARAM } from './warm.ts';

interface LinasState {
  iteration: number;
  readonly examples: Examples;
  readonly known: Known;
  /** [capacity × objectives] what the batch asked last was predicted to have; NaN for solutions not chosen by predictions. */
  readonly predicted: Float64Array;
}

const INITIAL = hashName('linas/initial');
const INNER = hashName('linas/inner');

/** NSGA-II's own, as in its table of parameters. */
const MATING = { crossover: 0.9, crossoverEta: 15, mutationEta: 20 };

function create({ space, objectives, seed }: SearchContext, params: ParamValues): Search<LinasState> {
  if (space.kind !== 'real' && space.kind !== 'categorical')
    throw new Error(`LINAS needs choices or real numbers to predict from, got a ${space.kind} space`);
  const n = params.batch as number;
  const m = objectives.length;
  const { dim } = space;
  const limit = params.examples as number;
  const warm = readWarm(space, String(params.warm));
  const warmCount = warm.length / dim;
  const first = Math.max(n, warmCount);
  const rng = new Rng();
  const inner = new InnerSearch(space, m, params);

  return {
    capacity: first,
    init: () => ({
      iteration: 0,
      examples: newExamples(dim, m),
      known: newKnown(),
      predicted: new Float64Array(first * m).fill(NaN),
    }),
    nextSize: ({ examples }) => (examples.added === 0 ? first : n),
    ask({ iteration, examples, known, predicted }, batch, size) {
      const x = batch.solutions;
      batch.parents.fill(0, 0, size);
      predicted.fill(NaN);
      const seen = newKnown();
      let filled = 0;
      if (examples.added === 0) {
        filled = Math.min(size, warmCount);
        x.set(warm.subarray(0, filled * dim));
        for (let row = 0; row < filled; row++) inner.mark(seen, x, row);
      } else {
        rng.start(seed, INNER, iteration);
        const surrogate = new Surrogate(space, m, examples, limit, params.predictor as Method | 'best');
        filled = inner.propose(rng, surrogate, known, x, predicted, size);
        for (let row = 0; row < filled; row++) inner.mark(seen, x, row);
      }
      drawNew(space, rng.start(seed, INITIAL, iteration), x, filled, size, [seen, known]);
    },
    tell(state, batch, results, firstBirth) {
      state.iteration++;
      learn(space, state.examples, limit, state.known, batch, results, m, firstBirth);
    },
    predictions: ({ predicted }) => predicted,
  };
}

/** NSGA-II on predictions, and all that it looked at. */
class InnerSearch {
  private readonly space: RealSpace | CategoricalSpace;
  private readonly m: number;
  private readonly mu: number;
  private readonly most: number;
  private readonly generation: Generation;
  private readonly children: Float64Array;
  private readonly parents: Uint32Array;
  /** New ones among those looked at, [most × dim] and [most × objectives]. */
  private readonly seen: Float64Array;
  private readonly values: Float64Array;
  private readonly print = new Uint32Array(2);

  constructor(space: RealSpace | CategoricalSpace, m: number, params: ParamValues) {
    this.space = space;
    this.m = m;
    this.mu = params.population as number;
    this.most = Math.max(this.mu, params.predictions as number);
    this.generation = new Generation(space, m, this.mu, this.mu, matingIn(space, MATING));
    this.children = new Float64Array(this.mu * space.dim);
    this.parents = new Uint32Array(this.mu);
    this.seen = new Float64Array(this.most * space.dim);
    this.values = new Float64Array(this.most * m);
  }

  mark(known: Known, x: Float64Array, row: number): void {
    fingerprint(this.space, x, row * this.space.dim, this.print);
    add(known, this.print, row);
  }

  /**
   * Writes up to `size` new solutions to `x`, and their predictions to `predicted`; the answer says how many there are. They
   * are the best of all that the search looked at and that is not in `known`.
   */
  propose(
    rng: Rng,
    surrogate: Surrogate,
    known: Known,
    x: Float64Array,
    predicted: Float64Array,
    size: number,
  ): number {
    const { space, m, mu, most, generation, children, parents, seen, values, print } = this;
    const { dim } = space;
    const members = newMembers(mu, dim, m);
    const taken = newKnown();
    let count = 0;
    for (let looked = 0; looked < most;) {
      const now = Math.min(mu, most - looked);
      if (members.size < mu) drawNew(space, rng, children, 0, now, [newKnown()]);
      else generation.breed(rng, members, children, parents, now);
      const foretold = surrogate.predict(children, now);
      for (let row = 0; row < now; row++) {
        fingerprint(space, children, row * dim, print);
        if (find(known, print) >= 0 || find(taken, print) >= 0) continue;
        add(taken, print, count);
        for (let k = 0; k < dim; k++) seen[count * dim + k] = children[row * dim + k];
        for (let k = 0; k < m; k++) values[count * m + k] = foretold[row * m + k];
        count++;
      }
      generation.select(members, children, now, (k, row) => foretold[row * m + k], looked + 1, mu);
      looked += now;
    }
    const { rows } = survive(values, count, m, Math.min(size, count));
    rows.forEach((row, i) => {
      for (let k = 0; k < dim; k++) x[i * dim + k] = seen[row * dim + k];
      for (let k = 0; k < m; k++) predicted[i * m + k] = values[row * m + k];
    });
    return rows.length;
  }
}

const params: ParamTable = [
  {
    kind: 'int',
    key: 'batch',
    label: 'Evaluated a round',
    unit: 'solutions',
    min: 2,
    max: 1000,
    default: 50,
    log: true,
    basic: true,
    help: 'How many solutions begin the search, and how many of the best predicted are evaluated each round; one step of the player.',
  },
  PREDICTOR_PARAM,
  {
    kind: 'int',
    key: 'predictions',
    label: 'Predictions a round',
    unit: 'predictions',
    min: 100,
    max: 20_000,
    default: 2000,
    log: true,
    help: 'How many solutions the search inside each round looks at by their predictions, which cost no evaluation.',
  },
  {
    kind: 'int',
    key: 'population',
    label: 'Population inside',
    unit: 'solutions',
    min: 2,
    max: 1000,
    default: 100,
    log: true,
    help: 'How many solutions the search inside each round keeps.',
  },
  EXAMPLES_PARAM,
  WARM_PARAM,
];

export const linas: SearchDefinition = {
  id: 'linas',
  title: 'LINAS',
  summary:
    'Learns from what was evaluated to predict the rest, lets NSGA-II loose on the predictions, and evaluates only the best predicted. Also called ConcurrentNAS.',
  revision: 1,
  spaces: ['categorical', 'real'],
  params,
  create,
  memory: ({ space, objectives }, values) =>
    examplesBytes(2 * (values.examples as number), space.dim, objectives.length) +
    KNOWN_BYTES +
    8 * (values.predictions as number) * (space.dim + objectives.length),
};
