import { describe, expect, it } from 'vitest';
import { clonePlain } from '../../core/plain.ts';
import type { ParamValue } from '../../core/params.ts';
import type { SearchDefinition } from '../../core/types.ts';
import { connect4 } from '../../problems/connect4/connect4.ts';
import { dChain } from '../../problems/d-chain/d-chain.ts';
import { flatMonteCarlo, randomPlayouts } from './flat.ts';
import { grave } from './grave.ts';
import { advance, begin, choosing, problemBy, step, treeOf } from './grown.test-data.ts';
import { gumbel } from './gumbel.ts';
import { puct } from './puct.ts';
import { mctsSolver } from './solver.ts';
import { ucb1Tuned } from './ucb1-tuned.ts';
import { uct } from './uct.ts';

/** Whether two things of plain data are equal; quick for large arrays. */
function same(a: unknown, b: unknown): boolean {
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b))
    return Buffer.compare(new Uint8Array(a.buffer), new Uint8Array(b.buffer)) === 0;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

const ALL: readonly SearchDefinition[] = [
  uct,
  mctsSolver,
  ucb1Tuned,
  puct,
  gumbel,
  grave,
  flatMonteCarlo,
  randomPlayouts,
];
const CASES: readonly (readonly [string, SearchDefinition, Readonly<Record<string, ParamValue>>])[] = [
  ...ALL.map((search) => [search.id, search, {}] as const),
  ['uct, widened', uct, { widening: 'on' }],
  ['uct, to the end', uct, { grow: 'path' }],
  ['RAVE', grave, { ref: 0, c: 0.3 }],
  ['flat, as a bandit', flatMonteCarlo, { arms: 'ucb' }],
  ['self-play', uct, { plays: 60 }],
];

describe('the D-chain', () => {
  // Coquelin & Munos 2007: with c = √2 and untried moves in order nothing is random, and the best end is found so late.
  it.each([
    [2, 5],
    [3, 12],
    [4, 36],
    [5, 150],
    [6, 721],
    [7, 14_385],
  ])('of depth %i gives up its best end after exactly %i playouts', (depth, first) => {
    const grown = begin(uct, problemBy(dChain, { depth }), { grow: 'path' });
    while (grown.births < 20_000) {
      step(grown, 1);
      if (grown.batch.solutions[0] === 1) break;
    }
    expect(grown.births).toBe(first);
  });

  it.each([
    [0.5, 2, 11],
    [0.5, 3, 206],
    [0.2, 2, 822],
  ])('with c = %f of depth %i gives up its best end after exactly %i playouts', (c, depth, first) => {
    const grown = begin(uct, problemBy(dChain, { depth }), { grow: 'path', c });
    do step(grown, 1);
    while (grown.batch.solutions[0] !== 1 && grown.births < 1000);
    expect(grown.births).toBe(first);
  });
});

describe.each(CASES)('%s', (_, search, params) => {
  const small = problemBy(connect4, { columns: 5, rows: 5 });

  it('loses no visit and no reward', () => {
    const { visits, total, first, count, size } = treeOf(advance(begin(search, small, params), 600));
    let inner = 0;
    let wrong = 0;
    for (let node = 0; node < size; node++) {
      if (count[node] === 0) continue;
      inner++;
      let below = 0;
      let lost = 0;
      for (let child = first[node]; child < first[node] + count[node]; child++) {
        below += visits[child];
        lost += visits[child] - total[child];
      }
      // The playout that began here, unless the walk went on at once.
      const own = params.grow === 'path' ? 0 : 1;
      const raw = total[node] - lost;
      if (visits[node] - below !== own || raw < 0 || raw > own) wrong++;
    }
    expect(inner).toBeGreaterThan(0);
    expect(wrong).toBe(0);
  });

  it('goes on from a copy of its state as from the state, and gives the same in batches of any size', () => {
    const one = advance(begin(search, small, params), 700);
    const copy = advance(begin(search, small, params), 300);
    copy.state = clonePlain(copy.state);
    for (let i = 0; i < 400; i++) step(copy, 1);
    expect(same(copy.seen, one.seen)).toBe(true);
    expect(same(treeOf(copy), treeOf(one))).toBe(true);
  });

  it('says of each iteration beforehand what it will be, and changes nothing by it', () => {
    const grown = begin(search, small, params);
    for (let i = 0; i < 90; i++) {
      const before = clonePlain(grown.state);
      const told = grown.search.phases?.(grown.state);
      expect(same(grown.state, before)).toBe(true);
      if (told === undefined) throw new Error('expected phases');
      step(grown, 1);
      const tree = treeOf(grown);
      const [reward, ply, length] = grown.batch.solutions;
      expect([told.reward, told.playout.length]).toEqual([reward, length]);
      const line = told.selection.map((choice) => choice.move[choice.chosen]);
      expect(tree.played.length + line.length).toBe(ply);
      const board = small.space.kind === 'game' ? small.space.board() : undefined;
      for (const move of [...tree.played, ...line, ...told.playout]) board?.play(move);
      expect([board?.over, board?.reward]).toEqual([true, reward]);
      const { node, visits, visitsAfter, meanAfter } = told.backUp;
      expect([node[0], node.at(-1)]).toEqual([told.leaf, 0]);
      expect(Array.from(visitsAfter)).toEqual(Array.from(visits, (n) => n + 1));
      expect(Array.from(visitsAfter)).toEqual(Array.from(node, (at) => tree.visits[at]));
      expect(Array.from(meanAfter)).toEqual(Array.from(node, (at) => tree.total[at] / tree.visits[at]));
      told.expanded.forEach((at, k) => expect(tree.count[at]).toBe(told.children[k]));
      for (const choice of told.selection) {
        const score = choice.columns.at(-1)?.values ?? new Float64Array();
        const known = Array.from(score).filter((value) => value === value);
        if (known.length > 0) expect(score[choice.chosen]).toBe(Math.max(...known));
      }
    }
  });

  it('stops growing where it may not, and says so', () => {
    const grown = advance(begin(search, small, { ...params, nodes: 1000 }), 3000);
    expect(treeOf(grown).size).toBeLessThanOrEqual(1000);
    if (treeOf(grown).size > 8 && params.plays === undefined && search !== gumbel)
      expect(treeOf(grown).full).toBe(true);
    expect(treeOf(advance(begin(search, small, params), 100)).full).toBe(false);
  });
});

