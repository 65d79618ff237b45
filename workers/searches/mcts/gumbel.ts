/**
 * Gumbel MuZero's search (Danihelka et al. 2022, *Policy improvement by planning with Gumbel*; in the form of mctx). At the root
 * some moves are drawn by adding Gumbel noise to the logarithms of their priors, and *sequential halving* (Karnin, Koren & Somekh
 * 2013) shares a number of playouts planned ahead among them: all the same, then the better half, and so on to two. Below, a child
 * is chosen so that visits follow an improved policy, softmax(log prior + σ(q)), with the q of an untried child taken from a mix of
 * the node's own playout and those of its children.
 *
 * σ(q) = (50 + max n) · scale · q. Rewards are from 0 to 1, so q is taken as it is (mctx: `rescale_values=False`): stretched from
 * the worst child to the best, as for rewards without known bounds, the first reply that does a little better than the mix would
 * seem the only one. The scale is the paper's for Go and chess at the root, 1; below, where values are of few playouts, mctx's 0.1.
 */
import { exp, log } from '../../core/det-math.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Tree } from '../../core/tree.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { column, meanColumn } from './columns.ts';
import type { Policy } from './engine.ts';
import { treeSearch } from './tree-search.ts';

const NOISE = hashName('mcts/gumbel');
const ROOT_SCALE = 1;
const SCALE = 0.1;
const FIRST_VISITS = 50;

/**
 * How many visits a move must have to be the next, for each of `simulations` playouts shared among `considered` moves; mctx's
 * `get_sequence_of_considered_visits`. Goes on beyond that number with the last two.
 */
export function visitPlan(considered: number, simulations: number): (playout: number) => number {
  if (considered <= 1) return (playout) => playout;
  const rounds = 32 - Math.clz32(considered - 1);
  const plan: number[] = [];
  let visits = 0;
  let left = considered;
  while (left > 2) {
    const each = Math.max(1, Math.floor(simulations / (rounds * left)));
    for (let i = 0; i < each; i++, visits++) for (let move = 0; move < left; move++) plan.push(visits);
    left = Math.max(2, Math.floor(left / 2));
  }
  return (playout) => (playout < plan.length ? plan[playout] : visits + Math.floor((playout - plan.length) / 2));
}

/** σ of the completed q of each child of a node, into out[0 … children); for the player who moves there. */
export function completedQ(tree: Tree, node: number, players: number, out: Float64Array): void {
  const { first, count, visits, total, prior } = tree;
  const begin = first[node];
  let tried = 0;
  let most = 0;
  let sum = 0;
  let weights = 0;
  let weighted = 0;
  for (let i = 0; i < count[node]; i++) {
    const n = visits[begin + i];
    if (n === 0) continue;
    out[i] = total[begin + i] / n;
    tried += n;
    most = Math.max(most, n);
    sum += total[begin + i];
    weights += prior[begin + i];
    weighted += prior[begin + i] * out[i];
  }
  // What has come of playouts that began at the node itself: all that did not go through a child.
  const own = visits[node] - tried;
  const raw = (players === 2 ? visits[node] - total[node] : total[node]) - sum;
  const mix = own + tried > 0 ? (raw + (tried > 0 ? (tried * weighted) / weights : 0)) / (own + tried) : 0;
  const scale = (FIRST_VISITS + most) * (node === 0 ? ROOT_SCALE : SCALE);
  for (let i = 0; i < count[node]; i++) out[i] = scale * (visits[begin + i] > 0 ? out[i] : mix);
}

export interface GumbelSettings {
  /** Moves considered at the root, and playouts planned for. */
  readonly considered: number;
  readonly simulations: number;
  readonly players: number;
  /** Moves that any node can have, at most. */
  readonly moves: number;
  /** Gumbel noise of root moves [moves], after so many moves were played. */
  noise(played: number): Float64Array;
}

