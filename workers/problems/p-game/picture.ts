/** How a P-game stands. Pure. */
import type { Piece, Position } from '../../core/game.ts';
import { legalMoves } from '../../core/positions.ts';
import { PGameBoard } from './board.ts';

const LEGEND: readonly Piece[] = [
  { name: 'not taken', mark: ' ' },
  { name: 'taken by the first player', mark: '+', owner: 0 },
  { name: 'taken by the second player', mark: '−', owner: 1 },
];

const signed = (value: number): string => (value < 0 ? `−${-value}` : `+${value}`);

/** A column is a ply, a row a branch. */
export function describe(
  branching: number,
  depth: number,
  seed: number,
  opening: readonly number[],
  path: readonly number[],
): Position {
  const board = new PGameBoard(branching, depth, seed);
  const nameOf = (move: number): string => `branch ${move + 1} (${signed(board.valueOf(move))})`;
  const cells = new Uint8Array(branching * depth);
  const all = [...opening, ...path];
  const line = all.map((move, ply) => {
    const name = nameOf(move);
    cells[move * depth + ply] = 1 + board.turn;
    board.play(move);
    return name;
  });
  return {
    rows: branching,
    columns: depth,
    cells,
    legend: LEGEND,
    moves: legalMoves(board, branching).map((move) => ({ move, name: nameOf(move), cell: move * depth + all.length })),
    line: line.slice(opening.length),
    turn: board.turn,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight: all.slice(-1).map((move) => move * depth + all.length - 1),
    note: `Sum ${board.over ? 'at the end' : 'so far'}: ${signed(board.sum)}. The first player wants it above 0, the second below.`,
  };
}
