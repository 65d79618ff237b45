import { expect, it } from 'vitest';
import { completeParams } from '../../core/params.ts';
import { EXACT } from '../../core/exact.ts';
import type { Board, GameSpace } from '../../core/game.ts';
import { clonePlain } from '../../core/plain.ts';
import { connect4 } from '../../problems/connect4/connect4.ts';
import { dChain } from '../../problems/d-chain/d-chain.ts';
import type { ParamValues } from '../../core/params.ts';
import type { ProblemDefinition, Search } from '../../core/types.ts';
import { alphaBeta } from './alpha-beta.ts';

function open(definition: ProblemDefinition, params: ParamValues, searchParams: ParamValues = {}) {
  const problem = definition.create(completeParams(definition.params, params), EXACT);
  const { space } = problem;
  if (space.kind !== 'game') throw new Error('expected a game');
  const search = alphaBeta.create({ ...problem, seed: 1 }, completeParams(alphaBeta.params, searchParams));
  const state = search.init();
  const rows: number[] = [];
  return { space, search, state, rows };
}

function look(search: Search, state: unknown, rows: number[], count: number): void {
  const batch = {
    size: 1,
    solutions: new Float64Array(3 * search.capacity),
    parents: new Uint32Array(search.capacity),
  };
  for (let left = count; left > 0; left -= batch.size) {
    batch.size = Math.min(left, search.nextSize(state));
    search.ask(state, batch, batch.size);
    rows.push(...batch.solutions.subarray(0, 3 * batch.size));
  }
}

/** Values of the moves for who makes them, by plain minimax. */
function valuesAt(space: GameSpace, path: readonly number[], board: Board = space.board()): number[] {
  board.reset();
  for (const move of path) board.play(move);
  const moves = new Uint16Array(space.moves);
  const legal = Array.from(moves.subarray(0, board.moves(moves)));
  const own = (reward: number, turn: number) => (turn === 0 ? reward : 1 - reward);
  const { turn } = board;
  return legal.map((move) => {
    board.reset();
    for (const before of path) board.play(before);
    board.play(move);
    if (board.over) return own(board.reward, turn);
    const best = Math.max(...valuesAt(space, [...path, move], board));
    return space.players === 1 ? best : 1 - best;
  });
}

it('ends at the value of plain minimax, with a best move, having looked at fewer positions', () => {
  for (const moves of ['112233', '112244', '12341234', '121212', '12122121']) {
    const { space, search, state, rows } = open(connect4, { columns: 4, rows: 4, moves });
    look(search, state, rows, 6000);
    const tree = search.tree?.(state);
    if (tree === undefined) throw new Error('expected a tree');
    const values = valuesAt(space, []);
    const best = tree.best - tree.first[0];
    expect(values[best], moves).toBe(Math.max(...values));
    expect((tree.proven[tree.best] - 1) / 2).toBe(values[best]);
    // No move is held for less than it is worth.
    values.forEach((value, i) => {
      const child = tree.first[0] + i;
      if (tree.visits[child] > 0) expect(tree.total[child] / tree.visits[child]).toBeGreaterThanOrEqual(value);
    });
  }
});

it('sees the end of the D-chain as soon as it looks that deep', () => {
  const { search, state, rows } = open(dChain, { depth: 12 });
  look(search, state, rows, 400);
  const tree = search.tree?.(state);
  expect(tree?.best).toBe((tree?.first[0] ?? 0) + 1);
  expect(tree?.proven[tree.best]).toBe(3);
});

it('looks no further than asked, and goes on from a copy of its state', () => {
  const { search, state, rows } = open(connect4, {}, { depth: 3 });
  look(search, state, rows, 150);
  const copy = clonePlain(state);
  const again = [...rows];
  look(search, state, rows, 300);
  look(search, copy, again, 300);
  expect(again).toEqual(rows);
  expect(Math.max(...rows.filter((_, i) => i % 3 === 1))).toBe(3);
});
