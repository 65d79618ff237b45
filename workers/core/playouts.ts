/** What comes of playouts, filed as results: the part of every game's problem that is the same. Pure but for the results it fills. */
import { PLAYOUT_DIM } from './game.ts';
import type { Batch, Descriptor, Objective, Results } from './types.ts';

/**
 * The `evaluate` of every game: fitness is player 0's reward; descriptors are the depth that a playout began at, and its length.
 * `dim`: numbers of a solution.
 */
export function filePlayouts(
  batch: Batch,
  results: Results,
  from: number,
  to: number,
  dim: number = PLAYOUT_DIM,
): void {
  for (let row = from; row < to; row++) {
    results.objectives[row] = batch.solutions[row * dim];
    results.descriptors[2 * row] = batch.solutions[row * dim + 1];
    results.descriptors[2 * row + 1] = batch.solutions[row * dim + 2];
  }
}

/** The objective and the descriptors of a game that lasts `longest` plies at most. */
export const playoutResults = (
  longest: number,
): { objectives: readonly [Objective]; descriptors: readonly [Descriptor, Descriptor] } => ({
  objectives: [{ name: 'reward of the first player', unit: 'of 1', floor: 0, ceiling: 1 }],
  descriptors: [
    { name: 'playout began at ply', unit: 'plies', range: [0, longest] },
    { name: 'length of the playout', unit: 'plies', range: [0, longest] },
  ],
});
