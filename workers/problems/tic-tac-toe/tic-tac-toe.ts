/**
 * Tic-tac-toe from any position: small enough to be known by heart, and to be seen whole. A draw with best play, whatever the
 * first move is.
 */
import { PLAYOUT_DIM } from '../../core/game.ts';
import { minimax } from '../../core/minimax.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { Refused } from '../../core/result.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { CELLS, TicTacToeBoard } from './board.ts';
import { describe } from './picture.ts';

/** Cells are written as people count them, from 1. */
function readOpening(text: string): number[] {
  const opening = [...text].map((digit) => Number(digit) - 1);
  const board = new TicTacToeBoard();
  const legal = new Uint16Array(CELLS);
  opening.forEach((move, i) => {
    if (!legal.subarray(0, board.moves(legal)).includes(move)) {
      const why = board.over ? 'the game is over by then' : `cell ${text[i]} is taken`;
      throw new Refused(
        'bad-position',
        `p.moves: expected cells from 1 to 9 that can be marked in turn, got "${text}", whose move ${i + 1} cannot: ${why}`,
        'take that move away',
      );
    }
    board.play(move);
  });
  if (board.over) {
    throw new Refused(
      'bad-position',
      `p.moves: expected a position to play on from, got "${text}", where the game is over`,
      'take the last move away',
    );
  }
  return opening;
}

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
    const opening = readOpening(params.moves as string);
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
        describe: (path) => describe(opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
