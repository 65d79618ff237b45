/**
 * PUCT as in MuZero: a prior probability steers the first tries, q + √N P / (1 + n) · (c₁ + ln((N + c₂ + 1) / c₂)) (Schrittwieser
 * et al. 2020, *Mastering Atari, Go, chess and shogi by planning with a learned model*, appendix B; in the form of mctx,
 * `muzero_action_selection`). q is the mean reward on a scale from the worst to the best of parent and siblings, 0 for a child
 * that has not been visited. Where no network gives priors all moves have the same.
 */
import { log } from '../../core/det-math.ts';
import type { Tree } from '../../core/tree.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import type { Policy } from './engine.ts';
import { treeSearch } from './tree-search.ts';

const LEAST_RANGE = 1e-8;

/** Lowest mean reward among a node and its visited children, and the width of their range; for the player who moves at the node. */
function scaleOf(tree: Tree, node: number, players: number): { low: number; range: number } {
  const { first, count, visits, total } = tree;
  let low = Infinity;
  let high = -Infinity;
  if (visits[node] > 0) {
    const own = total[node] / visits[node];
    low = high = players === 2 ? 1 - own : own;
  }
  for (let child = first[node]; child < first[node] + count[node]; child++) {
    if (visits[child] === 0) continue;
    const q = total[child] / visits[child];
    if (q < low) low = q;
    if (q > high) high = q;
  }
  return { low, range: Math.max(high - low, LEAST_RANGE) };
}

export function puctPolicy(c1: number, c2: number, players: number): Policy {
  const factor = (visits: number): number => Math.sqrt(visits) * (c1 + log((visits + c2 + 1) / c2));
  return {
    extras: ['prior'],
    steered: true,
    select(tree, node) {
      const { first, count, visits, total, prior } = tree;
      const begin = first[node];
      const end = begin + count[node];
      const { low, range } = scaleOf(tree, node, players);
      const steer = factor(visits[node]);
      let best = begin;
      let bestScore = -1;
      for (let child = begin; child < end; child++) {
        const n = visits[child];
        const q = n > 0 ? (total[child] / n - low) / range : 0;
        const score = q + (steer * prior[child]) / (1 + n);
        if (score > bestScore) {
          bestScore = score;
          best = child;
        }
      }
      return best;
    },
    columns(tree, node) {
      const { visits, total, prior } = tree;
      const { low, range } = scaleOf(tree, node, players);
      const q = (child: number) => (visits[child] > 0 ? (total[child] / visits[child] - low) / range : 0);
      const bonus = (child: number) => (factor(visits[node]) * prior[child]) / (1 + visits[child]);
      return [
        meanColumn(tree, node),
        column(
          tree,
          node,
          'scaled q',
          'Q between the worst (0) and the best (1) of the node and its moves; 0 if untried.',
          q,
        ),
        column(
          tree,
          node,
          'prior',
          'Probability that a network gives the move; without one, the same for all.',
          (child) => prior[child],
        ),
        column(tree, node, 'bonus', '√N · prior / (1 + n) · (c₁ + ln((N + c₂ + 1) / c₂)).', bonus),
        column(tree, node, 'score', 'scaled q + bonus.', (child) => q(child) + bonus(child)),
      ];
    },
  };
}

export const puct: SearchDefinition = treeSearch(
  {
    id: 'puct',
    title: 'PUCT',
    summary: 'The rule of AlphaZero and MuZero: a prior says what to try first, and need not try everything.',
    revision: 1,
    spaces: ['game', 'categorical'],
    judges: true,
    params: [
      {
        kind: 'real',
        key: 'c-init',
        label: 'Exploration c₁',
        unit: 'of the range of rewards',
        min: 0,
        max: 10,
        default: 1.25,
        basic: true,
        help: 'How much a move that was tried little is preferred.',
      },
      {
        kind: 'real',
        key: 'c-base',
        label: 'Growth c₂',
        unit: 'visits',
        min: 1,
        max: 1_000_000,
        default: 19_652,
        log: true,
        help: 'After about so many visits exploration begins to grow, with their logarithm.',
      },
    ],
  },
  (params, players) => puctPolicy(params['c-init'] as number, params['c-base'] as number, players),
);
