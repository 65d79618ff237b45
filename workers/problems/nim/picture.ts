/** How a game of Nim stands. Pure. */
import type { Piece, Position } from '../../core/game.ts';
import { legalMoves, nameMoves } from '../../core/positions.ts';
import { NimBoard } from './board.ts';

const LEGEND: readonly Piece[] = [
  { name: 'taken', mark: ' ' },
  { name: 'object', mark: '●' },
];

/** A heap is a row. */
export function describe(
  beginning: readonly number[],
  most: number,
  opening: readonly number[],
  path: readonly number[],
): Position {
  const board = new NimBoard(beginning, most);
  const columns = Math.max(...beginning);
  const nameOf = (move: number): string => {
    const from = beginning.length === 1 ? '' : ` from heap ${Math.floor(move / most) + 1}`;
    return `take ${(move % most) + 1}${from}`;
  };
  let highlight: number[] = [];
  for (const move of [...opening, ...path]) {
    const heap = Math.floor(move / most);
    board.play(move);
    highlight = Array.from({ length: (move % most) + 1 }, (_, i) => heap * columns + board.heaps[heap] + i);
  }
  const cells = new Uint8Array(beginning.length * columns);
  board.heaps.forEach((heap, row) => cells.fill(1, row * columns, row * columns + heap));
  return {
    rows: beginning.length,
    columns,
    cells,
    legend: LEGEND,
    // The leftmost of the objects that go.
    moves: nameMoves(legalMoves(board, beginning.length * most), nameOf, (move) => {
      const heap = Math.floor(move / most);
      return heap * columns + board.heaps[heap] - (move % most) - 1;
    }),
    line: path.map(nameOf),
    turn: board.turn,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight,
    note: `Left: ${board.heaps.join(', ')}.`,
  };
}
