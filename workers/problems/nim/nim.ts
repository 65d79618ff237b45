/**
 * Nim with heaps of any size, and the subtraction game, which is one heap from which only a few may be taken at once. Solved by
 * Bouton 1901, *Nim, a game with a complete mathematical theory*, and Sprague 1935 and Grundy 1939 for bounded takes: a heap
 * of n counts as n mod (most + 1), and who moves loses just where these numbers, combined by exclusive or, give 0.
 */
import { PLAYOUT_DIM, type Notation, type Oracle } from '../../core/game.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import { Refused } from '../../core/result.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { NimBoard } from './board.ts';
import { describe } from './picture.ts';

const LARGEST_HEAP = 31;

/** By the theory, without looking any further. */
function theory(heaps: readonly number[], most: number, opening: readonly number[]): Oracle {
  return {
    values(path) {
      const board = new NimBoard(heaps, most, opening);
      for (const move of path) board.play(move);
      const moves = new Uint16Array(heaps.length * most);
      const count = board.moves(moves);
      const nimber = board.heaps.reduce((sum, heap) => sum ^ (heap % (most + 1)), 0);
      return Float64Array.from(moves.subarray(0, count), (move) => {
        const heap = Math.floor(move / most);
        const left = board.heaps[heap] - (move % most) - 1;
        const others = nimber ^ (board.heaps[heap] % (most + 1));
        return others === left % (most + 1) ? 1 : 0;
      });
    },
  };
}

/** Which heap, if there are several, and how many objects go. */
function notationOf(heaps: number, most: number): Notation {
  const parts = (move: number) => [Math.floor(move / most) + 1, (move % most) + 1];
  return {
    short: (move) => `${heaps > 1 ? parts(move)[0] : ''}−${parts(move)[1]}`,
    code: (move) => parts(move).join('-'),
    between: ',',
  };
}

export const nim: ProblemDefinition = {
  id: 'nim',
  title: 'Nim',
  summary:
    'Two players take objects from heaps in turn; who takes the last one wins. There is a rule that always tells.',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'text',
      key: 'heaps',
      label: 'Heaps',
      pattern: '[0-9]{1,2}(,[0-9]{1,2}){0,4}',
      form: 'one to five numbers of objects with commas between',
      most: 14,
      default: '15',
      basic: true,
      help: 'How many objects lie in each heap; a player takes from one heap at a time.',
    },
    {
      kind: 'int',
      key: 'most',
      label: 'Take at most',
      unit: 'objects',
      min: 1,
      max: LARGEST_HEAP,
      default: 3,
      basic: true,
      help: `How many objects a player may take at once; ${LARGEST_HEAP} lets players take whole heaps, as in Nim proper.`,
    },
    {
      kind: 'text',
      key: 'moves',
      label: 'Moves so far',
      pattern: '([1-5]-[0-9]{1,2}(,[1-5]-[0-9]{1,2})*)?',
      form: 'moves so far, each a heap and how many were taken, as 1-3, with commas between',
      most: 930,
      default: '',
      help: 'The position to search from, by the moves made since the beginning: 2-3 takes three objects from the second heap.',
    },
  ],
  create(params) {
    const heaps = (params.heaps as string).split(',').map(Number);
    const largest = Math.max(...heaps);
    if (largest === 0 || largest > LARGEST_HEAP) {
      throw new Refused(
        'bad-position',
        `p.heaps: expected heaps of at most ${LARGEST_HEAP} objects, and one object at least, got "${params.heaps as string}"`,
        'change the heaps',
      );
    }
    const most = Math.min(params.most as number, largest);
    const notation = notationOf(heaps.length, most);
    const moves = heaps.length * most;
    const opening = readMoves(params.moves as string, new NimBoard(heaps, most), moves, notation, 'moves');
    const longest = new NimBoard(heaps, most, opening).heaps.reduce((sum, heap) => sum + heap, 0);
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        players: 2,
        moves,
        longest,
        board: () => new NimBoard(heaps, most, opening),
        oracle: () => theory(heaps, most, opening),
        notation,
        describe: (path) => describe(heaps, most, opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
