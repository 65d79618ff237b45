/**
 * Searches that only the root of the tree has children: playouts are shared among the moves, and none looks further. Flat Monte
 * Carlo takes the moves in turn (Abramson 1990, *Expected-outcome: a general model of static evaluation*) or as a bandit does
 * (UCB1); both end at the move best against chance, which need not be the best. Random playouts do not even share.
 */
import { hashName, Rng } from '../../core/rng.ts';
import type { Tree } from '../../core/tree.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import type { Policy } from './engine.ts';
import { C } from './params.ts';
import { treeSearch } from './tree-search.ts';
import { ucb1 } from './uct.ts';

const ARMS = hashName('mcts/arms');
/** More iterations than any search stays at one root. */
const TURNS = 4_194_304;

/** The child visited least; ties go to the first. */
export const inTurn: Policy = {
  extras: [],
  flat: true,
  select({ first, count, visits }, node) {
    let best = first[node];
    for (let child = best; child < first[node] + count[node]; child++) if (visits[child] < visits[best]) best = child;
    return best;
  },
  /** Visits tell nothing here: the greatest mean, the first of several. */
  best({ first, count, visits, total }, node) {
    let best = -1;
    for (let child = first[node]; child < first[node] + count[node]; child++) {
      if (visits[child] === 0) continue;
      if (best < 0 || total[child] * visits[best] > total[best] * visits[child]) best = child;
    }
    return best;
  },
  columns: (tree, node) => [
    meanColumn(tree, node),
    column(
      tree,
      node,
      'score',
      'Visits that it is behind: the move tried least is next.',
      (child) => -tree.visits[child],
    ),
  ],
};

/** Any child, by numbers that the visits of the root decide: a walk may be asked about without being made. */
function atRandom(seed: number): Policy {
  const rng = new Rng();
  const drawn = ({ count, visits }: Tree, node: number, moves: number): number =>
    rng.start(seed, ARMS, visits[node] + moves * TURNS).below(count[node]);
  let played = 0;
  return {
    extras: [],
    flat: true,
    steered: true,
    newRoot(moves) {
      played = moves;
    },
    select: (tree, node) => tree.first[node] + drawn(tree, node, played),
    columns(tree, node) {
      const next = tree.first[node] + drawn(tree, node, played);
      return [
        meanColumn(tree, node),
        column(tree, node, 'score', 'Drawn by chance: 1 for the move that it fell on.', (child) =>
          Number(child === next),
        ),
      ];
    },
  };
}

export const randomPlayouts: SearchDefinition = treeSearch(
  {
    id: 'random-playouts',
    title: 'Random playouts',
    summary:
      'Plays at random from the first move on and takes the move that it made most often: learns nothing, chooses by chance.',
    revision: 1,
    spaces: ['game'],
    params: [],
  },
  (_, _players, { seed }) => atRandom(seed),
);

export const flatMonteCarlo: SearchDefinition = treeSearch(
  {
    id: 'flat-mc',
    title: 'Flat Monte Carlo',
    summary: 'Random playouts from each move, one step deep: what a tree is worth shows against this.',
    revision: 2,
    spaces: ['game', 'categorical'],
    params: [
      {
        kind: 'choice',
        key: 'arms',
        label: 'Moves',
        default: 'turn',
        basic: true,
        options: [
          { value: 'turn', label: 'in turn' },
          { value: 'ucb', label: 'by UCB1' },
        ],
        help: 'Whether all moves get the same number of playouts, or those more that did well or were tried little.',
      },
      { ...C, when: { key: 'arms', is: 'ucb' } },
    ],
  },
  (params) => (params.arms === 'ucb' ? { ...ucb1(params.c as number), flat: true } : inTurn),
);
