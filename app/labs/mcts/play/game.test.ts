import { expect, it } from 'vitest';
import { writtenMoves } from '../../../../workers/core/positions.ts';
import { decodeLink } from '../../../../workers/core/link.ts';
import { catalogue, problemOf } from '../../../../workers/host/registry.ts';
import { askingOrder, movesIn, sideAfter, undone, verdictOn } from './game.ts';

const spaceOf = (link: string) => {
  const { space } = problemOf(decodeLink(link, catalogue).value.spec);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
};

it('reads a game so far, and knows whose turn it is', () => {
  for (const problem of ['connect4', 'tic-tac-toe']) {
    const space = spaceOf(`problem=${problem}`);
    const notation = writtenMoves(space);
    if (notation === undefined) throw new Error('no notation');
    const path = movesIn('5134', notation);
    expect(path).toEqual([4, 0, 2, 3]);
    expect(movesIn('', notation)).toEqual([]);
    const board = space.board();
    path.forEach((move, i) => {
      expect(board.turn).toBe(sideAfter(i));
      expect(space.describe?.(path.slice(0, i)).moves.find((one) => one.move === move)?.name).toBe(
        notation.name?.[move],
      );
      board.play(move);
    });
  }
});

it('takes back to where the person last had a choice', () => {
  expect([0, 1, 2, 3, 4].map((moves) => undone(moves, 0))).toEqual([-1, 0, 0, 2, 2]);
  expect([0, 1, 2, 3, 4].map((moves) => undone(moves, 1))).toEqual([-1, -1, 1, 1, 3]);
});

it('judges a move by what the others were worth', () => {
  // X in the corner, O must take the centre.
  const space = spaceOf('problem=tic-tac-toe&p.moves=1');
  const values = space.oracle?.().values([], 1e6) ?? new Float64Array();
  const moves = Uint16Array.from(space.describe?.([]).moves ?? [], ({ move }) => move);
  expect(verdictOn(moves, values, 4)).toEqual({ optimal: true, words: 'optimal, a draw' });
  expect(verdictOn(moves, values, 1)).toEqual({ optimal: false, words: 'regret 0.5, a draw becomes a loss' });
  expect(verdictOn(moves, values, 0)).toBeNull();
});

it('asks about the last own move first, then about where the person stands', () => {
  expect(askingOrder([4, 0, 8, 2], 0, false)).toEqual([[4, 0], [4, 0, 8, 2], [4, 0, 8], [4], []]);
  expect(askingOrder([4, 0, 8, 2], 1, true)).toEqual([[4, 0, 8], [4, 0], [4], []]);
  expect(askingOrder([], 0, false)).toEqual([[]]);
});
