/**
 * RAVE and GRAVE: a move played at any later time by the same player counts as if it had been played first ("all moves as first"),
 * which is soon much but only nearly true; mean and AMAF mean are mixed, (1 − β) Q + β Q_amaf with β = √(k / (3 N + k)) (Gelly &
 * Silver 2011, *Monte-Carlo tree search and rapid action value estimation in computer Go*, §4). GRAVE takes the AMAF mean from
 * the nearest node above with at least `ref` visits where the same player moves, itself included (Cazenave 2015, *Generalized rapid action value
 * estimation*); with ref = 0 that is the node itself, which is RAVE; with one beyond all visits it is the root.
 */
import type { Tree } from '../../core/tree.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import type { Policy } from './engine.ts';
import { C } from './params.ts';
import { logOf } from './logs.ts';
import { treeSearch } from './tree-search.ts';

export function gravePolicy(c: number, k: number, ref: number, players: number): Policy {
  /** The node whose AMAF means are asked at a node: the nearest at or above where the same player moves, with enough visits. */
  const referenceOf = ({ parent, visits }: Tree, node: number): number => {
    let at = node;
    while (visits[at] < ref) {
      const above = players === 2 ? (parent[at] < 0 ? -1 : parent[parent[at]]) : parent[at];
      if (above < 0) break;
      at = above;
    }
    return at;
  };
  /** The child of the reference with the same move as a child of the node; −1 where there is none. */
  const twin = ({ first, count, move }: Tree, reference: number, node: number, child: number): number => {
    if (reference === node) return child;
    for (let other = first[reference]; other < first[reference] + count[reference]; other++)
      if (move[other] === move[child]) return other;
    return -1;
  };
  const share = (tree: Tree, node: number): number => Math.sqrt(k / (3 * tree.visits[node] + k));
  const amaf = (tree: Tree, same: number): number =>
    same >= 0 && tree.amafVisits[same] > 0 ? tree.amafTotal[same] / tree.amafVisits[same] : NaN;
  /** NaN for a child of which nothing is known. */
  const mixed = (tree: Tree, child: number, same: number, beta: number): number => {
    const n = tree.visits[child];
    const later = amaf(tree, same);
    if (n === 0) return later;
    const q = tree.total[child] / n;
    return later >= 0 ? (1 - beta) * q + beta * later : q;
  };
  const scoreOf = (
    tree: Tree,
    node: number,
    child: number,
    reference: number,
    beta: number,
    spread: number,
  ): number => {
    const value = mixed(tree, child, twin(tree, reference, node, child), beta);
    if (!(value >= 0)) return Infinity;
    const n = tree.visits[child];
    if (n > 0) return value + Math.sqrt(spread / n);
    return c > 0 ? Infinity : value;
  };
  return {
    extras: ['amaf'],
    select(tree, node) {
      const begin = tree.first[node];
      const end = begin + tree.count[node];
      const reference = referenceOf(tree, node);
      const beta = share(tree, node);
      const spread = c * c * logOf(Math.max(1, tree.visits[node]));
      let best = begin;
      let bestScore = -1;
      for (let child = begin; child < end; child++) {
        const score = scoreOf(tree, node, child, reference, beta, spread);
        if (score > bestScore) {
          bestScore = score;
          best = child;
        }
      }
      return best;
    },
    columns(tree, node) {
      const reference = referenceOf(tree, node);
      const beta = share(tree, node);
      const spread = c * c * logOf(Math.max(1, tree.visits[node]));
      const from = reference === node ? 'of this node' : `of the node above with ${tree.visits[reference]} visits`;
      return [
        meanColumn(tree, node),
        column(tree, node, 'AMAF', `Mean reward, as if a move made later had been made first; ${from}.`, (child) =>
          amaf(tree, twin(tree, reference, node, child)),
        ),
        column(tree, node, 'β', 'Weight of AMAF against Q: √(k / (3 N + k)).', () => beta),
        column(tree, node, 'score', '(1 − β) Q + β AMAF + c √(ln N / n).', (child) =>
          scoreOf(tree, node, child, reference, beta, spread),
        ),
      ];
    },
  };
}

export const grave: SearchDefinition = treeSearch(
  {
    id: 'grave',
    title: 'RAVE and GRAVE',
    summary: 'Learns of a move from every playout that had it at any time: quick to judge, not always right.',
    revision: 1,
    spaces: ['game'],
    params: [
      {
        kind: 'real',
        key: 'k',
        label: 'Equivalence k',
        unit: 'visits',
        min: 0,
        max: 1_000_000,
        default: 1000,
        help: 'At so many visits of a position, what later moves tell weighs as much as what the move itself tells; 0 is UCT.',
      },
      {
        kind: 'int',
        key: 'ref',
        label: 'Reference visits',
        unit: 'visits',
        min: 0,
        max: 1_000_000_000,
        default: 100,
        basic: true,
        help: 'What later moves tell is taken from the nearest position above with so many visits; 0 is plain RAVE.',
      },
      {
        ...C,
        default: 0,
        help: 'How much a move that was tried little is preferred; 0 tries what is known of later moves instead.',
      },
    ],
  },
  (params, players) => gravePolicy(params.c as number, params.k as number, params.ref as number, players),
);
