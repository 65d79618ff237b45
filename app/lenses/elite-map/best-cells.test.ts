import { expect, it } from 'vitest';
import { bestCells } from './best-cells.ts';

it('lists filled cells, best first, as column and row', () => {
  const map = { cols: 3, fitness: Float32Array.of(1, NaN, 5, 5, -2, NaN) };
  expect(bestCells(map, 10)).toEqual([
    [2, 0],
    [0, 1],
    [0, 0],
    [1, 1],
  ]);
  expect(bestCells(map, 2)).toEqual([
    [2, 0],
    [0, 1],
  ]);
  expect(bestCells({ cols: 1, fitness: Float32Array.of(NaN) }, 2)).toEqual([]);
});
