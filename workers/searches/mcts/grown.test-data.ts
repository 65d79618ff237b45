/** Searches run on problems as a run does it, but for what a run keeps; for tests. */
import { completeParams, type ParamValues } from '../../core/params.ts';
import { EXACT } from '../../core/exact.ts';
import type { Tree } from '../../core/tree.ts';
import type { Batch, Problem, ProblemDefinition, Results, Search, SearchDefinition } from '../../core/types.ts';

export interface Grown {
  readonly search: Search;
  readonly problem: Problem;
  readonly batch: Batch;
  readonly results: Results;
  state: unknown;
  births: number;
  /** All solutions so far, one after the other. */
  readonly seen: number[];
}

export function begin(definition: SearchDefinition, problem: Problem, params: ParamValues = {}, seed = 1): Grown {
  const search = definition.create({ ...problem, seed }, completeParams(definition.params, params));
  const batch = {
    size: 0,
    solutions: new Float64Array(search.capacity * problem.space.dim),
    parents: new Uint32Array(search.capacity),
  };
  const results = {
    objectives: new Float64Array(search.capacity * problem.objectives.length),
    descriptors: new Float64Array(search.capacity * 2),
    answers: new Float64Array(search.capacity * (problem.answers ?? 0)),
  };
  return { search, problem, batch, results, state: search.init(), births: 0, seen: [] };
}

/** One batch, of `most` at most. */
export function step(grown: Grown, most = Infinity): void {
  const { search, problem, batch, results } = grown;
  batch.size = Math.min(most, search.nextSize(grown.state));
  search.ask(grown.state, batch, batch.size);
  void problem.evaluate(batch, results, 0, batch.size);
  grown.seen.push(...batch.solutions.subarray(0, batch.size * problem.space.dim));
  search.tell(grown.state, batch, results, grown.births + 1, {
    size: 0,
    rows: new Uint32Array(0),
    cells: new Uint32Array(0),
  });
  grown.births += batch.size;
}

export function advance(grown: Grown, evaluations: number): Grown {
  const end = grown.births + evaluations;
  while (grown.births < end) step(grown, end - grown.births);
  return grown;
}

export const problemBy = (definition: ProblemDefinition, params: ParamValues = {}): Problem =>
  definition.create(completeParams(definition.params, params), EXACT);

export function treeOf({ search, state }: Grown): Tree {
  const tree = search.tree?.(state);
  if (tree === undefined) throw new Error('expected a search that grows a tree');
  return tree;
}

/** A problem of choices, worth what `score` says of a solution, from 0 to 1. */
export const choosing = (
  options: readonly number[],
  score: (x: ArrayLike<number>) => number,
  dead?: (x: ArrayLike<number>, at: number, gene: number) => boolean,
): Problem => ({
  space: {
    kind: 'categorical',
    dim: options.length,
    genes: options.map((count, gene) => ({
      name: `gene ${gene}`,
      options: Array.from({ length: count }, (_, i) => String(i)),
    })),
    ...(dead && { dead }),
  },
  objectives: [{ name: 'score', unit: 'of 1', floor: 0, ceiling: 1 }],
  descriptors: [
    { name: 'first', unit: '', range: [0, 1] },
    { name: 'last', unit: '', range: [0, 1] },
  ],
  evaluate({ solutions }, { objectives }, from, to) {
    const dim = options.length;
    for (let row = from; row < to; row++) objectives[row] = score(solutions.subarray(row * dim, (row + 1) * dim));
  },
});
