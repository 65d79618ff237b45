/**
 * UCT: a child is chosen by its mean reward and a bonus for having been tried little, Q + c √(ln N / n), as UCB1 chooses among
 * the arms of a bandit (Kocsis & Szepesvári 2006, *Bandit based Monte-Carlo planning*). With rewards in [0, 1] UCB1 has c = √2.
 * Children that have not been tried come first, in the order of the moves.
 */
import { logOf } from './logs.ts';
import type { Policy } from './engine.ts';
import { gameSearch } from './game-search.ts';
import type { SearchDefinition } from '../../core/types.ts';

/** Greatest Q + c √(ln N / n); ties go to the first. */
export const ucb1 = (c: number): Policy => ({
  extras: [],
  select({ first, count, visits, total }, node) {
    const begin = first[node];
    const end = begin + count[node];
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
  },
});

export const uct: SearchDefinition = gameSearch(
  {
    id: 'uct',
    title: 'UCT',
    summary:
      'Monte Carlo tree search: tries moves that did well or were tried little, and plays on at random from there.',
    revision: 1,
    params: [
      {
        kind: 'real',
        key: 'c',
        label: 'Exploration c',
        unit: 'of a reward',
        min: 0,
        max: 10,
        default: 1.4142135623730951,
        basic: true,
        help: 'How much a move that was tried little is preferred: 0 follows the best mean alone, √2 is UCB1.',
      },
    ],
  },
  (params) => ucb1(params.c as number),
);
