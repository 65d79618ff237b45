/**
 * How an emitter ranks its solutions, from how each compares with the map as it stood before the batch: what two-stage
 * ranking, selection and the test for flatness of pyribs' emitters say (`ribs/emitters/rankers.py`). Pure but for what
 * is filled.
 */
import type { Results } from '../../core/types.ts';

/**
 * What an emitter ranks by, in pyribs' names: `improvement` 2imp, new cells first, then gains; `random-direction` 2rd, new
 * cells and better elites likewise, within each how far they lie in one direction; `objective` obj; `gain` imp.
 */
export type Aim = 'improvement' | 'random-direction' | 'objective' | 'gain';

/** How the solutions of a batch compare with the map before the batch. [capacity] each. */
export interface Judgement {
  /** 2 for a new cell, 1 for a better elite, 0 for what did not enter. */
  readonly status: Uint8Array;
  /** Improvement over what was there. */
  readonly gain: Float64Array;
}

export const newJudgement = (capacity: number): Judgement => ({
  status: new Uint8Array(capacity),
  gain: new Float64Array(capacity),
});

/** What solutions are ranked by: the larger stage first, within a stage the larger score. [capacity] each. */
export interface Ranking {
  readonly stage: Uint8Array;
  readonly score: Float64Array;
}

/** Ranking values of rows [first, end) under an aim. `direction` is in descriptor units. */
export function rankingFor(
  aim: Aim,
  direction: readonly [x: number, y: number],
  { status, gain }: Judgement,
  { objectives, descriptors }: Results,
  first: number,
  end: number,
  { stage, score }: Ranking,
): void {
  const staged = aim === 'improvement' || aim === 'random-direction';
  for (let row = first; row < end; row++) {
    stage[row] = staged ? status[row] : 0;
    if (aim === 'objective') score[row] = objectives[row];
    else if (aim === 'random-direction')
      score[row] = direction[0] * descriptors[2 * row] + direction[1] * descriptors[2 * row + 1];
    else score[row] = gain[row];
  }
}

/**
 * Fills `ranked` with the rows from `first` on, the best first and the earlier of equals; with `enteredFirst`, those that
 * entered the map before all others, so that they can be the only parents. Returns how many entered.
 */
export function orderRows(
  { stage, score }: Ranking,
  { status }: Judgement,
  first: number,
  enteredFirst: boolean,
  ranked: Uint32Array,
): number {
  let entered = 0;
  for (let i = 0; i < ranked.length; i++) {
    ranked[i] = first + i;
    if (status[first + i] > 0) entered++;
  }
  const comesIn = (row: number) => (enteredFirst && status[row] > 0 ? 1 : 0);
  ranked.sort((a, b) => comesIn(b) - comesIn(a) || stage[b] - stage[a] || score[b] - score[a] || a - b);
  return entered;
}

/** Ranks no further apart than this tell nothing. */
const FLAT = 1e-12;

/** Whether rows [first, end) all rank the same. */
export function isFlat({ stage, score }: Ranking, first: number, end: number): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let row = first; row < end; row++) {
    if (stage[row] !== stage[first]) return false;
    low = Math.min(low, score[row]);
    high = Math.max(high, score[row]);
  }
  return high - low < FLAT;
}
