import { expect, it } from 'vitest';
import { PGameBoard } from './board.ts';
import { pGame } from './p-game.ts';

const game = (branching: number, depth: number, tree: number) => {
  const { space } = pGame.create({ branching, depth, tree, moves: '' }, undefined as never);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
};

/** Player 0's reward, by looking at every end: plain minimax on the definition. */
function plain(branching: number, depth: number, tree: number, path: number[]): number {
  const board = new PGameBoard(branching, depth, tree);
  for (const move of path) board.play(move);
  if (path.length === depth) return Math.sign(board.sum) / 2 + 0.5;
  const below = Array.from({ length: branching }, (_, move) => plain(branching, depth, tree, [...path, move]));
  return path.length % 2 === 0 ? Math.max(...below) : Math.min(...below);
}

it('agrees with plain minimax, for whichever player moves', () => {
  const seen = new Set<number>();
  for (const [branching, depth] of [
    [2, 1],
    [3, 4],
    [2, 7],
    [4, 3],
  ]) {
    for (let tree = 0; tree < 12; tree++) {
      const oracle = game(branching, depth, tree).oracle?.();
      for (const path of [[], [1], [0, 1]]) {
        if (path.length > depth) continue;
        const truth = Array.from({ length: path.length === depth ? 0 : branching }, (_, move) => {
          const reward = plain(branching, depth, tree, [...path, move]);
          return path.length % 2 === 0 ? reward : 1 - reward;
        });
        expect([...(oracle?.values(path, 1e6) ?? [])], `${branching} ${depth} ${tree} ${path.join()}`).toEqual(truth);
        for (const value of truth) seen.add(value * 2 + (path.length % 2) * 3);
      }
    }
  }
  // Wins and losses of both players came up.
  for (const kind of [0, 2, 3, 5]) expect(seen).toContain(kind);
});

it('has values of 0 … 127, all about as often, less than 0 for the second player', () => {
  const counts = new Uint32Array(128);
  let sum = 0;
  for (let tree = 0; tree < 2000; tree++) {
    const board = new PGameBoard(16, 4, tree);
    for (let edge = 0; edge < 16; edge++) counts[board.valueOf(edge)]++;
    board.play(tree % 16);
    const value = board.valueOf(0);
    expect(value).toBeLessThanOrEqual(0);
    expect(value).toBeGreaterThanOrEqual(-127);
    sum += value;
  }
  // 250 expected, standard deviation 15.7; the mean of 2,000 values has 0.83.
  for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(5 * 15.7);
  expect(Math.abs(sum / 2000 + 63.5)).toBeLessThan(5 * 0.83);
});

it('finds the truth of a tree of 16.8 million ends without looking at most of them', () => {
  expect(game(8, 8, 3).oracle?.().values([], 2_000_000)).toHaveLength(8);
  expect(game(8, 8, 3).oracle?.().values([], 1000)).toBeNull();
});

it('says what a branch is worth', () => {
  const { describe } = game(3, 4, 5);
  const start = describe?.([]);
  const board = new PGameBoard(3, 4, 5);
  const first = board.valueOf(2);
  expect(start?.moves[2]).toEqual({ move: 2, name: `branch 3 (+${first})`, cell: 8 });
  board.play(2);
  const second = board.valueOf(0);
  const after = describe?.([2, 0]);
  expect(after?.note).toContain(`Sum so far: ${first + second < 0 ? '−' : '+'}${Math.abs(first + second)}.`);
  expect(after?.cells[2 * 4]).toBe(1);
  expect(after?.cells[1]).toBe(2);
  expect(describe?.([2, 0, 1, 1])).toMatchObject({ over: true, moves: [] });
});
