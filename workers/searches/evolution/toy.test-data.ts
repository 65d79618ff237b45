/** A small problem of choices with two objectives at odds, and a loop that runs a search on a problem. */
import { exp, log } from '../../core/det-math.ts';
import { keyOf } from '../../core/categorical.ts';
import { completeParams, type ParamValues } from '../../core/params.ts';
import type {
  Batch,
  CategoricalSpace,
  Results,
  Search,
  SearchContext,
  SearchDefinition,
  Space,
} from '../../core/types.ts';

export const GENES = 9;
const OPTIONS = [4, 3, 2, 3, 4, 3, 2, 3, 3];

/** 15,552 solutions as written; genes 3 and 7 are dead where the gene before is 0, so 6,912 different ones. */
export const CHOICES: CategoricalSpace = {
  kind: 'categorical',
  dim: GENES,
  genes: OPTIONS.map((n, i) => ({ name: `g${i}`, options: Array.from({ length: n }, (_, k) => String(k)) })),
  dead: (x, at, gene) => (gene === 3 || gene === 7) && x[at + gene - 1] === 0,
};

/** Quality and thrift, both to be maximised: more of anything is better and dearer, with diminishing returns. */
export function toy(x: Float64Array, at: number): [quality: number, thrift: number] {
  let power = 0;
  let cost = 1;
  let before = 0;
  for (let gene = 0; gene < GENES; gene++) {
    const own = CHOICES.dead?.(x, at, gene) ? 0 : x[at + gene];
    // More so where the gene before is set.
    power += own * (0.4 + 0.1 * (gene % 3)) * (before > 0 ? 1.5 : 1);
    cost *= 1 + (own * (1 + (gene % 4))) / 3;
    before = own;
  }
  return [-100 * exp(-power / 4), -log(cost)];
}

/** Below what any solution has. */
export const REFERENCE = Float64Array.of(-100, -12);

export const contextOf = (space: Space, seed: number, m = 2): SearchContext => ({
  space,
  seed,
  objectives: Array.from({ length: m }, (_, k) => ({ name: `f${k}`, unit: '', floor: -100, ceiling: 0 })),
  descriptors: [
    { name: 'x', unit: '', range: [0, 1] },
    { name: 'y', unit: '', range: [0, 1] },
  ],
});

export interface Toy<S> {
  readonly search: Search<S>;
  readonly state: S;
  /** Birth of the next evaluation. */
  next: number;
  readonly evaluate: (x: Float64Array, at: number) => readonly number[];
}

export function open<S>(
  definition: SearchDefinition,
  given: ParamValues = {},
  seed = 1,
  space: Space = CHOICES,
  evaluate: (x: Float64Array, at: number) => readonly number[] = toy,
): Toy<S> {
  const m = evaluate(new Float64Array(space.dim), 0).length;
  const search = definition.create(contextOf(space, seed, m), completeParams(definition.params, given)) as Search<S>;
  return { search, state: search.init(), next: 1, evaluate };
}

export interface Told {
  readonly batch: Batch;
  readonly results: Results;
  /** [rows][objectives] */
  readonly values: (readonly number[])[];
}

/** One batch asked, evaluated and told. */
export function step<S>(toyRun: Toy<S>, dim = GENES, size = toyRun.search.nextSize(toyRun.state)): Told {
  const { search, state, evaluate } = toyRun;
  const { capacity } = search;
  const batch = {
    size,
    solutions: new Float64Array(capacity * dim).fill(NaN),
    parents: new Uint32Array(capacity).fill(4_000_000_000),
  };
  search.ask(state, batch, size);
  const values = Array.from({ length: size }, (_, row) => evaluate(batch.solutions, row * dim));
  const results = {
    objectives: new Float64Array(capacity * values[0].length).fill(NaN),
    descriptors: new Float64Array(2 * capacity),
  };
  values.forEach((own, row) => own.forEach((value, k) => (results.objectives[k * capacity + row] = value)));
  const accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
  search.tell(state, batch, results, toyRun.next, accepted);
  toyRun.next += size;
  return { batch, results, values };
}

/** Keys of the solutions of a batch. */
export const keysOf = ({ size, solutions }: Batch): string[] =>
  Array.from({ length: size }, (_, row) => keyOf(CHOICES, solutions, row * GENES));