export function gumbelPolicy({ considered, simulations, players, moves, noise }: GumbelSettings): Policy {
  let g = noise(0);
  const sigma = new Float64Array(moves);
  const probability = new Float64Array(moves);
  const plans = new Map<number, (playout: number) => number>();
  const planFor = (count: number): ((playout: number) => number) => {
    const key = Math.min(considered, count);
    const known = plans.get(key) ?? visitPlan(key, simulations);
    plans.set(key, known);
    return known;
  };
  /** g + log prior + σ(q) of a root move, whose place is i. */
  const rootValue = (tree: Tree, i: number): number => g[i] + log(tree.prior[tree.first[0] + i]) + sigma[i];
  const sumVisits = ({ first, count, visits }: Tree, node: number): number => {
    let sum = 0;
    for (let child = first[node]; child < first[node] + count[node]; child++) sum += visits[child];
    return sum;
  };
  /** Scores of all children into `out`; NaN: not considered. */
  const scores = (tree: Tree, node: number, out: Float64Array): void => {
    const { first, count, visits, prior } = tree;
    const begin = first[node];
    completedQ(tree, node, players, sigma);
    const sum = sumVisits(tree, node);
    if (node === 0) {
      const due = planFor(count[0])(sum);
      for (let i = 0; i < count[0]; i++) out[i] = visits[begin + i] === due ? rootValue(tree, i) : NaN;
      return;
    }
    let highest = -Infinity;
    for (let i = 0; i < count[node]; i++) {
      out[i] = log(prior[begin + i]) + sigma[i];
      highest = Math.max(highest, out[i]);
    }
    let weights = 0;
    for (let i = 0; i < count[node]; i++) {
      probability[i] = exp(out[i] - highest);
      weights += probability[i];
    }
    for (let i = 0; i < count[node]; i++) {
      probability[i] /= weights;
      out[i] = probability[i] - visits[begin + i] / (1 + sum);
    }
  };
  const scratch = new Float64Array(moves);
  return {
    extras: ['prior'],
    steered: true,
    newRoot(played) {
      g = noise(played);
    },
    select(tree, node) {
      scores(tree, node, scratch);
      let best = -1;
      for (let i = 0; i < tree.count[node]; i++) {
        if (scratch[i] >= -Infinity && (best < 0 || scratch[i] > scratch[best])) best = i;
      }
      // With reuse, or where a tree is full, counts may have left the plan: then the one tried least.
      if (best < 0) return leastVisited(tree, node);
      return tree.first[node] + best;
    },
    /** Of those visited most, the one with the greatest g + log prior + σ(q). */
    best(tree, node) {
      const { first, count, visits } = tree;
      completedQ(tree, node, players, sigma);
      let best = 0;
      for (let i = 1; i < count[node]; i++) {
        const more = visits[first[node] + i] - visits[first[node] + best];
        if (more > 0 || (more === 0 && rootValue(tree, i) > rootValue(tree, best))) best = i;
      }
      return visits[first[node] + best] > 0 ? first[node] + best : -1;
    },
    columns(tree, node) {
      const values = new Float64Array(moves);
      scores(tree, node, values);
      const first = tree.first[node];
      const all = [
        meanColumn(tree, node),
        column(
          tree,
          node,
          'prior',
          'Probability that a network gives the move; without one, the same for all.',
          (child) => tree.prior[child],
        ),
        column(
          tree,
          node,
          'σ(q)',
          `Completed q, times 50 + most visits${node === 0 ? '' : ', times 0.1'}.`,
          (child) => sigma[child - first],
        ),
      ];
      const score = (help: string) => column(tree, node, 'score', help, (child) => values[child - first]);
      return node === 0
        ? [
            ...all,
            column(tree, node, 'Gumbel', 'Noise drawn once for each move at the root.', (child) => g[child - first]),
            score('Gumbel + log prior + σ(q), of moves that have the number of visits whose turn it is.'),
          ]
        : [...all, score('softmax(log prior + σ(q)) − n / (1 + sum of n).')];
    },
  };
}

function leastVisited({ first, count, visits }: Tree, node: number): number {
  let best = first[node];
  for (let child = best; child < first[node] + count[node]; child++) if (visits[child] < visits[best]) best = child;
  return best;
}

/** Standard Gumbel noise by seed. */
function noiseBy(seed: number, scale: number, moves: number): (played: number) => Float64Array {
  const rng = new Rng();
  return (played) => {
    rng.start(seed, NOISE, played);
    // 1 − u is never 0.
    return Float64Array.from({ length: moves }, () => -scale * log(Math.max(1e-300, -log(1 - rng.uniform()))));
  };
}

export const gumbel: SearchDefinition = treeSearch(
  {
    id: 'gumbel',
    title: 'Gumbel search',
    summary:
      'Plans ahead how to share a number of playouts among the moves: all, then the better half, and so on. Made for few evaluations, and for a network’s priors.',
    revision: 2,
    spaces: ['game', 'categorical'],
    judges: true,
    params: [
      {
        kind: 'int',
        key: 'simulations',
        label: 'Playouts planned',
        unit: 'playouts',
        min: 2,
        max: 1_000_000,
        default: 1000,
        log: true,
        basic: true,
        help: 'How many playouts are shared among the moves by halving; any after that go to the last two.',
      },
      {
        kind: 'int',
        key: 'considered',
        label: 'Moves considered',
        unit: 'moves',
        min: 1,
        max: 1000,
        default: 16,
        basic: true,
        help: 'How many moves at the root are drawn to be looked at; all, if there are no more.',
      },
      {
        kind: 'real',
        key: 'noise',
        label: 'Noise',
        unit: 'times Gumbel',
        min: 0,
        max: 10,
        default: 1,
        help: 'How much chance has a say in which moves are considered; 0 leaves it to priors and rewards.',
      },
    ],
  },
  (params, players, { seed, moves }) =>
    gumbelPolicy({
      considered: params.considered as number,
      simulations: params.simulations as number,
      players,
      moves,
      noise: noiseBy(seed, params.noise as number, moves),
    }),
);
