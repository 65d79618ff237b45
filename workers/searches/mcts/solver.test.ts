import { describe, expect, it } from 'vitest';
import type { Board, GameSpace } from '../../core/game.ts';
import { chosenChild } from '../../core/tree.ts';
import { HARD_POSITIONS } from '../../problems/connect4/hard-positions.ts';
import { connect4 } from '../../problems/connect4/connect4.ts';
import { advance, begin, problemBy, treeOf } from './grown.test-data.ts';
import { mctsSolver } from './solver.ts';

/** The value of a position for who moves there, by plain negamax: 0, ½ or 1. */
function valueOf(space: GameSpace, path: readonly number[], board: Board): number {
  board.reset();
  for (const move of path) board.play(move);
  const own = board.turn === 0 ? board.reward : 1 - board.reward;
  if (board.over) return own;
  const moves = new Uint16Array(space.moves);
  const count = board.moves(moves);
  let best = 0;
  for (let i = 0; i < count && best < 1; i++) best = Math.max(best, 1 - valueOf(space, [...path, moves[i]], board));
  return best;
}

describe('MCTS-Solver', () => {
  it('is UCT until something is proven, then proves nothing that is not so', () => {
    let proofs = 0;
    let roots = 0;
    // Late positions of the 4 × 4 board: small enough to look at all of them plainly.
    for (const moves of ['112233', '112244', '12341234', '121212', '2132413', '12122121']) {
      const problem = problemBy(connect4, { columns: 4, rows: 4, moves });
      const { space } = problem;
      if (space.kind !== 'game') throw new Error('expected a game');
      const board = space.board();
      for (const seed of [1, 2, 3]) {
        const tree = treeOf(advance(begin(mctsSolver, problem, {}, seed), 1200));
        // Plies from the root; what is deep costs little to check.
        const path = (node: number): number[] => (node === 0 ? [] : [...path(tree.parent[node]), tree.move[node]]);
        for (let node = 0; node < tree.size; node++) {
          if (tree.proven[node] === 0 || (node % 16 > 0 && tree.parent[node] > 0)) continue;
          proofs++;
          // A proof is for who moved to the node.
          expect((tree.proven[node] - 1) / 2).toBe(1 - valueOf(space, path(node), board));
        }
        if (tree.proven[0] > 0) roots++;
      }
    }
    expect(proofs).toBeGreaterThan(200);
    expect(roots).toBeGreaterThan(3);
  });

  it('proves no move of a hard position of the full board wrongly', () => {
    let proofs = 0;
    for (const line of HARD_POSITIONS.trim().split('\n').slice(0, 20)) {
      const [moves, digits] = line.split(' ');
      const tree = treeOf(advance(begin(mctsSolver, problemBy(connect4, { moves }), {}, 1), 500));
      Array.from(digits, Number).forEach((value, i) => {
        const mark = tree.proven[tree.first[0] + i];
        if (mark > 0) expect(mark - 1, `${moves}, move ${i}`).toBe(value);
        proofs += Number(mark > 0);
      });
    }
    expect(proofs).toBeGreaterThan(40);
  });

  it('takes a proven win, and never one of the proven losses while there is another move', () => {
    // The first player threatens on both sides; the second has lost, and the first wins with 1 or 5.
    const problem = problemBy(connect4, { columns: 5, rows: 4, moves: '223344' });
    const tree = treeOf(advance(begin(mctsSolver, problem), 200));
    const proven = Array.from({ length: 5 }, (_, i) => tree.proven[tree.first[0] + i]);
    expect([proven[0], proven[4]]).toEqual([3, 3]);
    expect(tree.proven[0]).toBe(1);
    expect(tree.proven[chosenChild(tree)]).toBe(3);
  });
});
