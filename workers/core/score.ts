/**
 * The one number that a run is scored by where people compare theirs: a metric that its lenses compute anyway. Which one
 * depends on the lab, and not on how far the run has come. Pure.
 */
import type { Lab } from './link.ts';
import type { Metrics } from './types.ts';

export interface ScoreCard {
  /** The metric's. */
  readonly id: string;
  /** As lines that are handed in say it. */
  readonly label: string;
  readonly lowerIsBetter?: true;
}

export interface Score extends ScoreCard {
  readonly value: number;
}

const QD_SCORE: ScoreCard = { id: 'qdScore', label: 'QD score' };
const HV_SHARE: ScoreCard = { id: 'hvShare', label: 'Hypervolume share' };
const HYPERVOLUME: ScoreCard = { id: 'hypervolume', label: 'Hypervolume' };
const BEST_REWARD: ScoreCard = { id: 'bestReward', label: 'Best reward so far' };
const BEST: ScoreCard = { id: 'best', label: 'Best fitness' };
const REGRET: ScoreCard = { id: 'regret', label: 'Regret', lowerIsBetter: true };
const ROOT_VALUE: ScoreCard = { id: 'rootValue', label: 'Value of the chosen move' };

const FRONTS = [HV_SHARE, HYPERVOLUME];
/**
 * The best that was found, where a tree is searched for that; else, where the truth is known, how much worse the chosen move is;
 * else what the search thinks of it.
 */
const TREES = [BEST_REWARD, BEST, REGRET, ROOT_VALUE];

export const SCORES: readonly ScoreCard[] = [QD_SCORE, ...FRONTS, ...TREES];

/** What counts in each lab, the first that a run has. */
const COUNTS: Readonly<Record<Lab, readonly ScoreCard[]>> = {
  'map-elites': [QD_SCORE, ...FRONTS, ...TREES],
  nas: [...FRONTS, QD_SCORE, ...TREES],
  mcts: [...TREES, ...FRONTS, QD_SCORE],
  // Of the atlas: how much of it is filled, and with how hard graphs.
  reachability: [QD_SCORE, ...FRONTS, ...TREES],
};

/** Null while there is nothing to score, as before the first evaluation of some. */
export function scoreOf(lab: Lab, metrics: Metrics): Score | null {
  const card = COUNTS[lab].find(({ id }) => Number.isFinite(metrics[id]));
  return card === undefined ? null : { ...card, value: metrics[card.id] };
}

/** Six significant digits, no more than are needed; the same wherever it is written. */
export const writeScore = (value: number): string => String(Number(value.toPrecision(6)));

/** A number as somebody wrote it. */
export interface StatedScore {
  readonly label: string;
  readonly value: number;
  /** Significant digits, at least 1. */
  readonly digits: number;
}

/** Whether a stated score is this one, to as many digits as it has. */
export const agrees = (stated: StatedScore, { label, value }: Score): boolean =>
  stated.label === label && Number(value.toPrecision(stated.digits)) === stated.value;
