import { expect, it } from 'vitest';
import { matchCell } from './cells.ts';

it('finds the same cell on a map of the same size', () => {
  const grid = { cols: 7, rows: 5 };
  for (let column = 0; column < 7; column++)
    for (let row = 0; row < 5; row++) expect(matchCell([column, row], grid, grid)).toEqual([column, row]);
});

it('finds the cell around the middle on a map of another size', () => {
  expect(matchCell([3, 0], { cols: 4, rows: 4 }, { cols: 2, rows: 8 })).toEqual([1, 1]);
  expect(matchCell([0, 1], { cols: 2, rows: 2 }, { cols: 100, rows: 3 })).toEqual([25, 2]);
});

it('finds none where there is none', () => {
  const grid = { cols: 7, rows: 5 };
  expect(matchCell(null, grid, grid)).toBeNull();
  expect(matchCell([7, 0], grid, grid)).toBeNull();
  expect(matchCell([0, 0], grid, undefined)).toBeNull();
});
