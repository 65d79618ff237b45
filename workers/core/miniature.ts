/**
 * A run in small: what its thumbnail is drawn from, as text of a few kilobytes. Numbers are written in digits of 6 bits, so that
 * a file is plain JSON and still small; values are rounded to what a thumbnail can show. Both the writing half and the reading
 * half are here. Pure.
 */

/** Moments of the run that are told of. Early ones are closer together, where most happens. */
export const STEPS = 40;

/** The evaluation that step 1 … STEPS looks at, of a run of `budget`. */
export const evaluationAt = (step: number, budget: number): number =>
  Math.round((budget * step * step) / (STEPS * STEPS));

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Largest whole number of one digit, and of two. */
export const ONE_DIGIT = 63;
export const TWO_DIGITS = 4095;

export const digit = (value: number): string => DIGITS[value];
export const twoDigits = (value: number): string => DIGITS[value >> 6] + DIGITS[value & 63];
export const readDigit = (text: string, at: number): number => DIGITS.indexOf(text[at]);
export const readTwoDigits = (text: string, at: number): number => 64 * readDigit(text, at) + readDigit(text, at + 1);

/** A value's place between two others, as a whole number up to `most`; beyond them the nearer end. */
export function placeOf(value: number, [low, high]: readonly [number, number], most: number): number {
  if (!(high > low)) return 0;
  return Math.round(Math.min(1, Math.max(0, (value - low) / (high - low))) * most);
}

/** Maps of elites; several of a race, all by one scale. */
export interface MapMiniature {
  readonly kind: 'map';
  readonly cols: number;
  readonly rows: number;
  /** What the first and the last level stand for. */
  readonly range: readonly [low: number, high: number];
  /** Of each map: of each cell from the lowest descriptors the step and the level (a digit each) whenever it changed; cells end with `.`. */
  readonly maps: readonly string[];
}

/** Solutions of two objectives. */
export interface FrontMiniature {
  readonly kind: 'front';
  /** Whether more is better: of what goes to the right, and of what goes up. */
  readonly maximised: readonly [x: boolean, y: boolean];
  readonly axes: readonly [x: string, y: string];
  /** Of each point the step it was born at, one digit, and its place to the right and up, two digits each. */
  readonly points: string;
}

/** A figure that grows with the run; one line for each entrant. */
export interface LinesMiniature {
  readonly kind: 'lines';
  readonly range: readonly [low: number, high: number];
  /** Two digits for each step; `..` where there is no value. */
  readonly lines: readonly string[];
}

/** The most visited nodes of a tree in the end. */
export interface TreeMiniature {
  readonly kind: 'tree';
  /**
   * Of each node: the place of its parent, which comes before it, two digits; the step it was first visited at; its share of all
   * visits, and its mean reward from 0 to 1, one digit each. The root first.
   */
  readonly nodes: string;
}

/** How visits are shared among the moves from the root. */
export interface BarsMiniature {
  readonly kind: 'bars';
  readonly moves: readonly string[];
  /** For each step, for each move one digit. */
  readonly shares: string;
}

export type Picture = MapMiniature | FrontMiniature | LinesMiniature | TreeMiniature | BarsMiniature;

export interface Miniature {
  /** Of the run it was made of: of each entrant, separated by commas. */
  readonly digest: string;
  readonly picture: Picture;
}
