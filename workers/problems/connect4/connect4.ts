/**
 * Connect-4 from any position: a search looks for the move to make. The first player wins with the middle column (Allis 1988,
 * *A knowledge-based approach of Connect-Four*); boards of 4 × 4, 5 × 4 and 4 × 5 are draws (Tromp).
 */
import { PLAYOUT_DIM, type Notation } from '../../core/game.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import type { Param } from '../../core/params.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { Connect4Board, MOST_COLUMNS, MOST_ROWS } from './board.ts';
import { connect4Oracle } from './oracle.ts';
import { describe, nameOf } from './picture.ts';

/** Columns are called as people count them, from 1. */
const columnOf = (move: number): string => String(move + 1);
const NOTATION: Notation = { short: columnOf, code: columnOf, between: '', name: nameOf };

export const MOVES: Param = {
  kind: 'text',
  key: 'moves',
  label: 'Moves so far',
  pattern: '[1-7]*',
  form: 'columns played so far, as digits from 1 to 7',
  most: 41,
  default: '',
  help: 'The position to search from, by the columns played since the empty board; the leftmost is 1.',
};

export const connect4: ProblemDefinition = {
  id: 'connect4',
  title: 'Connect-4',
  summary: 'Two players drop discs into columns; who first has four in a line wins. Which column is best?',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'int',
      key: 'columns',
      label: 'Columns',
      unit: 'columns',
      min: 4,
      max: MOST_COLUMNS,
      default: 7,
      help: 'Width of the board; the game is played on 7.',
    },
    {
      kind: 'int',
      key: 'rows',
      label: 'Rows',
      unit: 'rows',
      min: 4,
      max: MOST_ROWS,
      default: 6,
      help: 'Height of the board; the game is played on 6. Small boards can be solved in class.',
    },
    MOVES,
  ],
  create(params) {
    const columns = params.columns as number;
    const rows = params.rows as number;
    const board = new Connect4Board(columns, rows);
    const opening = readMoves(params.moves as string, board, columns, NOTATION, `columns from 1 to ${columns}`);
    const longest = columns * rows - opening.length;
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        players: 2,
        moves: columns,
        longest,
        board: () => new Connect4Board(columns, rows, opening),
        oracle: () => connect4Oracle(columns, rows, opening),
        notation: NOTATION,
        describe: (path) => describe(columns, rows, opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
