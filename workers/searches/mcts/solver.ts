/**
 * MCTS-Solver: UCT that knows a proof when it has one (Winands, Björnsson & Saito 2008, *Monte-Carlo tree search solver*). The end
 * of a game is certain; a position is proven when one move is proven a win for who is to move there, or when all are proven, and
 * then it is worth the best of them (as in OpenSpiel's `mcts.cc`, Lanctot et al. 2019, *OpenSpiel: a framework for reinforcement
 * learning in games*). The value of a proven child takes the place of its mean, and of the playout's reward in all that is above.
 *
 * A proven child keeps its bonus: without, nothing would be heard of a lost move any more, and the mean of a node would be that
 * of its moves not proven lost yet, however few and however badly known, while its siblings still count all of theirs (the
 * overestimate by pruning that the paper warns of). That made it worse than UCT from 1,000 playouts on.
 *
 * A node keeps one of three values: what is worth anything but 0, ½ or 1, as in some games of one, is not taken for proven.
 */
import type { SearchDefinition } from '../../core/types.ts';
import { column } from './columns.ts';
import type { Policy } from './engine.ts';
import { logOf } from './logs.ts';
import { C } from './params.ts';
import { treeSearch } from './tree-search.ts';
import { ucb1 } from './uct.ts';

export function solving(c: number): Policy {
  const plain = ucb1(c);
  return {
    extras: [],
    proves: true,
    select({ first, count, visits, total, proven }, node) {
      const begin = first[node];
      const end = begin + count[node];
      const spread = c * c * logOf(visits[node]);
      let best = begin;
      let bestScore = -1;
      for (let child = begin; child < end; child++) {
        const n = visits[child];
        if (n === 0) return child;
        const q = proven[child] > 0 ? (proven[child] - 1) / 2 : total[child] / n;
        const score = q + Math.sqrt(spread / n);
        if (score > bestScore) {
          bestScore = score;
          best = child;
        }
      }
      return best;
    },
    columns(tree, node) {
      const [mean, bonus, score] = plain.columns(tree, node);
      const known = column(tree, node, 'proven', 'Exact value of the move, where the search has proven it.', (child) =>
        tree.proven[child] > 0 ? (tree.proven[child] - 1) / 2 : NaN,
      );
      return [
        mean,
        bonus,
        known,
        {
          name: 'score',
          help: 'The proven value, or else Q, + bonus.',
          values: score.values.map((value, i) => (known.values[i] >= 0 ? known.values[i] + bonus.values[i] : value)),
        },
      ];
    },
  };
}

export const mctsSolver: SearchDefinition = treeSearch(
  {
    id: 'mcts-solver',
    title: 'MCTS-Solver',
    summary: 'UCT that marks what it has proven: won, lost and drawn positions are no longer a matter of chance.',
    revision: 2,
    spaces: ['game'],
    params: [C],
  },
  (params) => solving(params.c as number),
);
