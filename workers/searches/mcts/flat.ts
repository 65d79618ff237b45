/**
 * Searches that only the root of the tree has children: playouts are shared among the moves, and none looks further. Flat Monte
 * Carlo takes the moves in turn (Abramson 1990, *Expected-outcome: a general model of static evaluation*) or as a bandit does
 * (UCB1); both end at the move best against chance, which need not be the best. Random playouts do not even share.
 */
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import type { Policy } from './engine.ts';
import { C } from './params.ts';
import { treeSearch } from './tree-search.ts';
import { ucb1 } from './uct.ts';

/** The child visited least; ties go to the first. */
export const inTurn: Policy = {
  extras: [],
  flat: true,
  select({ first, count, visits }, node) {
    let best = first[node];
    for (let child = best; child < first[node] + count[node]; child++) if (visits[child] < visits[best]) best = child;
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

export const flatMonteCarlo: SearchDefinition = treeSearch(
  {
    id: 'flat-mc',
    title: 'Flat Monte Carlo',
    summary: 'Random playouts from each move, one step deep: what a tree is worth shows against this.',
    revision: 1,
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
