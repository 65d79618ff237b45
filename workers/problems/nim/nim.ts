/**
 * Nim with heaps of any size, and the subtraction game, which is one heap from which only a few may be taken at once. Solved by
 * Bouton 1901, *Nim, a game with a complete mathematical theory*, and Sprague 1935 and Grundy 1939 for bounded takes: a heap
 * of n counts as n mod (most + 1), and who moves loses just where these numbers, combined by exclusive or, give 0.
 */
import { PLAYOUT_DIM, type Oracle } from '../../core/game.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { Refused } from '../../core/result.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { NimBoard } from './board.ts';
import { describe } from './picture.ts';

const LARGEST_HEAP = 31;

/** By the theory, without looking any further. */
function theory(heaps: readonly number[], most: number): Oracle {
  return {
    values(path) {
      const board = new NimBoard(heaps, most);
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
    const longest = heaps.reduce((sum, heap) => sum + heap, 0);
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        players: 2,
        moves: heaps.length * most,
        longest,
        board: () => new NimBoard(heaps, most),
        oracle: () => theory(heaps, most),
        describe: (path) => describe(heaps, most, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
