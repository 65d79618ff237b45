/** How a Sokoban level stands. Pure. */
import type { Notation, Piece, Position } from '../../core/game.ts';
import { legalMoves } from '../../core/positions.ts';
import { SokobanBoard } from './board.ts';
import type { Level } from './level.ts';

const LEGEND: readonly Piece[] = [
  { name: 'floor', mark: ' ' },
  { name: 'wall', mark: '#', look: 'wall' },
  { name: 'goal', mark: '.', look: 'goal' },
  { name: 'box', mark: '$', look: 'box' },
  { name: 'box on a goal', mark: '*', look: 'box-home' },
  { name: 'player', mark: '@', look: 'player' },
  { name: 'player on a goal', mark: '+', look: 'player-home' },
];

const WAYS = ['up', 'right', 'down', 'left'];

const COLUMNS = 'abcdefghijklmnopqrst';

/** Columns by letter, rows by number from the top. */
const cellName = (cell: number, columns: number): string =>
  `${COLUMNS[cell % columns]}${Math.floor(cell / columns) + 1}`;

export const notationOf = ({ columns }: Level): Notation => ({
  short: (move) => `${cellName(move >> 2, columns)}${'↑→↓←'[move & 3]}`,
  code: (move) => `${cellName(move >> 2, columns)}${'urdl'[move & 3]}`,
  between: ',',
});

/** Letters of the level text, as numbers of the legend. */
export function describe(level: Level, limit: number, opening: readonly number[], path: readonly number[]): Position {
  const { rows, columns, wall, goal } = level;
  const board = new SokobanBoard(level, limit, opening);
  const nameOf = (move: number): string => `${cellName(move >> 2, columns)} ${WAYS[move & 3]}`;
  for (const move of path) board.play(move);
  const cells = Uint8Array.from(wall, (isWall, cell) => {
    if (isWall === 1) return 1;
    if (board.boxes[cell] === 1) return 3 + goal[cell];
    return cell === board.player ? 5 + goal[cell] : 2 * goal[cell];
  });
  const last = path.at(-1) ?? opening.at(-1);
  const ways = [-columns, 1, columns, -1];
  return {
    rows,
    columns,
    cells,
    legend: LEGEND,
    axes: {
      columns: Array.from({ length: columns }, (_, x) => COLUMNS[x]),
      rows: Array.from({ length: rows }, (_, y) => String(y + 1)),
    },
    moves: legalMoves(board, wall.length * 4).map((move) => ({ move, name: nameOf(move), cell: move >> 2 })),
    line: path.map(nameOf),
    turn: 0,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight: last === undefined ? [] : [(last >> 2) + ways[last & 3]],
    note: `${board.home} of ${board.total} boxes on goals after ${board.begun + board.plies} of ${limit} pushes.`,
  };
}
