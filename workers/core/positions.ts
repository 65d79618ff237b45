/** Helps a game to describe its positions. Pure but for the board it plays on. */
import type { Board, GameSpace, NamedMove } from './game.ts';

/** The legal moves in their order. `limit` is what moves are below. */
export function legalMoves(board: Board, limit: GameSpace['moves']): number[] {
  const moves = new Uint16Array(limit);
  return [...moves.subarray(0, board.moves(moves))];
}

export const nameMoves = (
  moves: readonly number[],
  nameOf: (move: number) => string,
  cellOf: (move: number) => number = () => -1,
): NamedMove[] => moves.map((move) => ({ move, name: nameOf(move), cell: cellOf(move) }));
