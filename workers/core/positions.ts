/** Helps a game to describe its positions, and to begin at any of them. Pure but for the board it plays on. */
import type { Placed, WrittenMoves } from './frames.ts';
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

/** A game's notation, move by move. */
export function writtenMoves({ notation, moves }: GameSpace): WrittenMoves | undefined {
  if (notation === undefined) return undefined;
  const each = (say: (move: number) => string) => Array.from({ length: moves }, (_, move) => say(move));
  const { short, code, between, name } = notation;
  return { short: each(short), code: each(code), between, ...(name && { name: each(name) }) };
}

/** The position that moves from the root lead to, and names of further ones; null where there is no picture of it. */
export function placedAt(space: GameSpace, moves: readonly number[], further: readonly number[]): Placed | null {
  if (space.describe === undefined) return null;
  const path = legalPath(space.board(), space.moves, moves);
  const position = space.describe(path);
  const ahead: NamedMove[] = [];
  let { moves: legal } = position;
  for (const [i, move] of further.entries()) {
    const found = legal.find((one) => one.move === move);
    if (found === undefined) break;
    ahead.push(found);
    ({ moves: legal } = space.describe([...path, ...further.slice(0, i + 1)]));
  }
  return { path, position, ahead };
}
