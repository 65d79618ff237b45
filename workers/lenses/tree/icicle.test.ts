import { describe, expect, it } from 'vitest';
import { addChildren, newTree, type Tree } from '../../core/tree.ts';
import { grownTree } from './grown.test-data.ts';
import { icicleOf } from './icicle.ts';

/** Every node with its place, by recursion and without culling. */
function everyBar(
  tree: Tree,
  node: number,
  left: number,
  width: number,
  level: number,
): [number, number, number, number][] {
  const bars: [number, number, number, number][] = [[node, left, width, level]];
  let x = left;
  for (let child = tree.first[node]; child < tree.first[node] + tree.count[node]; child++) {
    const w = (width * tree.visits[child]) / tree.visits[node];
    if (tree.visits[child] > 0) bars.push(...everyBar(tree, child, x, w, level + 1));
    x += w;
  }
  return bars;
}

describe('an icicle', () => {
  it('has every visited node in its place if nothing is too narrow', () => {
    const tree = grownTree(300, 4, 1);
    const { nodes, left, width, level, siblings } = icicleOf(tree, 0, 1, 1000, 0);
    const expected = new Map(everyBar(tree, 0, 0, 1, 0).map(([node, ...place]) => [node, place]));
    expect(nodes.length).toBe(expected.size);
    nodes.forEach((node, bar) => {
      const [x, w, depth] = expected.get(node) ?? [NaN, NaN, NaN];
      expect(left[bar]).toBeCloseTo(x, 12);
      expect(width[bar]).toBeCloseTo(w, 12);
      expect(level[bar]).toBe(depth);
      expect(siblings[bar]).toBe(1);
    });
  });

  it('draws nothing narrower than asked, covers what it merges, and keeps bars of a level apart', () => {
    const tree = grownTree(20_000, 7, 2);
    const pixels = 400;
    const { left, width, level, siblings, nodes } = icicleOf(tree, 0, pixels, 1000);
    const ends = new Map<number, number>();
    let merged = 0;
    nodes.forEach((node, bar) => {
      expect(width[bar] * pixels).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(left[bar]).toBeGreaterThanOrEqual((ends.get(level[bar]) ?? 0) - 1e-9);
      ends.set(level[bar], left[bar] + width[bar]);
      if (siblings[bar] === 1) return;
      merged++;
      // The unvisited among them have no width.
      let sum = 0;
      let counted = 0;
      for (let child = node; counted < siblings[bar]; child++) {
        if (tree.visits[child] === 0) continue;
        sum += tree.visits[child];
        counted++;
      }
      const parent = nodes.indexOf(tree.parent[node]);
      expect(width[bar]).toBeCloseTo((width[parent] * sum) / tree.visits[tree.parent[node]], 12);
    });
    expect(merged).toBeGreaterThan(5);
  });

  it('begins at any node, with all the width', () => {
    const tree = grownTree(5000, 3, 3);
    const top = tree.first[0];
    const { nodes, left, width, level } = icicleOf(tree, top, 300, 3);
    expect([nodes[0], left[0], width[0], level[0]]).toEqual([top, 0, 1, 0]);
    expect(Math.max(...level)).toBe(2);
  });

  it('has some thousand bars however large the tree is, and no tree is too deep', () => {
    expect(icicleOf(grownTree(200_000, 7, 4), 0, 1600, 64).nodes.length).toBeLessThan(4000);
    const chain = newTree(16);
    let node = 0;
    for (let depth = 0; depth < 50_000; depth++) {
      chain.visits[node] = 50_001 - depth;
      addChildren(chain, node, Uint16Array.of(0), 1);
      node = chain.first[node];
    }
    chain.visits[node] = 1;
    expect(icicleOf(chain, 0, 1e9, 60_000).nodes.length).toBe(50_001);
  });
});
