/**
 * An experiment: searches of one game choose a move in many trials, and how often the choice is not a best move is counted after
 * more and more evaluations. This is how trials are counted up; what a trial is stands in workers/experiments. Pure.
 */
import type { RunSpec } from './spec.ts';
import { wilson } from './wilson.ts';

/** The key of the number of trials in links, a parameter of the lens of trees. */
export const TRIALS = { key: 'trials', min: 0, max: 2000, default: 0 } as const;

export interface TrialRequest {
  /** Of the searches; they differ in nothing else. Their budget is the last count. */
  readonly specs: readonly RunSpec[];
  /** From 0. */
  readonly trial: number;
}

export interface TrialOutcome {
  readonly trial: number;
  /** What was played, in words: "tree 65, seed 3". */
  readonly what: string;
  /** [searches × counts] 1: the move chosen was not a best one. Empty where all moves are worth the same: nothing was asked. */
  readonly wrong: Uint8Array;
}

const LEAST = 30;

/** Evaluations after which a choice is looked at: half decades from 30 up (32, 100, 316 …), and the budget. */
export function countsOf(budget: number): number[] {
  const counts: number[] = [];
  for (let square = 1000; ; square *= 10) {
    const count = Math.round(Math.sqrt(square));
    if (count >= budget) break;
    if (count >= LEAST) counts.push(count);
  }
  return [...counts, budget];
}

/** One point of the figure. */
export interface Rate {
  readonly count: number;
  readonly wrong: number;
  readonly asked: number;
  /** Share of wrong choices, NaN while nothing was asked, with Wilson's interval of 95 %. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Of each search, the rate at each count. The order of outcomes does not matter. */
export function ratesOf(outcomes: readonly TrialOutcome[], searches: number, budget: number): Rate[][] {
  const counts = countsOf(budget);
  const told = outcomes.filter(({ wrong }) => wrong.length > 0);
  return Array.from({ length: searches }, (_, search) =>
    counts.map((count, k) => {
      const wrong = told.reduce((sum, outcome) => sum + outcome.wrong[search * counts.length + k], 0);
      return { count, wrong, asked: told.length, ...wilson(wrong, told.length) };
    }),
  );
}
