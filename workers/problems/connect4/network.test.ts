import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readModelsFromFiles } from '../../cli/models.ts';
import { inference } from '../../host/inference.ts';
import { Connect4Board } from './board.ts';
import { HARD_POSITIONS } from './hard-positions.ts';
import { encode, evaluate, INPUTS } from './network.ts';
import { positionOf } from './solver.ts';

const lines = HARD_POSITIONS.trim()
  .split('\n')
  .map((line) => line.split(' '));
const paths = lines.map(([moves]) => Array.from(moves, (digit) => Number(digit) - 1));

beforeAll(() => readModelsFromFiles());

describe('encode', () => {
  it('shows what plain counting of squares finds', () => {
    for (const path of paths.slice(0, 60)) {
      const grid: number[][] = Array.from({ length: 6 }, () => Array<number>(7).fill(-1));
      const heights = Array<number>(7).fill(0);
      path.forEach((column, ply) => {
        grid[heights[column]++][column] = ply & 1;
      });
      const mover = path.length & 1;
      const disc = (row: number, column: number) => grid[row]?.[column];
      const completes = (row: number, column: number, player: number): boolean =>
        [
          [0, 1],
          [1, 0],
          [1, 1],
          [1, -1],
        ].some(([up, right]) =>
          [-3, -2, -1, 0].some((from) =>
            [0, 1, 2, 3].every(
              (k) => from + k === 0 || disc(row + up * (from + k), column + right * (from + k)) === player,
            ),
          ),
        );
      const planes = new Float32Array(2 * INPUTS);
      encode(positionOf(path), planes, INPUTS);
      const expected = [
        (row: number, column: number) => grid[row][column] === mover,
        (row: number, column: number) => grid[row][column] === 1 - mover,
        (row: number, column: number) => grid[row][column] === -1 && completes(row, column, mover),
        (row: number, column: number) => grid[row][column] === -1 && completes(row, column, 1 - mover),
        (row: number, column: number) => row === heights[column],
        (row: number) => row % 2 === 0,
      ].flatMap((is) => grid.flatMap((_, row) => heights.map((_height, column) => Number(is(row, column)))));
      expect(Array.from(planes.subarray(INPUTS))).toEqual(expected);
      expect(planes.subarray(0, INPUTS).every((value) => value === 0)).toBe(true);
    }
  });
});

describe('the network of Connect-4', () => {
  it('answers as torch did when it was trained', async () => {
    const file = new URL('../../../public/models/connect4/answers.json', import.meta.url);
    const answers = JSON.parse(await readFile(file, 'utf8')) as { policy: number[]; value: number }[];
    const { values, priors } = await evaluate(
      inference,
      'wasm',
      paths.slice(0, answers.length).map((path) => positionOf(path)),
    );
    answers.forEach(({ policy, value }, i) => {
      expect(Math.abs(values[i] - value)).toBeLessThan(1e-5);
      const board = new Connect4Board(7, 6, paths[i]);
      const legal = new Uint16Array(7);
      const moves = Array.from(legal.subarray(0, board.moves(legal)));
      for (let column = 0; column < 7; column++) {
        expect(Math.abs(priors[i * 7 + column] - policy[column])).toBeLessThan(1e-5);
        if (!moves.includes(column)) expect(priors[i * 7 + column]).toBe(0);
      }
    });
  });

  it('judges a position the same in whatever company', async () => {
    const positions = paths.slice(0, 40).map((path) => positionOf(path));
    const together = await evaluate(inference, 'wasm', positions);
    for (const i of [0, 7, 15, 16, 39]) {
      const alone = await evaluate(inference, 'wasm', [positions[i]]);
      expect(alone.values[0]).toBe(together.values[i]);
      expect(alone.priors).toEqual(together.priors.slice(7 * i, 7 * i + 7));
    }
  });

  it('gives a column that is the only one left all of the probability', async () => {
    // Columns 1 to 6 filled in turns without a four: 121212 with the colours swapped in the middle.
    const filled = [0, 2, 4].flatMap((left) => [0, 1, 0, 1, 0, 1].flatMap((side) => left + side));
    const path = [...filled, ...[1, 0, 1, 0, 1, 0, 3, 2, 3, 2, 3, 2, 5, 4, 5, 4, 5, 4]];
    const { values, priors } = await evaluate(inference, 'wasm', [positionOf(path)]);
    expect(Array.from(priors)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(values[0]).toBeGreaterThanOrEqual(0);
    expect(values[0]).toBeLessThanOrEqual(1);
  });

  it('sees the best move in most hard positions without any search', async () => {
    const { priors } = await evaluate(
      inference,
      'wasm',
      paths.map((path) => positionOf(path)),
    );
    const right = lines.filter(([, values], i) => {
      const board = new Connect4Board(7, 6, paths[i]);
      const legal = new Uint16Array(7);
      const moves = Array.from(legal.subarray(0, board.moves(legal)));
      const likeliest = moves.reduce((a, b) => (priors[7 * i + b] > priors[7 * i + a] ? b : a));
      const digits = Array.from(values, Number);
      return digits[moves.indexOf(likeliest)] === Math.max(...digits);
    });
    const card = JSON.parse(
      await readFile(new URL('../../../public/models/connect4/card.json', import.meta.url), 'utf8'),
    );
    expect(right.length / lines.length).toBeCloseTo(
      card.metrics['200 hard positions: likeliest move is a best one'],
      9,
    );
    expect(right.length).toBeGreaterThan(160);
  });
});
