/**
 * Positions of Connect-4 by chance, and how they are written: columns played, as digits from 1.
 */
import type { Rng } from '../../workers/core/rng.ts';
import { hashName } from '../../workers/core/rng.ts';
import { Connect4Board } from '../../workers/problems/connect4/board.ts';
import { Connect4Solver, positionOf, type Position } from '../../workers/problems/connect4/solver.ts';

export const COLUMNS = 7;
export const ROWS = 6;
/** Streams of the two sets: no position of one is drawn as the other's are. */
export const HARD = hashName('connect4/hard');
export const LABELLED = hashName('connect4/labelled');

export const written = (path: readonly number[]): string => path.map((column) => column + 1).join('');
export const read = (text: string): number[] => [...text].map((digit) => Number(digit) - 1);
const mirrored = (path: readonly number[]): number[] => path.map((column) => COLUMNS - 1 - column);

const nameOf = ({ ownLow, ownHigh, allLow, allHigh }: Position) => [ownLow, ownHigh, allLow, allHigh].join();

/** The same for all paths to a position or to its mirror image, and for no others. */
export function key(path: readonly number[]): string {
  const names = [nameOf(positionOf(path)), nameOf(positionOf(mirrored(path)))];
  return names[0] < names[1] ? names[0] : names[1];
}

const solver = new Connect4Solver(COLUMNS, ROWS, 10);

/** Whether the mover wins at once: the solver sees that without looking at a position. */
const winsAtOnce = (path: readonly number[]): boolean => solver.solve(positionOf(path), 0) === 1;

/**
 * `plies` random moves after which the game goes on. A careful game is one where players take a win at once, and otherwise the only
 * move that prevents one.
 */
export function randomPath(plies: number, careful: boolean, rng: Rng): number[] {
  const legal = new Uint16Array(COLUMNS);
  for (;;) {
    const board = new Connect4Board(COLUMNS, ROWS);
    const path: number[] = [];
    while (path.length < plies && !board.over) {
      let moves = Array.from(legal.subarray(0, board.moves(legal)));
      if (careful) {
        if (winsAtOnce(path)) break;
        const safe = moves.filter((move) => path.length < 40 && !winsAtOnce([...path, move]));
        if (safe.length > 0) moves = safe;
      }
      const move = moves[rng.below(moves.length)];
      board.play(move);
      path.push(move);
    }
    if (path.length === plies && !board.over) return path;
  }
}
