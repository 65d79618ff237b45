/**
 * UCT: a child is chosen by its mean reward and a bonus for having been tried little, Q + c √(ln N / n), as UCB1 chooses among
 * the arms of a bandit (Kocsis & Szepesvári 2006, *Bandit based Monte-Carlo planning*). With rewards in [0, 1] UCB1 has c = √2.
 * Children that have not been tried come first, in the order of the moves.
 *
 * *Progressive widening* (Coulom 2007, *Computing Elo ratings of move patterns in the game of Go*; Chaslot et al. 2008): only the
 * first ⌈k N^α⌉ children are looked at, so that a node with many is not tried everywhere before it is tried twice anywhere.
 */
import { pow } from '../../core/det-math.ts';
import type { Tree } from '../../core/tree.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import { logOf } from './logs.ts';
import type { Policy } from './engine.ts';
import { C } from './params.ts';
import { treeSearch } from './tree-search.ts';

/** Of the first `width` children the one with the greatest Q + c √(ln N / n); ties go to the first. */
function bestOf({ first, visits, total }: Tree, node: number, c: number, width: number): number {
  const begin = first[node];
  const end = begin + width;
  const spread = c * c * logOf(visits[node]);
  let best = begin;
  let bestScore = -1;
  for (let child = begin; child < end; child++) {
    const n = visits[child];
    if (n === 0) return child;
    const score = total[child] / n + Math.sqrt(spread / n);
    if (score > bestScore) {
      bestScore = score;
      best = child;
    }
  }
  return best;
}

export function ucb1(c: number): Policy {
  const bonus = (total: number, visits: number): number => Math.sqrt((c * c * logOf(total)) / visits);
  return {
    extras: [],
    select: (tree, node) => bestOf(tree, node, c, tree.count[node]),
    columns(tree, node) {
      const { visits, total } = tree;
      const help = `How little it was tried: c √(ln N / n), N = ${visits[node]} visits of the node, n of the move.`;
      return [
        meanColumn(tree, node),
        column(tree, node, 'bonus', help, (child) =>
          visits[child] > 0 ? bonus(visits[node], visits[child]) : Infinity,
        ),
        column(tree, node, 'score', 'Q + bonus.', (child) =>
          visits[child] > 0 ? total[child] / visits[child] + bonus(visits[node], visits[child]) : Infinity,
        ),
      ];
    },
  };
}

/** UCB1 among the first ⌈k N^α⌉ children. */
export function widened(c: number, k: number, alpha: number): Policy {
  const plain = ucb1(c);
  const width = (count: number, visits: number): number =>
    Math.min(count, Math.max(1, Math.ceil(k * pow(Math.max(1, visits), alpha))));
  return {
    extras: [],
    width: ({ count, visits }, node) => width(count[node], visits[node]),
    select: (tree, node) => bestOf(tree, node, c, width(tree.count[node], tree.visits[node])),
    columns(tree, node) {
      const columns = plain.columns(tree, node);
      const open = width(tree.count[node], tree.visits[node]);
      const score = columns[columns.length - 1];
      return [
        ...columns.slice(0, -1),
        {
          ...score,
          help: `Q + bonus; only the first ⌈k N^α⌉ = ${open} moves are looked at so far.`,
          values: score.values.map((value, i) => (i < open ? value : NaN)),
        },
      ];
    },
  };
}

export const uct: SearchDefinition = treeSearch(
  {
    id: 'uct',
    title: 'UCT',
    summary:
      'Monte Carlo tree search: tries moves that did well or were tried little, and plays on at random from there.',
    revision: 1,
    spaces: ['game', 'categorical'],
    params: [
      C,
      {
        kind: 'choice',
        key: 'widening',
        label: 'Progressive widening',
        default: 'off',
        options: [
          { value: 'off', label: 'off' },
          { value: 'on', label: 'on' },
        ],
        help: 'Looks at the first moves only until a position has been visited often: for positions with very many moves.',
      },
      {
        kind: 'real',
        key: 'widen-k',
        label: 'Width k',
        unit: 'moves',
        min: 0.1,
        max: 100,
        default: 1,
        when: { key: 'widening', is: 'on' },
        help: 'A position visited N times looks at its first k N^α moves.',
      },
      {
        kind: 'real',
        key: 'widen-alpha',
        label: 'Growth α',
        unit: 'power',
        min: 0,
        max: 1,
        default: 0.5,
        when: { key: 'widening', is: 'on' },
        help: 'How fast the moves looked at grow with visits N: k N^α of them.',
      },
    ],
  },
  (params) => {
    const c = params.c as number;
    return params.widening === 'on'
      ? widened(c, params['widen-k'] as number, params['widen-alpha'] as number)
      : ucb1(c);
  },
);
