/**
 * A population, and what the (µ + λ) searches share: µ random solutions begin; from then on λ children are made of
 * chosen members by mutation, and of members and children together (the pool) the search's rule keeps µ. Plain data.
 */
import type { ParamTable, ParamValues } from './params.ts';
import { hashName, Rng } from './rng.ts';
import { sampleInitial } from './space.ts';
import type { Batch, Results, Search, SearchContext } from './types.ts';
import { varyIn } from './variation.ts';

export interface Population {
  size: number;
  readonly births: Uint32Array;
  readonly fitness: Float64Array;
  /** [capacity × 2] */
  readonly descriptors: Float64Array;
  /** [capacity × dim] */
  readonly solutions: Float64Array;
}

export const newPopulation = (capacity: number, dim: number): Population => ({
  size: 0,
  births: new Uint32Array(capacity),
  fitness: new Float64Array(capacity),
  descriptors: new Float64Array(capacity * 2),
  solutions: new Float64Array(capacity * dim),
});

/** Bytes of a population and of the front and crowding that NSGA-II notes beside each member. */
export const populationBytes = ({ space }: SearchContext, params: ParamValues): number =>
  (params.population as number) * (4 + 8 + 16 + 8 * space.dim + 4 + 8);

/** Puts the pool's rows into the population, in that order. */
function keepRows(population: Population, pool: Population, rows: ArrayLike<number>, dim: number): void {
  population.size = rows.length;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    population.births[i] = pool.births[row];
    population.fitness[i] = pool.fitness[row];
    population.descriptors[2 * i] = pool.descriptors[2 * row];
    population.descriptors[2 * i + 1] = pool.descriptors[2 * row + 1];
    for (let k = 0; k < dim; k++) population.solutions[i * dim + k] = pool.solutions[row * dim + k];
  }
}

/** The pool: children in the order of the batch, then members. Being first, the younger wins where rows decide a tie. */
function fillPool(
  pool: Population,
  members: Population,
  batch: Batch,
  results: Results,
  firstBirth: number,
  dim: number,
): void {
  const { size } = batch;
  for (let i = 0; i < size; i++) pool.births[i] = firstBirth + i;
  pool.births.set(members.births.subarray(0, members.size), size);
  pool.fitness.set(results.objectives.subarray(0, size));
  pool.fitness.set(members.fitness.subarray(0, members.size), size);
  pool.descriptors.set(results.descriptors.subarray(0, 2 * size));
  pool.descriptors.set(members.descriptors.subarray(0, 2 * members.size), 2 * size);
  pool.solutions.set(batch.solutions.subarray(0, size * dim));
  pool.solutions.set(members.solutions.subarray(0, members.size * dim), size * dim);
  pool.size = size + members.size;
}

export interface Generations {
  iteration: number;
  readonly members: Population;
}

/** What makes one (µ + λ) search differ from another. */
export interface Rule<S extends Generations> {
  /** Begins the names of its random streams. */
  readonly name: string;
  init(members: Population): S;
  /** The member to be the next parent. */
  parent(state: S, rng: Rng): number;
  /** The `keep` rows of the pool that stay; its first `children` rows are new. */
  survivors(state: S, pool: Population, children: number, keep: number): ArrayLike<number>;
}

export function generational<S extends Generations>(
  context: SearchContext,
  params: ParamValues,
  rule: Rule<S>,
): Search<S> {
  const { space, seed } = context;
  const { dim } = space;
  const mu = params.population as number;
  const capacity = params.batch as number;
  const initial = hashName(`${rule.name}/initial`);
  const parents = hashName(`${rule.name}/parents`);
  const variation = hashName(`${rule.name}/variation`);
  const rng = new Rng();
  const vary = varyIn(space, { variation: 'gaussian', sigma: params.sigma });
  /** Two places a row, of which mutation looks at the first; no line step, so no normals for one. */
  const chosen = new Uint32Array(2 * capacity);
  const along = new Float64Array(0);
  const pool = newPopulation(mu + capacity, dim);

  return {
    capacity,
    init: () => rule.init(newPopulation(mu, dim)),
    nextSize: ({ members }) => (members.size < mu ? Math.min(capacity, mu - members.size) : capacity),
    ask(state, batch, size) {
      const { members } = state;
      if (members.size < mu) {
        sampleInitial(space, rng.start(seed, initial, state.iteration), batch, size);
      } else {
        rng.start(seed, parents, state.iteration);
        for (let row = 0; row < size; row++) {
          const parent = rule.parent(state, rng);
          chosen[2 * row] = parent * dim;
          batch.parents[row] = members.births[parent];
        }
        rng.start(seed, variation, state.iteration);
        vary(rng, members.solutions, chosen, along, batch.solutions, 0, size);
      }
      state.iteration++;
    },
    tell(state, batch, results, firstBirth) {
      const { members } = state;
      fillPool(pool, members, batch, results, firstBirth, dim);
      keepRows(members, pool, rule.survivors(state, pool, batch.size, Math.min(mu, pool.size)), dim);
    },
  };
}

/** The parameters of every (µ + λ) search. */
export const GENERATION_PARAMS: ParamTable = [
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
    basic: true,
    help: 'Standard deviation σ of the random step added to every number of the parent.',
  },
  {
    kind: 'int',
    key: 'population',
    label: 'Population µ',
    unit: 'solutions',
    min: 1,
    max: 4096,
    default: 256,
    log: true,
    basic: true,
    help: 'How many solutions survive each generation and may become parents.',
  },
  {
    kind: 'int',
    key: 'batch',
    label: 'Children λ',
    unit: 'solutions',
    min: 1,
    max: 4096,
    default: 256,
    log: true,
    help: 'How many children are made and evaluated each generation; one step of the player.',
  },
];
