/**
 * P-games, random trees to try searches on (Kocsis & Szepesvári 2006, *Bandit based Monte-Carlo planning*, §4.1): every tree
 * is another game, its truth is found by minimax, and how often a search errs can be counted over many of them.
 */
import { PLAYOUT_DIM, type Notation } from '../../core/game.ts';
import { minimax } from '../../core/minimax.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { PGameBoard } from './board.ts';
import { describe } from './picture.ts';

const branchOf = (move: number): string => String(move + 1);
const NOTATION: Notation = { short: branchOf, code: branchOf, between: ',' };

export const pGame: ProblemDefinition = {
  id: 'p-game',
  title: 'P-game',
  summary:
    'A random tree: one player collects points, the other takes them away, and the sign of the sum decides. How soon does a search choose rightly?',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'int',
      key: 'branching',
      label: 'Branching B',
      unit: 'moves',
      min: 2,
      max: 32,
      default: 8,
      basic: true,
      help: 'Moves at each position; the tree has B to the power of D ends.',
    },
    {
      kind: 'int',
      key: 'depth',
      label: 'Depth D',
      unit: 'plies',
      min: 1,
      max: 40,
      default: 8,
      basic: true,
      help: 'Moves from the first position to each end, those of both players counted.',
    },
    {
      kind: 'int',
      key: 'tree',
      label: 'Tree',
      unit: 'number',
      min: 0,
      max: 999_999,
      default: 1,
      help: 'Which random tree: each number has values of its own.',
    },
    {
      kind: 'text',
      key: 'moves',
      label: 'Moves so far',
      pattern: '([0-9]{1,2}(,[0-9]{1,2})*)?',
      form: 'branches taken so far, as numbers from 1 with commas between',
      most: 120,
      default: '',
      help: 'The position to search from, by the branches taken since the beginning; the uppermost is 1.',
    },
  ],
  create(params) {
    const branching = params.branching as number;
    const depth = params.depth as number;
    const tree = params.tree as number;
    const rules = { moves: branching, players: 2 } as const;
    const top = new PGameBoard(branching, depth, tree);
    const opening = readMoves(params.moves as string, top, branching, NOTATION, `branches from 1 to ${branching}`);
    const longest = depth - opening.length;
    const board = () => new PGameBoard(branching, depth, tree, opening);
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        ...rules,
        longest,
        board,
        oracle: () => minimax(board, rules),
        notation: NOTATION,
        describe: (path) => describe(branching, depth, tree, opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
