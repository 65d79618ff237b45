import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { Connect4Board } from './board.ts';
import { connect4Oracle } from './oracle.ts';
import { Connect4Solver, positionOf } from './solver.ts';

/** Minimax on the board itself, nothing left out: worth to whoever moves after `path`. Positions already met are remembered. */
function plain(columns: number, rows: number, path: number[], known: Map<string, number>): number {
  const board = new Connect4Board(columns, rows, []);
  const grid: number[][] = Array.from({ length: columns }, () => []);
  path.forEach((column, ply) => {
    board.play(column);
    grid[column].push(ply & 1);
  });
  if (board.over) return board.reward === 0.5 ? 0 : -1;
  const key = grid.map((discs) => discs.join('')).join('|');
  const met = known.get(key);
  if (met !== undefined) return met;
  let best = -1;
  for (let column = 0; column < columns; column++) {
    if (grid[column].length < rows) best = Math.max(best, 0 - plain(columns, rows, [...path, column], known));
  }
  known.set(key, best);
  return best;
}

/** Random legal moves, so many that the game goes on. */
function randomPath(columns: number, rows: number, plies: number, rng: Rng): number[] {
  const moves = new Uint16Array(columns);
  for (;;) {
    const board = new Connect4Board(columns, rows);
    const path: number[] = [];
    while (path.length < plies && !board.over) {
      const move = moves[rng.below(board.moves(moves))];
      board.play(move);
      path.push(move);
    }
    if (!board.over) return path;
  }
}

const ALL = 1e9;

describe('the solver of Connect-4', () => {
  it.each([
    [4, 4, 5, 11],
    [5, 4, 11, 15],
    [4, 5, 11, 15],
    [7, 6, 31, 41],
  ])('%i × %i agrees with plain minimax from ply %i to %i', (columns, rows, from, to) => {
    const rng = new Rng().start(7, columns, rows);
    const known = new Map<string, number>();
    const tally = [0, 0, 0];
    const solver = new Connect4Solver(columns, rows, 16);
    for (let i = 0; i < 120; i++) {
      const path = randomPath(columns, rows, from + (i % (to - from + 1)), rng);
      const value = solver.solve(positionOf(path), ALL);
      expect(value, path.join('')).toBe(plain(columns, rows, path, known));
      tally[(value ?? 0) + 1]++;
    }
    expect(Math.min(...tally)).toBeGreaterThan(0);
  });

  it.each([
    [4, 4],
    [5, 4],
    [4, 5],
  ])('finds that %i × %i is a draw (Tromp)', (columns, rows) => {
    expect(new Connect4Solver(columns, rows, 18).solve(positionOf([]), ALL)).toBe(0);
  });

  it('looks at no more positions than allowed, and goes on from what it found when asked again', () => {
    const solver = new Connect4Solver(5, 4, 18);
    const root = positionOf([]);
    expect(solver.solve(root, 1000)).toBeNull();
    expect(solver.looked).toBe(1000);
    let calls = 1;
    let value = null;
    for (; value === null && calls < 1000; calls++) value = solver.solve(root, 1000);
    expect(value).toBe(0);
    expect(calls).toBeGreaterThan(2);
  });
});

describe('the oracle of Connect-4', () => {
  it('values every move as plain minimax does what it leads to', () => {
    const opening = [0, 3];
    const oracle = connect4Oracle(4, 4, opening);
    const known = new Map<string, number>();
    const rng = new Rng().start(3, 3, 3);
    const legal = new Uint16Array(4);
    for (let i = 0; i < 60; i++) {
      const board = new Connect4Board(4, 4, opening);
      const path: number[] = [];
      while (path.length < 3 + (i % 9) && !board.over) {
        const move = legal[rng.below(board.moves(legal))];
        board.play(move);
        path.push(move);
      }
      const moves = Array.from(legal.subarray(0, board.moves(legal)));
      const expected = moves.map((move) => (1 - plain(4, 4, [...opening, ...path, move], known)) / 2);
      expect(Array.from(oracle.values(path, ALL) ?? [NaN])).toEqual(expected);
    }
    expect(connect4Oracle(7, 6, [3]).values([], 5000)).toBeNull();
  });
});
