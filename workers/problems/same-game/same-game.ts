/**
 * SameGame, a puzzle for one (Moribe 1985, "Chain Shot!"; in Monte Carlo tree search since Schadd et al. 2008, *Single-player
 * Monte-Carlo tree search*), on boards small enough that the best score is known. Without the bonus for a cleared board, which
 * would outweigh all else there. The reward is the share of a bound: the points if all of each colour went in one move.
 */
import { PLAYOUT_DIM, type Oracle } from '../../core/game.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { boundOf, SameGameBoard, Stones, worthOf } from './board.ts';
import { describe, notationOf } from './picture.ts';

const STONES = hashName('same-game/stones');

/** [columns × rows] colours from 1, drawn anew until there is a move. */
export function drawStones(columns: number, rows: number, colours: number, seed: number): Uint8Array {
  const stones = new Stones(columns, rows);
  const rng = new Rng().start(seed, STONES, 0);
  const moves = new Uint16Array(columns * rows);
  do {
    for (let cell = 0; cell < stones.cells.length; cell++) stones.cells[cell] = 1 + rng.pick(colours);
  } while (stones.moves(moves) === 0);
  return stones.cells;
}

class OutOfWork extends Error {}

/** By looking at all positions, each once: what points are still to be had does not depend on those made. */
function exhaustive(columns: number, rows: number, beginning: Uint8Array, opening: readonly number[]): Oracle {
  return {
    values(path, work) {
      const bound = Math.max(1, boundOf(beginning));
      const known = new Map<string, number>();
      let left = work;
      /** Points that can still be made from a position. */
      const best = (from: Stones): number => {
        const key = String.fromCharCode(...from.cells);
        const before = known.get(key);
        if (before !== undefined) return before;
        if (left-- <= 0) throw new OutOfWork();
        const most = Math.max(0, ...each(from));
        known.set(key, most);
        return most;
      };
      /** For each move, points that can be made with it and after it. */
      const each = (from: Stones): number[] => {
        const moves = new Uint16Array(columns * rows);
        const after = new Stones(columns, rows);
        return Array.from(moves.subarray(0, from.moves(moves)), (move) => {
          after.cells.set(from.cells);
          return worthOf(after.take(move)) + best(after);
        });
      };
      const board = new SameGameBoard(columns, rows, beginning, opening);
      for (const move of path) board.play(move);
      try {
        return Float64Array.from(each(board.stones), (points) => (board.points + points) / bound);
      } catch (error) {
        if (error instanceof OutOfWork) return null;
        throw error;
      }
    },
  };
}

export const sameGame: ProblemDefinition = {
  id: 'same-game',
  title: 'SameGame',
  summary: 'Take groups of one colour off a board; large groups count far more. In which order are they to be taken?',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'int',
      key: 'columns',
      label: 'Columns',
      unit: 'columns',
      min: 2,
      max: 8,
      default: 5,
      help: 'Width of the board; up to 5 × 5 the best score is found at once.',
    },
    {
      kind: 'int',
      key: 'rows',
      label: 'Rows',
      unit: 'rows',
      min: 2,
      max: 8,
      default: 5,
      help: 'Height of the board.',
    },
    {
      kind: 'int',
      key: 'colours',
      label: 'Colours',
      unit: 'colours',
      min: 2,
      max: 5,
      default: 3,
      basic: true,
      help: 'Colours of stones; the fewer, the larger the groups.',
    },
    {
      kind: 'int',
      key: 'board',
      label: 'Board',
      unit: 'number',
      min: 0,
      max: 999_999,
      default: 1,
      basic: true,
      help: 'Which random board: each number has stones of its own.',
    },
    {
      kind: 'text',
      key: 'moves',
      label: 'Moves so far',
      pattern: '([a-h][1-8](,[a-h][1-8])*)?',
      form: 'groups taken so far, each by its cell in the leftmost column, the lowest there, as b1, with commas between',
      most: 96,
      default: '',
      help: 'The position to search from, by the groups taken so far; each is named by its leftmost cell, of several the lowest.',
    },
  ],
  create(params) {
    const columns = params.columns as number;
    const rows = params.rows as number;
    const beginning = drawStones(columns, rows, params.colours as number, params.board as number);
    const start = new SameGameBoard(columns, rows, beginning);
    const notation = notationOf(rows);
    const opening = readMoves(params.moves as string, start, beginning.length, notation, 'groups');
    const left = new SameGameBoard(columns, rows, beginning, opening).stones.cells.filter((stone) => stone > 0);
    // Each move takes two stones at least.
    const longest = Math.floor(left.length / 2);
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        players: 1,
        moves: beginning.length,
        longest,
        board: () => new SameGameBoard(columns, rows, beginning, opening),
        oracle: () => exhaustive(columns, rows, beginning, opening),
        notation,
        describe: (path) => describe(columns, rows, beginning, opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
