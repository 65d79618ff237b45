/** How a game of Connect-4 stands. Pure. */
import type { Piece, Position } from '../../core/game.ts';
import { legalMoves, nameMoves } from '../../core/positions.ts';
import { Connect4Board } from './board.ts';

const LEGEND: readonly Piece[] = [
  { name: 'empty', mark: ' ' },
  { name: 'first player', mark: 'X', owner: 0 },
  { name: 'second player', mark: 'O', owner: 1 },
];

export const nameOf = (move: number): string => `column ${move + 1}`;

/** After the opening (player 0 began it) and the path. */
export function describe(columns: number, rows: number, opening: readonly number[], path: readonly number[]): Position {
  const board = new Connect4Board(columns, rows, opening);
  for (const move of path) board.play(move);
  const cells = new Uint8Array(rows * columns);
  const heights = new Uint8Array(columns);
  const cellOf = (column: number): number => (rows - 1 - heights[column]) * columns + column;
  let last = -1;
  [...opening, ...path].forEach((column, ply) => {
    last = cellOf(column);
    cells[last] = 1 + (ply & 1);
    heights[column]++;
  });
  const four = board.over ? lineThrough(cells, columns, rows, last) : [];
  return {
    rows,
    columns,
    cells,
    legend: LEGEND,
    moves: nameMoves(legalMoves(board, columns), nameOf, cellOf),
    line: path.map(nameOf),
    turn: board.turn,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight: four.length > 0 || last < 0 ? four : [last],
    note: '',
  };
}

/** Cells of all lines of four and more through a cell, in order; none if there is no such line. */
function lineThrough(cells: Uint8Array, columns: number, rows: number, cell: number): number[] {
  const piece = cells[cell];
  const found = new Set<number>();
  for (const [right, down] of [
    [1, 0],
    [0, 1],
    [1, 1],
    [1, -1],
  ]) {
    const line = [cell];
    for (const way of [1, -1]) {
      let x = (cell % columns) + way * right;
      let y = Math.floor(cell / columns) + way * down;
      while (x >= 0 && x < columns && y >= 0 && y < rows && cells[y * columns + x] === piece) {
        line.push(y * columns + x);
        x += way * right;
        y += way * down;
      }
    }
    if (line.length >= 4) for (const one of line) found.add(one);
  }
  return [...found].sort((a, b) => a - b);
}
