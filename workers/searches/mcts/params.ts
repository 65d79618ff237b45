/** Parameters that tree searches share. */
import type { ParamTable } from '../../core/params.ts';

/** Exploration of UCT and its kin. */
export const C = {
  kind: 'real',
  key: 'c',
  label: 'Exploration c',
  unit: 'of a reward',
  min: 0,
  max: 10,
  default: 1.4142135623730951,
  basic: true,
  help: 'How much a move that was tried little is preferred: 0 follows the best mean alone, √2 is UCB1.',
} as const;

/** What every tree search has. */
export const SHARED: ParamTable = [
  {
    kind: 'choice',
    key: 'grow',
    label: 'Grow the tree by',
    default: 'leaf',
    space: ['game', 'categorical'],
    options: [
      { value: 'leaf', label: 'one position a playout' },
      { value: 'path', label: 'all positions to the end' },
    ],
    help: 'Whether a playout adds the position it began at to the tree, or every position on its way to the end.',
  },
  {
    kind: 'int',
    key: 'nodes',
    label: 'Most nodes',
    unit: 'nodes',
    min: 1000,
    max: 16_000_000,
    default: 4_000_000,
    log: true,
    help: 'The tree stops growing at this size, to bound its memory; playouts then begin at the leaves there are.',
  },
];

/** Of games. */
export const PLAYS: ParamTable = [
  {
    kind: 'int',
    key: 'plays',
    label: 'Play a move every',
    unit: 'iterations',
    min: 0,
    max: 10_000_000,
    default: 0,
    space: ['game', 'judged'],
    help: 'After so many iterations the search makes its move and goes on from there with that part of the tree, game after game; 0 stays at the beginning.',
  },
];

/** Of choices. */
export const CHOICES: ParamTable = [
  {
    kind: 'choice',
    key: 'walk',
    label: 'Choose options',
    default: 'direct',
    space: 'categorical',
    basic: true,
    options: [
      { value: 'direct', label: 'each as a branch' },
      { value: 'bisect', label: 'by halves' },
    ],
    help: 'By halves, neighbouring options share what is learned of them until the last step between them: good if their order means something.',
  },
];

/** Of those and of positions that are judged. */
export const TOGETHER: ParamTable = [
  {
    kind: 'int',
    key: 'batch',
    label: 'Evaluate together',
    unit: 'solutions',
    min: 1,
    max: 1000,
    default: 1,
    space: ['categorical', 'judged'],
    help: 'Solutions, or positions to judge, walked to before any of them is evaluated; until then each counts as a visit that brought nothing.',
  },
];
