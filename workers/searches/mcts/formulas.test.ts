/** Scores against plain reimplementations of the published formulas, on trees that the searches themselves have grown. */
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../core/frames.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { connect4 } from '../../problems/connect4/connect4.ts';
import { grave } from './grave.ts';
import { advance, begin, problemBy, treeOf } from './grown.test-data.ts';
import { gumbel, visitPlan } from './gumbel.ts';
import { puct } from './puct.ts';
import { ucb1Tuned } from './ucb1-tuned.ts';
import { uct } from './uct.ts';

/** What the formulas are told of a node: numbers for the player who moves there. */
interface Known {
  /** Visits of the node, its mean reward, and the reward of the playout that began there. */
  readonly N: number;
  readonly V: number;
  readonly raw: number;
  /** Visits and mean reward of each child; 0 where there is none. */
  readonly n: readonly number[];
  readonly q: readonly number[];
  readonly root: boolean;
}

const problem = problemBy(connect4, { columns: 6, rows: 5 });

/** All choices that a search would make in the tree it has grown. */
function choices(search: SearchDefinition, params: Record<string, number | string> = {}): [Choice, Known][] {
  const grown = advance(begin(search, problem, params), 900);
  const tree = treeOf(grown);
  const found: [Choice, Known][] = [];
  for (let node = 0; node < tree.size; node++) {
    const choice = grown.search.explain?.(grown.state, node);
    if (!choice) continue;
    const n = Array.from(choice.visits);
    const q = Array.from(choice.child, (child, i) => (n[i] > 0 ? tree.total[child] / n[i] : 0));
    const N = tree.visits[node];
    const V = (N - tree.total[node]) / N;
    const through = n.reduce((sum, visits, i) => sum + visits * q[i], 0);
    found.push([choice, { N, V, raw: Math.round(2 * (V * N - through)) / 2, n, q, root: node === 0 }]);
  }
  expect(found.length).toBeGreaterThan(10);
  return found;
}

/** Compares the scores, and that the greatest is taken, of equal ones the first. */
function check(cases: readonly [Choice, Known][], score: (known: Known) => readonly number[]): void {
  for (const [choice, known] of cases) {
    const expected = score(known);
    const got = choice.columns.at(-1)?.values ?? new Float64Array();
    expected.forEach((value, i) => {
      if (!Number.isFinite(value)) expect(got[i]).toBe(value);
      // Priors are kept in single precision.
      else expect(Math.abs(got[i] - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
    });
    const first = Array.from(got).reduce((best, value, i) => (!(got[best] >= value) && value === value ? i : best), 0);
    expect(choice.chosen).toBe(first);
  }
}

const softmax = (x: readonly number[]): number[] => {
  const weights = x.map((value) => Math.exp(value - Math.max(...x)));
  return weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0));
};

