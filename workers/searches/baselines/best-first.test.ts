import { expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { clonePlain } from '../../core/plain.ts';
import { completeParams, type ParamValues } from '../../core/params.ts';
import type { ProblemDefinition, Search } from '../../core/types.ts';
import { connect4 } from '../../problems/connect4/connect4.ts';
import { dChain } from '../../problems/d-chain/d-chain.ts';
import { pGame } from '../../problems/p-game/p-game.ts';
import { ticTacToe } from '../../problems/tic-tac-toe/tic-tac-toe.ts';
import { bestFirst } from './best-first.ts';

function open(definition: ProblemDefinition, params: ParamValues, own: ParamValues = {}, seed = 1) {
  const problem = definition.create(completeParams(definition.params, params), EXACT);
  const { space } = problem;
  if (space.kind !== 'game') throw new Error('expected a game');
  const search = bestFirst.create({ ...problem, seed }, completeParams(bestFirst.params, own));
  return { space, search, state: search.init() };
}

function look(search: Search, state: unknown, count: number): number[] {
  const rows: number[] = [];
  const batch = {
    size: 1,
    solutions: new Float64Array(3 * search.capacity),
    parents: new Uint32Array(search.capacity),
  };
  for (let left = count; left > 0; left -= batch.size) {
    batch.size = Math.min(left, search.nextSize(state));
    search.ask(state, batch, batch.size);
    rows.push(...batch.solutions.subarray(0, 3 * batch.size));
  }
  return rows;
}

const treeOf = (search: Search, state: unknown) => {
  const tree = search.tree?.(state);
  if (tree === undefined) throw new Error('expected a tree');
  return tree;
};

it('comes to the values of minimax, and proves nothing that is not so on the way', () => {
  let proven = 0;
  for (const [definition, params] of [
    [connect4, { columns: 4, rows: 4, moves: '112233' }],
    [connect4, { columns: 4, rows: 4, moves: '12341234' }],
    [ticTacToe, { moves: '15' }],
    [ticTacToe, { moves: '12' }],
    [pGame, { branching: 3, depth: 5, tree: 4 }],
    [pGame, { branching: 3, depth: 5, tree: 11 }],
  ] as [ProblemDefinition, ParamValues][]) {
    const { space, search, state } = open(definition, params);
    const values = Array.from(space.oracle?.().values([], 1e6) ?? []);
    const tree = treeOf(search, state);
    for (let i = 0; i < 12 && tree.proven[0] === 0; i++) {
      look(search, state, 2000);
      values.forEach((value, k) => {
        const mark = tree.proven[tree.first[0] + k];
        if (mark > 0) expect(mark, `${definition.id} move ${k}`).toBe(1 + 2 * value);
        proven += Number(mark > 0);
      });
    }
    const most = Math.max(...values);
    expect(tree.proven[0], definition.id).toBe(1 + 2 * (space.players === 2 ? 1 - most : most));
    expect(values[tree.best - tree.first[0]]).toBe(most);
  }
  expect(proven).toBeGreaterThan(20);
});

it('expands the end of the best line: each node is worth what minimax makes of its children', () => {
  const { search, state } = open(connect4, {}, { playouts: 3 });
  look(search, state, 3 * 7 * 60);
  const tree = treeOf(search, state);
  let inner = 0;
  // All children have been estimated, for 3 playouts each of 7 children were asked for as often as nodes were opened.
  const value = (node: number) => tree.total[node] / tree.visits[node];
  for (let node = 0; node < tree.size; node++) {
    if (tree.count[node] === 0) continue;
    const children = Array.from({ length: tree.count[node] }, (_, i) => tree.first[node] + i);
    if (children.some((child) => tree.visits[child] < 3)) continue;
    inner++;
    expect(value(node)).toBeCloseTo(1 - Math.max(...children.map(value)), 12);
  }
  expect(inner).toBeGreaterThan(40);
});

it('solves a game of one, goes on from a copy of its state, and stops growing where it may not', () => {
  const chain = open(dChain, { depth: 9 });
  look(chain.search, chain.state, 400);
  const tree = treeOf(chain.search, chain.state);
  expect(tree.best).toBe(tree.first[0] + 1);
  expect(tree.proven[tree.best]).toBe(3);

  const { search, state } = open(connect4, {}, { nodes: 1000 });
  look(search, state, 500);
  const copy = clonePlain(state);
  expect(look(search, copy, 6000)).toEqual(look(search, state, 6000));
  expect(treeOf(search, state).full).toBe(true);
  expect(treeOf(search, state).size).toBeLessThanOrEqual(1000);
});
