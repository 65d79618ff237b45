import { expect, it } from 'vitest';
import { boundOf, SameGameBoard, Stones } from './board.ts';
import { drawStones, sameGame } from './same-game.ts';

const game = (columns: number, rows: number, colours: number, board: number) => {
  const { space } = sameGame.create({ columns, rows, colours, board, moves: '' }, undefined as never);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
};

/** A board as rows of letters from the top, into the order of the board. */
function stonesOf(rows: string[]): Uint8Array {
  const [height, width] = [rows.length, rows[0].length];
  return Uint8Array.from({ length: height * width }, (_, cell) => {
    const letter = rows[height - 1 - (cell % height)][Math.floor(cell / height)];
    return letter === '.' ? 0 : letter.charCodeAt(0) - 64;
  });
}

/** Plain: a grid of rows from the top, groups by recursion, falling by filters. Best points, and how many games there are. */
function bruteForce(rows: string[]): { best: number; games: number } {
  const seen = new Set<string>();
  let best = 0;
  let games = 0;
  const flood = (grid: string[], x: number, y: number, colour: string, cells: Set<string>) => {
    if (grid[y]?.[x] !== colour || cells.has(`${x},${y}`)) return;
    cells.add(`${x},${y}`);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ])
      flood(grid, x + dx, y + dy, colour, cells);
  };
  for (let y = 0; y < rows.length; y++) {
    for (let x = 0; x < rows[0].length; x++) {
      if (rows[y][x] === '.' || seen.has(`${x},${y}`)) continue;
      const cells = new Set<string>();
      flood(rows, x, y, rows[y][x], cells);
      for (const cell of cells) seen.add(cell);
      if (cells.size < 2) continue;
      const columns = Array.from({ length: rows[0].length }, (_, cx) =>
        rows
          .map((row, cy) => (cells.has(`${cx},${cy}`) ? '.' : row[cx]))
          .filter((stone) => stone !== '.')
          .join('')
          .padStart(rows.length, '.'),
      );
      const kept = columns.filter((column) => column.replaceAll('.', '') !== '');
      while (kept.length < columns.length) kept.push('.'.repeat(rows.length));
      const after = bruteForce(rows.map((_, cy) => kept.map((column) => column[cy]).join('')));
      best = Math.max(best, (cells.size - 2) ** 2 + after.best);
      games += after.games;
    }
  }
  return { best, games: Math.max(1, games) };
}

const textOf = (stones: Uint8Array, columns: number, rows: number): string[] =>
  Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (__, x) => '.ABCDE'[stones[x * rows + rows - 1 - y]]).join(''),
  );

it('takes groups, lets stones fall and columns close up', () => {
  const stones = new Stones(4, 3);
  stones.cells.set(stonesOf(['ABCA', 'BBCA', 'ABCB']));
  const moves = new Uint16Array(12);
  // Column by column from the bottom: the B of the left (column 1, height 2), the C, the two As on the right.
  expect([...moves.subarray(0, stones.moves(moves))]).toEqual([1, 6, 10]);
  expect(stones.take(1)).toBe(4);
  // Column 2 was all B: what was right of it has moved up.
  expect(stones.cells).toEqual(stonesOf(['.CA.', 'ACA.', 'ACB.']));
});

it('finds the best score as brute force does', () => {
  let several = 0;
  for (const [columns, rows, colours] of [
    [3, 3, 2],
    [4, 4, 3],
    [3, 5, 3],
    [5, 3, 4],
  ]) {
    for (let seed = 0; seed < 6; seed++) {
      const stones = drawStones(columns, rows, colours, seed);
      const truth = bruteForce(textOf(stones, columns, rows));
      const values = game(columns, rows, colours, seed).oracle?.().values([], 1e6) ?? new Float64Array();
      expect(Math.max(...values) * Math.max(1, boundOf(stones))).toBeCloseTo(truth.best, 10);
      if (truth.games > 10) several++;
    }
  }
  expect(several).toBeGreaterThan(5);
});

it('walks every game there is, and no other', () => {
  const columns = 4;
  const rows = 4;
  const stones = drawStones(columns, rows, 3, 1);
  const board = new SameGameBoard(columns, rows, stones);
  const count = (path: number[]): number => {
    board.reset();
    for (const move of path) board.play(move);
    if (board.over) return 1;
    const legal = new Uint16Array(16);
    const moves = [...legal.subarray(0, board.moves(legal))];
    return moves.reduce((sum, move) => sum + count([...path, move]), 0);
  };
  expect(count([])).toBe(bruteForce(textOf(stones, columns, rows)).games);
});

it('never gives more than the bound, and can reach it', () => {
  // Two colours, each in one piece.
  expect(boundOf(stonesOf(['AAA', 'BBB']))).toBe(2);
  const board = new SameGameBoard(3, 2, stonesOf(['AAA', 'BBB']));
  board.play(1);
  board.play(0);
  expect(board).toMatchObject({ over: true, points: 2, reward: 1 });
});

it('solves a board of 5 × 5 in few positions, and says when that is too much work', () => {
  const { oracle, describe } = game(5, 5, 3, 1);
  const values = oracle?.().values([], 200_000) ?? new Float64Array();
  expect(values).toHaveLength(describe?.([])?.moves.length ?? -1);
  expect(oracle?.().values([], 10)).toBeNull();
  // Playing the best line by the oracle gives just what was promised.
  const path: number[] = [];
  let at = describe?.(path);
  while (at !== undefined && !at.over) {
    const now = oracle?.().values(path, 200_000) ?? new Float64Array();
    path.push(at.moves[now.indexOf(Math.max(...now))].move);
    at = describe?.(path);
  }
  expect(at?.reward).toBe(Math.max(...values));
});
