/** Searches of judged positions, with a made-up judge that is worked out by hand or by a plain implementation. */
import { describe, expect, it } from 'vitest';
import { isToBeJudged, PLAYOUT_DIM, type GameSpace } from '../../core/game.ts';
import { clonePlain } from '../../core/plain.ts';
import type { Problem } from '../../core/types.ts';
import { connect4 } from '../../problems/connect4/connect4.ts';
import { advance, begin, problemBy, step, treeOf } from './grown.test-data.ts';
import { gumbel } from './gumbel.ts';
import { puct } from './puct.ts';

interface Judge {
  /** Player 0's expected reward after a path, and the prior of each of its legal moves. */
  (path: readonly number[], legal: readonly number[]): { value: number; priors: readonly number[] };
}

/** A number from 0 to 1 that depends on all of a path. */
const mixed = (path: readonly number[], salt: number): number => {
  let hash = salt;
  for (const move of path) hash = Math.imul(hash ^ (move + 1), 0x9e3779b1) ^ (hash >>> 13);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

/** Values and priors, kept in single precision as priors are, that only look like a network's. */
const anyJudge: Judge = (path, legal) => {
  const weights = legal.map((move) => 0.05 + mixed([...path, move], 77));
  const sum = weights.reduce((a, b) => a + b, 0);
  return { value: 0.1 + 0.8 * mixed(path, 5), priors: weights.map((weight) => Math.fround(weight / sum)) };
};

const legalIn = (space: GameSpace, path: readonly number[]): number[] => {
  const board = space.board();
  for (const move of path) board.play(move);
  const out = new Uint16Array(space.moves);
  return [...out.subarray(0, board.moves(out))];
};

/** A game of Connect-4 judged by `judge`; `asked` takes the paths it is asked about, in order. */
function judgedBy(judge: Judge, moves = '', asked: number[][] = []): Problem {
  const game = problemBy(connect4, { columns: 5, rows: 4, moves });
  const plain = game.space as GameSpace;
  const dim = PLAYOUT_DIM + plain.longest;
  return {
    ...game,
    space: { ...plain, dim, judged: true },
    answers: plain.moves,
    evaluate({ solutions }, { objectives, descriptors, answers }, from, to) {
      for (let row = from; row < to; row++) {
        const at = row * dim;
        objectives[row] = solutions[at];
        descriptors[2 * row] = solutions[at + 1];
        if (!isToBeJudged(solutions, at)) continue;
        const path = [...solutions.subarray(at + PLAYOUT_DIM, at + PLAYOUT_DIM + solutions[at + 1])];
        asked.push(path);
        const legal = legalIn(plain, path);
        const { value, priors } = judge(path, legal);
        objectives[row] = value;
        legal.forEach((move, i) => answers?.fill(priors[i], row * plain.moves + move, row * plain.moves + move + 1));
      }
    },
  };
}

interface Plain {
  readonly path: readonly number[];
  n: number;
  w: number;
  p: number;
  children: Plain[];
}

/** AlphaZero's search with MuZero's scores, written for the eye: one walk after the other, rewards for who moved to the node. */
function plainly(space: GameSpace, judge: Judge, walks: number, c1: number, c2: number): Plain {
  const root: Plain = { path: [], n: 0, w: 0, p: 1, children: [] };
  for (let walk = 0; walk < walks; walk++) {
    const way = [root];
    for (let node = root; node.children.length > 0; way.push(node)) {
      const seen = node.children.filter(({ n }) => n > 0).map(({ n, w }) => w / n);
      const all = [1 - node.w / node.n, ...seen];
      const low = Math.min(...all);
      const range = Math.max(Math.max(...all) - low, 1e-8);
      const scores = node.children.map(({ n, w, p }) => {
        const q = n > 0 ? (w / n - low) / range : 0;
        return q + (Math.sqrt(node.n) * (c1 + Math.log((node.n + c2 + 1) / c2)) * p) / (1 + n);
      });
      node = node.children[scores.indexOf(Math.max(...scores))];
    }
    const leaf = way[way.length - 1];
    const board = space.board();
    for (const move of leaf.path) board.play(move);
    let { reward } = board;
    if (!board.over) {
      const legal = legalIn(space, leaf.path);
      const { value, priors } = judge(leaf.path, legal);
      reward = value;
      leaf.children = legal.map((move, i) => ({ path: [...leaf.path, move], n: 0, w: 0, p: priors[i], children: [] }));
    }
    for (const node of way) {
      node.n++;
      // Player 0 begins: whoever moved to a node of odd depth is player 0.
      node.w += node.path.length % 2 === 1 ? reward : 1 - reward;
    }
  }
  return root;
}

describe('PUCT of judged positions', () => {
  it('goes where the numbers worked out by hand say', () => {
    // The empty board: 0.6 for player 0, priors ½, ¼, 1/8, 1/16, 1/16. After the first column 0.3, after the second 0.7, else 0.5.
    const judge: Judge = (path, legal) => ({
      value: path.length === 0 ? 0.6 : path.length > 1 ? 0.5 : ([0.3, 0.7][path[0]] ?? 0.5),
      priors: path.length === 0 ? [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16] : legal.map(() => 1 / legal.length),
    });
    const asked: number[][] = [];
    const grown = begin(puct, judgedBy(judge, '', asked), { 'c-init': 1, 'c-base': 1_000_000 });
    const scoresAtRoot = (): number[] =>
      Array.from(
        grown.search.explain?.(grown.state, 0)?.columns.at(-1)?.values ?? [],
        (value) => Math.round(value * 1000) / 1000,
      );
    advance(grown, 1);
    // N = 1, nothing tried: √1 · prior.
    expect(scoresAtRoot()).toEqual([0.5, 0.25, 0.125, 0.063, 0.063]);
    advance(grown, 1);
    // The first column brought 0.3; the node itself has (0.6 + 0.3) / 2 = 0.45, so q = 0 on the scale from 0.3 to 0.45: √2 · ½ / 2 = 0.354
    // for the first, √2 · ¼ = 0.354 for the second; of equal ones the first.
    expect(scoresAtRoot()).toEqual([0.354, 0.354, 0.177, 0.088, 0.088]);
    advance(grown, 1);
    expect(asked).toEqual([[], [0], [0, 0]]);
    // The first: 0.3 and 0.5 make 0.4; the node: (0.6 + 0.3 + 0.5) / 3 = 0.467. q = 0: √3 · ½ / 3 = 0.289; the second √3 · ¼ = 0.433.
    expect(scoresAtRoot()).toEqual([0.289, 0.433, 0.217, 0.108, 0.108]);
    advance(grown, 1);
    expect(asked[3]).toEqual([1]);
    // The second has 0.7, the best; the first 0.4, the worst: q = 1 and 0. √4 · ½ / 3 = 0.333; 1 + √4 · ¼ / 2 = 1.25.
    expect(scoresAtRoot()).toEqual([0.333, 1.25, 0.25, 0.125, 0.125]);
  });

  it('one at a time is what a plain implementation does', () => {
    const problem = judgedBy(anyJudge);
    const tree = treeOf(advance(begin(puct, problem, { 'c-init': 1.4, 'c-base': 500 }), 400));
    const root = plainly(problem.space as GameSpace, anyJudge, 400, 1.4, 500);
    let nodes = 0;
    const compare = (node: number, plain: Plain): void => {
      nodes++;
      expect(tree.visits[node]).toBe(plain.n);
      expect(tree.total[node]).toBeCloseTo(plain.w, 9);
      expect(tree.count[node]).toBe(plain.children.length);
      plain.children.forEach((child, i) => {
        expect(tree.prior[tree.first[node] + i]).toBe(child.p);
        compare(tree.first[node] + i, child);
      });
    };
    compare(0, root);
    expect(nodes).toBe(tree.size);
    expect(nodes).toBeGreaterThan(1000);
  });

  it.each([2, 8, 64])(
    '%i at a time leaves no virtual loss, judges no end, and grows one tree again and again',
    (batch) => {
      const asked: number[][] = [];
      const problem = judgedBy(anyJudge, '33', asked);
      const grown = begin(puct, problem, { batch });
      let rewards = 0;
      const sizes: number[] = [];
      while (grown.births < 300) {
        const before = clonePlain(grown.state);
        step(grown, 300 - grown.births);
        sizes.push(grown.batch.size);
        for (let row = 0; row < grown.batch.size; row++) rewards += 1 - grown.results.objectives[row];
        // A cloned state asks the same again.
        const again = { ...grown.batch, solutions: grown.batch.solutions.slice() };
        grown.search.ask(before, again, again.size);
        expect(again.solutions).toEqual(grown.batch.solutions);
      }
      const tree = treeOf(grown);
      // The first player moves at the root, so it is the second whose rewards are there.
      expect(tree.total[0]).toBeCloseTo(rewards, 9);
      expect(sizes.slice(0, 3)).toEqual([1, 2, Math.min(batch, 4)]);
      expect(Math.max(...sizes)).toBe(batch);
      let ends = 0;
      for (let node = 0; node < tree.size; node++) {
        let below = 0;
        for (let child = tree.first[node]; child < tree.first[node] + tree.count[node]; child++)
          below += tree.visits[child];
        // What did not go through a child is the walk that judged the node, and others of its batch that came to the same.
        if (tree.count[node] > 0) expect(tree.visits[node] - below).toBeGreaterThanOrEqual(1);
        else if (tree.visits[node] > 0) ends++;
      }
      expect(ends).toBeGreaterThan(0);
      for (const path of asked) expect(legalIn(problem.space as GameSpace, path).length).toBeGreaterThan(0);
      expect(tree.visits[0]).toBe(300);
    },
  );

  it('takes the end of a game for what it is', () => {
    // The first player has three in the first column and wins there; the judge thinks nothing of it.
    const judge: Judge = (_, legal) => ({ value: 0.5, priors: legal.map(() => 1 / legal.length) });
    const asked: number[][] = [];
    const tree = treeOf(advance(begin(puct, judgedBy(judge, '121212', asked)), 100));
    expect(tree.move[1]).toBe(0);
    expect(tree.total[1]).toBe(tree.visits[1]);
    expect(tree.visits[1]).toBeGreaterThan(60);
    expect(tree.count[1]).toBe(0);
    expect(asked.some((path) => path[0] === 0)).toBe(false);
  });

  it('makes its move, keeps what is below it, and stops growing where there is no room', () => {
    const asked: number[][] = [];
    const grown = advance(begin(puct, judgedBy(anyJudge, '', asked), { plays: 40, batch: 8 }), 200);
    const { played } = treeOf(grown);
    expect(played).toHaveLength(4);
    // Everything asked since the last move lies below the moves played.
    for (const path of asked.slice(-5)) expect(path.slice(0, 4)).toEqual(played);
    const full = treeOf(advance(begin(puct, judgedBy(anyJudge), { nodes: 1000 }), 600));
    expect(full.full).toBe(true);
    expect(full.size).toBeLessThanOrEqual(1000);
    expect(full.visits[0]).toBe(600);
  });
});

describe('Gumbel search of judged positions', () => {
  it('shares walks as planned, eight at a time too, and names a move', () => {
    for (const batch of [1, 8]) {
      const tree = treeOf(advance(begin(gumbel, judgedBy(anyJudge), { simulations: 64, considered: 4, batch }), 65));
      expect(Array.from(tree.visits.subarray(1, 6)).sort((a, b) => b - a)).toEqual([24, 24, 8, 8, 0]);
      expect(tree.visits[tree.best]).toBe(24);
    }
  });
});