describe('the constant c', () => {
  const visitsAt = (c: number): number[] => {
    const { visits, first, count } = treeOf(advance(begin(uct, problemBy(connect4), { c }), 2000));
    return Array.from(visits.subarray(first[0], first[0] + count[0]));
  };

  it('of 0 follows the best mean, and of very much takes all moves in turn', () => {
    expect(Math.max(...visitsAt(0))).toBeGreaterThan(1700);
    const even = visitsAt(10);
    expect(Math.max(...even) - Math.min(...even)).toBeLessThan(100);
    const flat = treeOf(advance(begin(flatMonteCarlo, problemBy(connect4)), 7 * 50 + 1));
    expect(Array.from(flat.visits.subarray(1, 8))).toEqual(Array(7).fill(50));
  });
});

it.each([uct, ucb1Tuned, grave])('does not prefer left to right: $id', (search) => {
  // Over seeds, visits of a column less those of its mirror image; four standard errors.
  const problem = problemBy(connect4);
  const apart = Array.from({ length: 16 }, (_, seed) => {
    const { visits } = treeOf(advance(begin(search, problem, {}, seed), 700));
    return visits[1] + visits[2] + visits[3] - visits[5] - visits[6] - visits[7];
  });
  const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length;
  const variance = apart.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (apart.length - 1);
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / apart.length));
});

describe('tree reuse', () => {
  const problem = problemBy(connect4);

  it('keeps the statistics of the subtree, drops the rest, and stays bounded over games', () => {
    const grown = advance(begin(uct, problem, { plays: 500 }), 500);
    const before = clonePlain(treeOf(grown));
    step(grown, 1);
    const after = treeOf(grown);
    const best = Array.from({ length: 7 }, (_, i) => before.visits[1 + i]);
    const chosen = 1 + best.indexOf(Math.max(...best));
    expect(after.played).toEqual([before.move[chosen]]);
    expect(after.visits[0]).toBe(before.visits[chosen] + 1);
    // Every node is below the root, and as many as were below the move, but for children made just now.
    let below = 0;
    const inside = new Uint8Array(before.size);
    inside[chosen] = 1;
    for (let node = 0; node < before.size; node++) {
      if (before.parent[node] >= 0 && inside[before.parent[node]] === 1) inside[node] = 1;
      below += inside[node];
    }
    expect(after.size - below).toBeGreaterThanOrEqual(0);
    expect(after.size - below).toBeLessThanOrEqual(7);
    expect(after.parent.subarray(0, after.size).every((up, node) => up < node)).toBe(true);

    let largest = 0;
    let games = 0;
    let plies = 0;
    for (let move = 0; move < 45; move++) {
      advance(grown, 500);
      const { size, played } = treeOf(grown);
      largest = Math.max(largest, size);
      if (played.length < plies) games++;
      plies = played.length;
    }
    expect(games).toBeGreaterThan(0);
    expect(largest).toBeLessThan(15_000);
  });
});

it('finds the best of some choices, with every policy for choices, in batches too', () => {
  const problem = choosing([4, 3, 5, 4], (x) => (x[0] + x[1] + x[2] + x[3]) / 12);
  for (const search of ALL.filter(({ spaces }) => spaces.includes('categorical'))) {
    const settings: readonly Readonly<Record<string, ParamValue>>[] = [{}, { walk: 'bisect' }, { batch: 8 }];
    for (const params of settings) {
      const { seen } = advance(begin(search, problem, { ...params, c: 0.3, arms: 'ucb' }), 640);
      const late = seen.slice(-4 * 200);
      const mean = late.reduce((sum, option) => sum + option, 0) / 12 / 200;
      // Chance gives ½; the best first option and chance for the others give 0.625.
      expect(mean, `${search.id} ${JSON.stringify(params)}`).toBeGreaterThan(search === flatMonteCarlo ? 0.51 : 0.65);
    }
  }
});