describe('scores', () => {
  it('of UCT are UCB1', () => {
    check(choices(uct, { c: 0.7 }), ({ N, n, q }) =>
      n.map((visits, i) => (visits > 0 ? q[i] + 0.7 * Math.sqrt(Math.log(N) / visits) : Infinity)),
    );
  });

  it('of UCT with widening are of the first ⌈k N^α⌉ moves', () => {
    check(choices(uct, { widening: 'on', 'widen-k': 0.8, 'widen-alpha': 0.3 }), ({ N, n, q }) =>
      n.map((visits, i) => {
        if (i >= Math.ceil(0.8 * Math.pow(N, 0.3))) return NaN;
        return visits > 0 ? q[i] + Math.sqrt((2 * Math.log(N)) / visits) : Infinity;
      }),
    );
  });

  it('of UCB1-tuned know the variance', () => {
    // A reward of 0, ½ or 1 has the square 0, ¼ or 1: counted here from the columns of the tree.
    const grown = advance(begin(ucb1Tuned, problem), 900);
    const tree = treeOf(grown);
    for (let node = 0; node < 200; node++) {
      const choice = grown.search.explain?.(grown.state, node);
      if (!choice) continue;
      choice.child.forEach((child, i) => {
        const n = tree.visits[child];
        if (n === 0) return;
        const mean = tree.total[child] / n;
        const s2 = tree.squares[child] / n - mean * mean;
        const share = Math.log(tree.visits[node]) / n;
        const score = mean + Math.sqrt(share * Math.min(1 / 4, s2 + Math.sqrt(2 * share)));
        expect(choice.columns.at(-1)?.values[i]).toBeCloseTo(score, 12);
      });
    }
    // Wins and losses alone: squares are the totals.
    const win = tree.squares[0] / tree.total[0];
    expect(win).toBeGreaterThan(0.9);
    expect(win).toBeLessThanOrEqual(1);
  });

  it("of PUCT are mctx's", () => {
    check(choices(puct, { 'c-init': 1.5, 'c-base': 300 }), ({ N, V, n, q }) => {
      const visited = q.filter((_, i) => n[i] > 0);
      const low = Math.min(V, ...visited);
      const range = Math.max(Math.max(V, ...visited) - low, 1e-8);
      return n.map((visits, i) => {
        const scaled = visits > 0 ? (q[i] - low) / range : 0;
        const pbc = 1.5 + Math.log((N + 300 + 1) / 300);
        return scaled + (((Math.sqrt(N) * pbc) / n.length) * 1) / (1 + visits);
      });
    });
  });

  it('of Gumbel search are those of rewards from 0 to 1, below the root and at it', () => {
    const simulations = 600;
    const cases = choices(gumbel, { simulations, considered: 4, noise: 0 });
    const due = visitPlan(4, simulations);
    check(cases, ({ N, raw, n, q, root }) => {
      const sum = n.reduce((a, b) => a + b, 0);
      expect(N).toBe(sum + 1);
      const prior = 1 / n.length;
      const tried = n.filter((visits) => visits > 0).length;
      const weighted = n.reduce((total, visits, i) => total + (visits > 0 ? (prior * q[i]) / (prior * tried) : 0), 0);
      const mixed = (raw + sum * weighted) / (sum + 1);
      const completed = n.map((visits, i) => (visits > 0 ? q[i] : mixed));
      const sigma = completed.map((value) => (50 + Math.max(...n)) * (root ? 1 : 0.1) * value);
      if (root) return sigma.map((value, i) => (n[i] === due(sum) ? Math.log(prior) + value : NaN));
      return softmax(sigma.map((value) => Math.log(prior) + value)).map((p, i) => p - n[i] / (1 + sum));
    });
  });

  it('of RAVE mix the mean with that of all moves as first', () => {
    const params = { k: 300, ref: 0, c: 0.2 };
    const grown = advance(begin(grave, problem, params), 900);
    const tree = treeOf(grown);
    let mixed = 0;
    for (let node = 0; node < tree.size; node++) {
      const choice = grown.search.explain?.(grown.state, node);
      if (!choice) continue;
      const beta = Math.sqrt(300 / (3 * tree.visits[node] + 300));
      choice.child.forEach((child, i) => {
        const n = tree.visits[child];
        if (n === 0) return;
        const later = tree.amafTotal[child] / tree.amafVisits[child];
        const score =
          (1 - beta) * (tree.total[child] / n) + beta * later + 0.2 * Math.sqrt(Math.log(tree.visits[node]) / n);
        expect(choice.columns.at(-1)?.values[i]).toBeCloseTo(score, 12);
        mixed++;
      });
    }
    expect(mixed).toBeGreaterThan(100);
  });
});

describe('all moves as first', () => {
  it('count each move of the same player at most once a playout, the move itself always', () => {
    const grown = begin(grave, problem, { ref: 50 });
    const lines: number[][] = [];
    for (let i = 0; i < 250; i++) {
      const told = grown.search.phases?.(grown.state);
      if (told) lines.push([...told.selection.map(({ move, chosen }) => move[chosen]), ...told.playout]);
      advance(grown, 1);
    }
    const tree = treeOf(grown);
    const rewardOf = (line: readonly number[]): number => {
      const board = problem.space.kind === 'game' ? problem.space.board() : undefined;
      for (const move of line) board?.play(move);
      return board?.reward ?? NaN;
    };
    // Before the second playout the root had no children to count for.
    const counted = lines.slice(1);
    for (let i = 0; i < tree.count[0]; i++) {
      const child = tree.first[0] + i;
      const having = counted.filter((line) => line.some((move, ply) => ply % 2 === 0 && move === tree.move[child]));
      expect(tree.amafVisits[child]).toBe(having.length);
      expect(tree.amafTotal[child]).toBe(having.reduce((sum, line) => sum + rewardOf(line), 0));
      expect(tree.amafVisits[child]).toBeGreaterThanOrEqual(tree.visits[child]);
    }
  });
});

describe('sequential halving', () => {
  it.each([
    [2, 8],
    [4, 16],
    [7, 50],
    [16, 200],
    [16, 10],
    [1, 5],
  ])('shares playouts among %i moves, %i in all, as published', (considered, simulations) => {
    // The table of mctx, made the way its documentation describes it.
    const expected: number[] = [];
    if (considered === 1) for (let i = 0; i < simulations; i++) expected.push(i);
    const visits = Array(considered).fill(0) as number[];
    let left = considered;
    while (expected.length < simulations) {
      const each = Math.max(1, Math.floor(simulations / (Math.ceil(Math.log2(considered)) * left)));
      for (let extra = 0; extra < each; extra++) {
        expected.push(...visits.slice(0, left));
        for (let i = 0; i < left; i++) visits[i]++;
      }
      left = Math.max(2, Math.floor(left / 2));
    }
    const plan = visitPlan(considered, simulations);
    expect(Array.from({ length: simulations }, (_, i) => plan(i))).toEqual(expected.slice(0, simulations));
  });

  it('ends with two moves far ahead of the rest', () => {
    const { visits } = treeOf(advance(begin(gumbel, problem, { simulations: 512, considered: 4 }), 513));
    const counts = Array.from(visits.subarray(1, 7)).sort((a, b) => b - a);
    expect(counts).toEqual([192, 192, 64, 64, 0, 0]);
  });
});
