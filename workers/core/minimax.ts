/**
 * Exact values by minimax: every line is followed to its end, but positions met again are looked up, and nobody looks further
 * who has found the best there is (a reward of 1, or 0 for the opponent). Pure.
 *
 * Nothing is kept from one question to the next, so that an answer, or its absence, depends on the question alone.
 */
import type { Board, GameSpace, Oracle } from './game.ts';

/** A board that can be tried out. */
export interface Trial extends Board {
  /** Takes over the position of another board of the same game. */
  copy(from: this): void;
  /** Equal only for positions that are worth the same; absent where no two lines meet. */
  key?(): number | string;
}

class OutOfWork extends Error {}

/** The oracle of a game, for which `make` gives boards at the root. */
export function minimax<B extends Trial>(
  make: () => B,
  { moves, players }: Pick<GameSpace, 'moves' | 'players'>,
): Oracle {
  /** A board and a list of moves for each ply below the position asked about. */
  const boards: B[] = [];
  const lists: Uint16Array[] = [];
  const memo = new Map<number | string, number>();
  let left = 0;

  /** Player 0's reward with best play from boards[depth] on. */
  function value(depth: number): number {
    const board = boards[depth];
    if (left-- <= 0) throw new OutOfWork();
    if (board.over) return board.reward;
    const key = board.key?.();
    const known = key === undefined ? undefined : memo.get(key);
    if (known !== undefined) return known;
    const highest = players === 1 || board.turn === 0;
    let best = highest ? 0 : 1;
    const count = open(depth);
    for (let i = 0; i < count; i++) {
      const reward = after(depth, lists[depth][i]);
      if (i === 0 || (highest ? reward > best : reward < best)) best = reward;
      if (best === (highest ? 1 : 0)) break;
    }
    if (key !== undefined) memo.set(key, best);
    return best;
  }

  /** Lists the moves at boards[depth] and sees to it that there is a board below. */
  function open(depth: number): number {
    if (boards.length <= depth + 1) boards.push(make());
    if (lists.length <= depth) lists.push(new Uint16Array(moves));
    return boards[depth].moves(lists[depth]);
  }

  function after(depth: number, move: number): number {
    boards[depth + 1].copy(boards[depth]);
    boards[depth + 1].play(move);
    return value(depth + 1);
  }

  return {
    values(path, work) {
      if (boards.length === 0) boards.push(make());
      const [board] = boards;
      board.reset();
      for (const move of path) board.play(move);
      left = work;
      memo.clear();
      const count = open(0);
      const found = new Float64Array(count);
      try {
        for (let i = 0; i < count; i++) {
          const reward = after(0, lists[0][i]);
          found[i] = players === 1 || board.turn === 0 ? reward : 1 - reward;
        }
      } catch (error) {
        if (error instanceof OutOfWork) return null;
        throw error;
      }
      memo.clear();
      return found;
    },
  };
}
