/**
 * What is played in a trial: another tree of a P-game, another hard position of Connect-4, or the same game with another seed; with
 * the exact values of the moves, to judge the choice by. Trial i is the same whatever the others, so any worker may take it. Pure.
 */
import { fail, succeed, type Result } from '../core/result.ts';
import { SEED, type RunSpec } from '../core/spec.ts';
import type { Problem } from '../core/types.ts';
import { HARD_POSITIONS } from '../problems/connect4/hard-positions.ts';

/** Trees looked at for one whose moves are not all worth the same. */
const TREES_EACH = 64;
const TREES = 1_000_000;
/** Positions that may be looked at for the values of a trial's moves. */
const WORK = 1 << 22;

export interface Instance {
  /** Of problem and seed only: to be laid over each search's spec. */
  readonly params: Readonly<Record<string, number | string>>;
  readonly seed: number;
  readonly what: string;
  /** Exact values of the moves at the root; all the same: there is nothing to choose. */
  readonly values: Float64Array;
}

const differ = (values: Float64Array): boolean => values.some((value) => value !== values[0]);
const hard = HARD_POSITIONS.trim()
  .split('\n')
  .map((line) => line.split(' '));

type ProblemOf = (spec: RunSpec) => Problem;

/** Values of the moves where the problem begins; null: not known. */
function valuesOf({ space }: Problem): Float64Array | null {
  return space.kind === 'game' ? (space.oracle?.().values([], WORK) ?? null) : null;
}

/**
 * The game of trial number `trial` of an experiment on `spec`, whose problem `problemOf` makes. Fails where nobody knows which moves are
 * best.
 */
export function instanceOf(spec: RunSpec, trial: number, problemOf: ProblemOf): Result<Instance> {
  const seedOf = (k: number): number => (spec.seed + k) % (SEED.max + 1);
  const own = Object.keys(spec.params).filter((key) => key.startsWith('p.'));
  if (spec.problem === 'connect4' && own.length === 0) {
    const [moves, digits] = hard[trial % hard.length];
    const values = Float64Array.from(digits, (digit) => Number(digit) / 2);
    const seed = seedOf(Math.floor(trial / hard.length));
    return succeed({ params: { 'p.moves': moves }, seed, what: `position ${moves}, seed ${seed}`, values });
  }
  const seed = seedOf(trial);
  if (spec.problem === 'p-game') {
    const first = Number(spec.params['p.tree'] ?? 1) + trial * TREES_EACH;
    let values: Float64Array | null = null;
    let tree = first;
    for (let k = 0; k < TREES_EACH && (values === null || !differ(values)); k++) {
      tree = (first + k) % TREES;
      values = valuesOf(problemOf({ ...spec, params: { ...spec.params, 'p.tree': tree } }));
      if (values === null) break;
    }
    if (values !== null)
      return succeed({ params: { 'p.tree': tree }, seed, what: `tree ${tree}, seed ${seed}`, values });
  } else {
    const values = valuesOf(problemOf(spec));
    if (values !== null) return succeed({ params: {}, seed, what: `seed ${seed}`, values });
  }
  return fail(
    'no-truth',
    'expected a game whose best moves can be found out, got one where they are not known',
    'choose a smaller game, a later position, or the empty board of Connect-4, which stands for 200 hard positions',
  );
}
