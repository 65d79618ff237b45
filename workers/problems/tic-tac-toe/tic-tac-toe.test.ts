import { expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import { TicTacToeBoard } from './board.ts';
import { ticTacToe } from './tic-tac-toe.ts';

const game = (moves = '') => {
  const { space } = ticTacToe.create({ moves }, undefined as never);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
};

it('has 255,168 games and 5,478 positions', () => {
  let games = 0;
  const positions = new Set<number>();
  const board = new TicTacToeBoard();
  const visit = (path: number[]) => {
    board.reset();
    for (const move of path) board.play(move);
    positions.add(board.key());
    if (board.over) games++;
    const legal = new Uint16Array(9);
    const count = board.moves(legal);
    for (let i = 0; i < count; i++) visit([...path, legal[i]]);
  };
  visit([]);
  expect(games).toBe(255_168);
  expect(positions.size).toBe(5_478);
});

it('is a draw whatever the first move', () => {
  expect([...(game().oracle?.().values([], 20_000) ?? [])]).toEqual(Array<number>(9).fill(0.5));
});

it('answers a corner by the centre alone', () => {
  // After the corner, everything but the centre loses.
  expect([...(game().oracle?.().values([0], 20_000) ?? [])]).toEqual([0, 0, 0, 0.5, 0, 0, 0, 0]);
});

it('says who has won, with the line', () => {
  const after = game('152').describe?.([3, 2]);
  expect(after).toMatchObject({ over: true, reward: 1, moves: [], line: ['left', 'top right'], highlight: [0, 1, 2] });
  const other = game('1592').describe?.([2, 7]);
  expect(other).toMatchObject({ over: true, reward: 0, highlight: [1, 4, 7] });
  expect(game().describe?.([0, 4])).toMatchObject({ turn: 0, over: false, highlight: [4] });
  expect(game().describe?.([])?.moves[4]).toEqual({ move: 4, name: 'centre', cell: 4 });
});

it('draws moves alike', () => {
  // Every first move and reply of random games: 72 pairs, expected 500 each, standard deviation 22.
  const rng = new Rng().start(1, hashName('test'), 0);
  const pairs = new Map<string, number>();
  class Recorded extends TicTacToeBoard {
    line: number[] = [];
    override play(move: number): void {
      this.line.push(move);
      super.play(move);
    }
  }
  for (let i = 0; i < 36_000; i++) {
    const recorded = new Recorded();
    recorded.playOut(rng);
    const pair = recorded.line.slice(0, 2).join();
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  expect(pairs.size).toBe(72);
  for (const count of pairs.values()) expect(Math.abs(count - 500)).toBeLessThan(5 * 22.2);
});

it('refuses what cannot be played', () => {
  expect(() => game('11')).toThrow('whose move 2, 1, cannot');
  expect(() => game('14253')).toThrow('where the game is over');
  expect(() => game('142536')).toThrow('the game is over by then');
});
