/**
 * Sokoban (Imabayashi 1982), on small levels in the style of Skinner's *Microban*: one player, and moves that cannot be undone.
 * A tree of pushes is narrow but full of dead ends, which random playouts rarely leave by the right door.
 */
import { PLAYOUT_DIM } from '../../core/game.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import { Refused } from '../../core/result.ts';
import type { ProblemDefinition } from '../../core/types.ts';
import { SokobanBoard } from './board.ts';
import { readLevel } from './level.ts';
import { LEVELS } from './levels.ts';
import { describe, notationOf } from './picture.ts';
import { exhaustive } from './solve.ts';

const OWN = 'own';

export const sokoban: ProblemDefinition = {
  id: 'sokoban',
  title: 'Sokoban',
  summary: 'Push all boxes onto goals; a box pushed into a corner stays there. In which order, from which side?',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'choice',
      key: 'level',
      label: 'Level',
      default: 'pillars',
      basic: true,
      options: [...LEVELS.map(({ value, name }) => ({ value, label: name })), { value: OWN, label: 'your own' }],
      help: 'Which level to solve; or one of your own, as text.',
    },
    {
      kind: 'text',
      key: 'own',
      label: 'Your level',
      pattern: '[-_ #.$*@+|\\n]*',
      form: 'a level in the letters # (wall), blank (floor), . (goal), $ (box), * (box on a goal), @ (player), + (player on a goal), rows ended by |',
      most: 440,
      default: '#######|#     #|# $ . #|#  @  #|#######',
      basic: true,
      when: { key: 'level', is: OWN },
      help: 'Rows from the top with | between; # is a wall, $ a box, . a goal, * a box on a goal, @ the player, + the player on a goal.',
    },
    {
      kind: 'int',
      key: 'limit',
      label: 'Most pushes',
      unit: 'pushes',
      min: 1,
      max: 200,
      default: 30,
      basic: true,
      help: 'The game ends after so many pushes; a solution is worth more the fewer of them it takes.',
    },
    {
      kind: 'text',
      key: 'moves',
      label: 'Pushes so far',
      pattern: '([a-t][0-9]{1,2}[urdl](,[a-t][0-9]{1,2}[urdl])*)?',
      form: 'pushes so far, each the cell of a box and u, r, d or l, as c4u, with commas between',
      most: 1000,
      default: '',
      help: 'The position to search from, by the pushes made so far: c4u pushes the box in the third column, fourth row, up.',
    },
  ],
  create(params) {
    const chosen = LEVELS.find(({ value }) => value === params.level);
    const level = readLevel(chosen?.text ?? (params.own as string));
    const limit = params.limit as number;
    const moves = level.wall.length * 4;
    const start = new SokobanBoard(level, limit);
    if (start.moves(new Uint16Array(moves)) === 0) {
      throw new Refused(
        'bad-level',
        'p.own: expected a level where some box can be pushed without spoiling it, got one without',
        'change the level',
      );
    }
    const notation = notationOf(level);
    const opening = readMoves(params.moves as string, start, moves, notation, 'pushes');
    const longest = limit - opening.length;
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        players: 1,
        moves,
        longest,
        board: () => new SokobanBoard(level, limit, opening),
        oracle: () => exhaustive(level, limit, opening),
        notation,
        describe: (path) => describe(level, limit, opening, path),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
