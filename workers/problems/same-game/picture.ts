/** How a SameGame board stands. Pure. */
import type { Notation, Piece, Position } from '../../core/game.ts';
import { legalMoves } from '../../core/positions.ts';
import { SameGameBoard } from './board.ts';

const LEGEND: readonly Piece[] = [
  { name: 'empty', mark: ' ' },
  ...['first', 'second', 'third', 'fourth', 'fifth'].map((name, i) => ({
    name: `${name} colour`,
    mark: 'ABCDE'[i],
    look: i,
  })),
];

const COLUMNS = 'abcdefgh';

/** Columns by letter, heights by number from the bottom. */
const cellName = (cell: number, rows: number): string => `${COLUMNS[Math.floor(cell / rows)]}${(cell % rows) + 1}`;

export function notationOf(rows: number): Notation {
  const name = (move: number): string => cellName(move, rows);
  return { short: name, code: name, between: ',' };
}

export function describe(
  columns: number,
  rows: number,
  beginning: Uint8Array,
  opening: readonly number[],
  path: readonly number[],
): Position {
  const board = new SameGameBoard(columns, rows, beginning, opening);
  const { stones } = board;
  /** The board counts up its columns; pictures go down row by row. */
  const place = (cell: number): number => (rows - 1 - (cell % rows)) * columns + Math.floor(cell / rows);
  const nameOf = (move: number): string => {
    const { mark } = LEGEND[stones.cells[move]];
    return `${stones.groupAt(move).length} of ${mark} at ${cellName(move, rows)}`;
  };
  const line = path.map((move) => {
    const name = nameOf(move);
    board.play(move);
    return name;
  });
  const cells = new Uint8Array(rows * columns);
  stones.cells.forEach((stone, cell) => (cells[place(cell)] = stone));
  const moves = legalMoves(board, rows * columns).map((move) => ({ move, name: nameOf(move), cell: place(move) }));
  return {
    rows,
    columns,
    cells,
    legend: LEGEND,
    axes: {
      columns: Array.from({ length: columns }, (_, x) => COLUMNS[x]),
      rows: Array.from({ length: rows }, (_, y) => String(rows - y)),
    },
    moves,
    line,
    turn: 0,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight: [],
    note: `${board.points} ${board.points === 1 ? 'point' : 'points'} so far.`,
  };
}
