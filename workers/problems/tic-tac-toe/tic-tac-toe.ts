/**
 * Tic-tac-toe from any position: small enough to be known by heart, and to be seen whole. A draw with best play, whatever the
 * first move is.
 */
import { PLAYOUT_DIM, type Notation } from '../../core/game.ts';
import { minimax } from '../../core/minimax.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { CELLS, TicTacToeBoard } from './board.ts';
import { describe, nameOf } from './picture.ts';

/** Cells are written as people count them, from 1, and called by their places: top left, top, …, bottom right. */
const SHORT = ['TL', 'T', 'TR', 'L', 'C', 'R', 'BL', 'B', 'BR'];
const NOTATION: Notation = {
  short: (move) => SHORT[move],
  code: (move) => String(move + 1),
  between: '',
  name: nameOf,
};

export const ticTacToe: ProblemDefinition = {
  id: 'tic-tac-toe',
  title: 'Tic-tac-toe',
  summary: 'Two players mark cells in turn; who first has three in a line wins. With best play nobody does.',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'text',
      key: 'moves',
      label: 'Moves so far',
      pattern: '[1-9]*',
      form: 'cells marked so far, as digits from 1 (top left) to 9 (bottom right)',
      most: 8,
      default: '',
      basic: true,
      help: 'The position to search from, by the cells marked since the empty board: 1 is top left, 5 the centre, 9 bottom right.',
    },
  ],
  create(params) {
    const text = params.moves as string;
    const opening = readMoves(text, new TicTacToeBoard(), CELLS, NOTATION, 'cells from 1 to 9');
    const longest = CELLS - opening.length;
    const rules = { moves: CELLS, players: 2 } as const;
    const board = () => new TicTacToeBoard(opening);
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        ...rules,
        longest,
        board,
        oracle: () => minimax(board, rules),
        notation: NOTATION,
        describe: (path) => describe(opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
