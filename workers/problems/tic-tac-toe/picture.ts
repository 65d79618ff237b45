/** How a game of tic-tac-toe stands. Pure. */
import type { Piece, Position } from '../../core/game.ts';
import { legalMoves, nameMoves } from '../../core/positions.ts';
import { CELLS, LINES, TicTacToeBoard } from './board.ts';

const LEGEND: readonly Piece[] = [
  { name: 'empty', mark: ' ' },
  { name: 'first player', mark: 'X', owner: 0 },
  { name: 'second player', mark: 'O', owner: 1 },
];

const NAMES = ['top left', 'top', 'top right', 'left', 'centre', 'right', 'bottom left', 'bottom', 'bottom right'];
export const nameOf = (move: number): string => NAMES[move];

/** After the opening (player 0 began it) and the path. */
export function describe(opening: readonly number[], path: readonly number[]): Position {
  const board = new TicTacToeBoard(opening);
  for (const move of path) board.play(move);
  const all = [...opening, ...path];
  const cells = new Uint8Array(CELLS);
  all.forEach((cell, ply) => (cells[cell] = 1 + (ply & 1)));
  const won = LINES.filter((line) => (board.other & line) === line).reduce((marks, line) => marks | line, 0);
  const inLine = [...cells.keys()].filter((cell) => ((won >> cell) & 1) === 1);
  return {
    rows: 3,
    columns: 3,
    cells,
    legend: LEGEND,
    moves: nameMoves(legalMoves(board, CELLS), nameOf, (move) => move),
    line: path.map(nameOf),
    turn: board.turn,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight: won === 0 ? all.slice(-1) : inLine,
    note: '',
  };
}
