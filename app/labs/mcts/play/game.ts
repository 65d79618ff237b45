/**
 * A game between a person and a search. All of it is in the link: `p.moves` leads to where the search thought last, `node` on from
 * there, `play` says which side is the person's. Pure.
 */
import type { WrittenMoves } from '../../../../workers/core/frames.ts';
import type { Path } from '../../../lenses/tree/paths.ts';

/** Games of two that are over soon enough to be played. */
const PLAYED = ['connect4', 'connect4-network', 'tic-tac-toe'];
export const isPlayed = (problem: string | undefined): boolean => problem !== undefined && PLAYED.includes(problem);

export type Side = 0 | 1;

/** Moves from the empty board, as `p.moves` says them, by their numbers. */
export const movesIn = (text: string, { code, between }: WrittenMoves): Path =>
  text === '' ? [] : text.split(between).map((written) => code.indexOf(written));

/** In these games the first player begins on the empty board, and nobody passes. */
export const sideAfter = (moves: number): Side => (moves % 2 === 0 ? 0 : 1);

/** How many moves are left when the person takes back the last of their own; −1: there is none. */
export function undone(moves: number, person: Side): number {
  for (let left = moves - 1; left >= 0; left--) if (sideAfter(left) === person) return left;
  return -1;
}

const OUTCOME = (value: number): string => (value === 1 ? 'a win' : value === 0 ? 'a loss' : 'a draw');

/** What a move is truly worth against the best there was, for the player who made it. */
export function verdictOn(moves: Uint16Array, values: Float64Array, move: number): Verdict | null {
  const value = values[moves.indexOf(move)];
  if (value === undefined) return null;
  const best = Math.max(...values);
  if (value === best) return { optimal: true, words: `optimal, ${OUTCOME(value)}` };
  return { optimal: false, words: `regret ${best - value}, ${OUTCOME(best)} becomes ${OUTCOME(value)}` };
}

export interface Verdict {
  readonly optimal: boolean;
  readonly words: string;
}

/** Whose exact values to ask for first: of the person's last move, where they stand now, then the others from the end. */
export function askingOrder(moves: Path, person: Side, over: boolean): Path[] {
  const places = [...moves.keys()].toReversed();
  const own = places.find((place) => sideAfter(place) === person);
  const now = over ? [] : [moves.length];
  const order = [...(own === undefined ? [] : [own]), ...now, ...places.filter((place) => place !== own)];
  return order.map((length) => moves.slice(0, length));
}
