/**
 * What a search by predictors remembers, and what it foretells: the newest evaluated solutions with their objectives, and one
 * predictor for each objective trained on them.
 */
import { encodingOf, type Encoding } from '../../core/predictors/encode.ts';
import { trainPredictor, type Method, type Predictor } from '../../core/predictors/predictor.ts';
import type { ChoiceParam, NumberParam } from '../../core/params.ts';
import type { Batch, CategoricalSpace, RealSpace, Results, Space } from '../../core/types.ts';
import { add, fingerprint, type Known } from './known.ts';

/** Plain data; the arrays grow by doubling until full, then the oldest example is overwritten. */
export interface Examples {
  /** Ever added; the next goes to place added mod limit. */
  added: number;
  /** [places × dim] */
  solutions: Float64Array;
  /** [places × objectives], row by row. */
  objectives: Float64Array;
}

const FIRST_PLACES = 64;

export const newExamples = (dim: number, m: number): Examples => ({
  added: 0,
  solutions: new Float64Array(FIRST_PLACES * dim),
  objectives: new Float64Array(FIRST_PLACES * m),
});

/** Bytes of the examples at their most. */
export const examplesBytes = (limit: number, dim: number, m: number): number =>
  8 * Math.max(FIRST_PLACES, limit) * (dim + m);

function doubled(values: Float64Array): Float64Array {
  const more = new Float64Array(2 * values.length);
  more.set(values);
  return more;
}

const print = new Uint32Array(2);

/** Takes in a batch with its results, at most `limit` examples in all; and marks its solutions as known. */
export function learn(
  space: Space,
  examples: Examples,
  limit: number,
  known: Known,
  { solutions, size }: Batch,
  { objectives }: Results,
  m: number,
  firstBirth: number,
): void {
  const { dim } = space;
  const capacity = objectives.length / m;
  for (let row = 0; row < size; row++) {
    const at = examples.added++ % limit;
    if (at * dim === examples.solutions.length) {
      examples.solutions = doubled(examples.solutions);
      examples.objectives = doubled(examples.objectives);
    }
    for (let k = 0; k < dim; k++) examples.solutions[at * dim + k] = solutions[row * dim + k];
    for (let k = 0; k < m; k++) examples.objectives[at * m + k] = objectives[k * capacity + row];
    fingerprint(space, solutions, row * dim, print);
    add(known, print, firstBirth + row);
  }
}

/** Predictors of all objectives, trained on the examples. */
export class Surrogate {
  private readonly encoding: Encoding;
  private readonly dim: number;
  private readonly m: number;
  private readonly predictor: Predictor;

  constructor(
    space: RealSpace | CategoricalSpace,
    m: number,
    { added, solutions, objectives }: Examples,
    limit: number,
    method: Method | 'best',
  ) {
    this.encoding = encodingOf(space);
    this.dim = space.dim;
    this.m = m;
    const count = Math.min(added, limit);
    const labels = Array.from({ length: m }, (_, k) =>
      Float64Array.from({ length: count }, (_label, row) => objectives[row * m + k]),
    );
    this.predictor = trainPredictor(method, this.encode(solutions, count), this.encoding.width, labels, count);
  }

  private encode(x: Float64Array, count: number): Float64Array {
    const { width, write } = this.encoding;
    const features = new Float64Array(count * width);
    for (let row = 0; row < count; row++) write(x, row * this.dim, features, row * width);
    return features;
  }

  /** Predicts `count` rows of `x`; the answer is [count × objectives], row by row. */
  predict(x: Float64Array, count: number): Float64Array {
    const values = new Float64Array(count * this.m);
    this.predictor.predict(this.encode(x, count), count, values);
    return values;
  }
}

/** The parameters of every search by predictors. */
export const PREDICTOR_PARAM: ChoiceParam = {
  kind: 'choice',
  key: 'predictor',
  label: 'Predictor',
  default: 'best',
  options: [
    { value: 'best', label: 'better of both' },
    { value: 'ridge', label: 'ridge' },
    { value: 'svr', label: 'support vectors' },
  ],
  basic: true,
  help: 'What predicts the objectives: a sum over choices (ridge), a model that also sees how choices work together (support vectors), or whichever errs less on examples held back.',
};

export const EXAMPLES_PARAM: NumberParam = {
  kind: 'int',
  key: 'examples',
  label: 'Examples',
  unit: 'solutions',
  min: 10,
  max: 2000,
  default: 500,
  log: true,
  help: 'How many of the newest evaluated solutions the predictors learn from; support vectors take long to learn from many.',
};
