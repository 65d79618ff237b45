/** Helps a game to describe its positions, and to begin at any of them. Pure but for the board it plays on. */
import type { Board, GameSpace, NamedMove, Notation } from './game.ts';
import { Refused } from './result.ts';

/** The legal moves in their order. `limit` is what moves are below. */
export function legalMoves(board: Board, limit: GameSpace['moves']): number[] {
  const moves = new Uint16Array(limit);
  return [...moves.subarray(0, board.moves(moves))];
}

/** Of moves from a board's root on, those before the first that is not legal. */
export function legalPath(board: Board, limit: GameSpace['moves'], path: readonly number[]): number[] {
  board.reset();
  const played: number[] = [];
  for (const move of path) {
    if (!legalMoves(board, limit).includes(move)) break;
    board.play(move);
    played.push(move);
  }
  return played;
}

export const nameMoves = (
  moves: readonly number[],
  nameOf: (move: number) => string,
  cellOf: (move: number) => number = () => -1,
): NamedMove[] => moves.map((move) => ({ move, name: nameOf(move), cell: cellOf(move) }));

/**
 * The moves that `p.moves` says, from a board's root on. Throws a `Refused` where one cannot be played, or where the game is over
 * after the last. `form`: what was expected, in words.
 */
export function readMoves(
  text: string,
  board: Board,
  limit: GameSpace['moves'],
  { code, between }: Notation,
  form: string,
): number[] {
  if (text === '') return [];
  const refuse = (why: string, hint: string) => new Refused('bad-position', `p.moves: expected ${why}`, hint);
  board.reset();
  const moves = text.split(between).map((written, i) => {
    const move = legalMoves(board, limit).find((legal) => code(legal) === written);
    if (move === undefined) {
      const why = board.over ? 'the game is over by then' : 'it is not a legal move there';
      throw refuse(
        `${form} that can be played in turn, got "${text}", whose move ${i + 1}, ${written}, cannot: ${why}`,
        'take that move away',
      );
    }
    board.play(move);
    return move;
  });
  if (board.over) {
    throw refuse(`a position to play on from, got "${text}", where the game is over`, 'take the last move away');
  }
  return moves;
}
