/**
 * Regularised evolution (Real, Aggarwal, Huang & Le 2019, "Regularized evolution for image classifier architecture
 * search", algorithm 1): a population in the order of age; the best of a few members drawn with replacement is mutated, the
 * child joins and the oldest dies, however good it is. So what lasts must be found good again by its descendants.
 *
 * As published it maximises one objective, the first. With `aim` = `weights` each tournament is judged in a way of its own:
 * weights drawn uniformly from the simplex, the worst weighted shortfall from the best of the living decides
 * (Chebyshev's norm), so that every part of a front is somebody's aim (weights anew for every choice of parents: Ishibuchi &
 * Murata 1998). Objectives are measured in the extent of the living population.
 */
import { log } from '../../core/det-math.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { sampleInitial } from '../../core/space.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { varyIn } from '../../core/variation.ts';

interface AgeingState {
  iteration: number;
  /** Ever born; the next takes place born mod population, that of the oldest. */
  born: number;
  readonly births: Uint32Array;
  /** [population × objectives] */
  readonly objectives: Float64Array;
  /** [population × dim] */
  readonly solutions: Float64Array;
}

const INITIAL = hashName('regularised-evolution/initial');
const TOURNAMENTS = hashName('regularised-evolution/tournaments');
const VARIATION = hashName('regularised-evolution/variation');

/** Writes the greatest value of each objective among the living, then the extent of each. */
function measure(objectives: Float64Array, count: number, m: number, best: Float64Array, extent: Float64Array): void {
  for (let k = 0; k < m; k++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < count; i++) {
      low = Math.min(low, objectives[i * m + k]);
      high = Math.max(high, objectives[i * m + k]);
    }
    best[k] = high;
    extent[k] = high > low ? high - low : 1;
  }
}

function create({ space, objectives, seed }: SearchContext, params: ParamValues): Search<AgeingState> {
  const alive = params.population as number;
  const drawn = params.tournament as number;
  const capacity = params.batch as number;
  const m = objectives.length;
  const weighted = params.aim === 'weights' && m > 1;
  const { dim } = space;
  const rng = new Rng();
  const vary = varyIn(space, { variation: 'gaussian', sigma: params.sigma });
  const chosen = new Uint32Array(2 * capacity);
  const along = new Float64Array(0);
  const best = new Float64Array(m);
  const extent = new Float64Array(m);
  const weights = new Float64Array(m);

  /** What a member is worth under the present weights; the greater the better. */
  function worth(values: Float64Array, i: number): number {
    if (!weighted) return values[i * m];
    let worst = 0;
    for (let k = 0; k < m; k++) worst = Math.max(worst, (weights[k] * (best[k] - values[i * m + k])) / extent[k]);
    return -worst;
  }

  function winner(values: Float64Array): number {
    // Exponentials in proportion are uniform on the simplex; that they do not sum to 1 changes no comparison.
    if (weighted) for (let k = 0; k < m; k++) weights[k] = -log(1 - rng.uniform());
    let first = rng.below(alive);
    for (let i = 1; i < drawn; i++) {
      const other = rng.below(alive);
      if (worth(values, other) > worth(values, first)) first = other;
    }
    return first;
  }

  return {
    capacity,
    init: () => ({
      iteration: 0,
      born: 0,
      births: new Uint32Array(alive),
      objectives: new Float64Array(alive * m),
      solutions: new Float64Array(alive * dim),
    }),
    nextSize: ({ born }) => (born < alive ? Math.min(capacity, alive - born) : capacity),
    ask(state, batch, size) {
      if (state.born < alive) {
        sampleInitial(space, rng.start(seed, INITIAL, state.iteration), batch, size);
      } else {
        rng.start(seed, TOURNAMENTS, state.iteration);
        if (weighted) measure(state.objectives, alive, m, best, extent);
        for (let row = 0; row < size; row++) {
          const parent = winner(state.objectives);
          chosen[2 * row] = parent * dim;
          batch.parents[row] = state.births[parent];
        }
        vary(rng.start(seed, VARIATION, state.iteration), state.solutions, chosen, along, batch.solutions, 0, size);
      }
      state.iteration++;
    },
    tell(state, batch, results, firstBirth) {
      const rows = results.objectives.length / m;
      for (let row = 0; row < batch.size; row++) {
        const place = state.born++ % alive;
        state.births[place] = firstBirth + row;
        for (let k = 0; k < m; k++) state.objectives[place * m + k] = results.objectives[k * rows + row];
        for (let k = 0; k < dim; k++) state.solutions[place * dim + k] = batch.solutions[row * dim + k];
      }
    },
  };
}

const params: ParamTable = [
  {
    kind: 'int',
    key: 'population',
    label: 'Population',
    unit: 'solutions',
    min: 1,
    max: 4096,
    default: 100,
    log: true,
    basic: true,
    help: 'How many solutions are alive; every birth is the death of the oldest.',
  },
  {
    kind: 'int',
    key: 'tournament',
    label: 'Tournament',
    unit: 'members',
    min: 1,
    max: 1000,
    default: 10,
    log: true,
    basic: true,
    help: 'Of how many members drawn at random the best becomes a parent: the more, the greedier.',
  },
  {
    kind: 'choice',
    key: 'aim',
    label: 'Aim',
    default: 'first',
    basic: true,
    options: [
      { value: 'first', label: 'first objective' },
      { value: 'weights', label: 'all, by random weights' },
    ],
    help: 'What is best: the first objective alone, as published; or, for problems with several, the smallest shortfall under weights drawn anew for each tournament.',
  },
  {
    kind: 'real',
    key: 'sigma',
    space: 'real',
    label: 'Mutation step',
    unit: 'solution units',
    min: 0,
    max: 10,
    default: 0.1,
    log: true,
    help: 'Standard deviation σ of the random step added to every number of the parent.',
  },
  {
    kind: 'int',
    key: 'batch',
    label: 'Batch',
    unit: 'solutions',
    min: 1,
    max: 1000,
    default: 10,
    log: true,
    help: 'How many children are made before any of them joins; 1 is the published rule step by step, more is like its many machines at once; one step of the player.',
  },
];

export const regularisedEvolution: SearchDefinition = {
  id: 'regularised-evolution',
  title: 'Regularised evolution',
  summary:
    'The best of a few random members has a mutated child, and the oldest member dies, however good: nothing lasts by one lucky result.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params,
  create,
  memory: ({ space, objectives }, values) =>
    (values.population as number) * (4 + 8 * objectives.length + 8 * space.dim),
};
