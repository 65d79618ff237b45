/**
 * UCB1-tuned: the bonus is as large as the rewards of a child have been spread, Q + √(ln N / n · min(¼, s² + √(2 ln N / n))) with
 * s² their variance (Auer, Cesa-Bianchi & Fischer 2002, *Finite-time analysis of the multiarmed bandit problem*, §4). ¼ is the
 * largest variance that rewards in [0, 1] can have.
 */
import type { Tree } from '../../core/tree.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import type { Policy } from './engine.ts';
import { logOf } from './logs.ts';
import { treeSearch } from './tree-search.ts';

/** Variance of the rewards of a visited child; rounding may not make it negative. */
function variance({ visits, total, squares }: Tree, child: number): number {
  const mean = total[child] / visits[child];
  return Math.max(0, squares[child] / visits[child] - mean * mean);
}

function bonus(tree: Tree, node: number, child: number): number {
  const share = logOf(tree.visits[node]) / tree.visits[child];
  return Math.sqrt(share * Math.min(0.25, variance(tree, child) + Math.sqrt(2 * share)));
}

export const tuned: Policy = {
  extras: ['squares'],
  select(tree, node) {
    const { first, count, visits, total } = tree;
    const begin = first[node];
    const end = begin + count[node];
    let best = begin;
    let bestScore = -1;
    for (let child = begin; child < end; child++) {
      if (visits[child] === 0) return child;
      const score = total[child] / visits[child] + bonus(tree, node, child);
      if (score > bestScore) {
        bestScore = score;
        best = child;
      }
    }
    return best;
  },
  columns(tree, node) {
    const visited = (of: (child: number) => number, otherwise: number) => (child: number) =>
      tree.visits[child] > 0 ? of(child) : otherwise;
    return [
      meanColumn(tree, node),
      column(
        tree,
        node,
        'variance',
        'Variance of the rewards of the playouts through the move.',
        visited((child) => variance(tree, child), NaN),
      ),
      column(
        tree,
        node,
        'bonus',
        '√(ln N / n · min(¼, variance + √(2 ln N / n))).',
        visited((child) => bonus(tree, node, child), Infinity),
      ),
      column(
        tree,
        node,
        'score',
        'Q + bonus.',
        visited((child) => tree.total[child] / tree.visits[child] + bonus(tree, node, child), Infinity),
      ),
    ];
  },
};

export const ucb1Tuned: SearchDefinition = treeSearch(
  {
    id: 'ucb1-tuned',
    title: 'UCB1-tuned',
    summary: 'Like UCT, but moves whose rewards hardly vary need fewer tries, and there is no constant to set.',
    revision: 1,
    spaces: ['game', 'categorical'],
    params: [],
  },
  () => tuned,
);
