import { expect, it } from 'vitest';
import { grownTree } from './grown.test-data.ts';
import { mostVisited } from './most-visited.ts';

it('takes the most visited of all nodes below, each after its parent', () => {
  const tree = grownTree(3000, 5, 7);
  for (const top of [0, tree.first[0] + 1]) {
    for (const most of [1, 2, 40, 300]) {
      const taken = mostVisited(tree, top, most);
      const below: number[] = [];
      for (let node = 0; node < tree.size; node++) {
        let up = node;
        while (up >= 0 && up !== top) up = tree.parent[up];
        if (up === top && tree.visits[node] > 0) below.push(node);
      }
      below.sort((a, b) => tree.visits[b] - tree.visits[a] || a - b);
      expect(taken.length).toBe(Math.min(most, below.length));
      // By visits alone a tie at the end may fall either way; their visits may not.
      const visits = (nodes: Iterable<number>) => Array.from(nodes, (node) => tree.visits[node]).sort((a, b) => b - a);
      expect(visits(taken)).toEqual(visits(below.slice(0, taken.length)));
      taken.forEach((node, i) => {
        if (i > 0) expect(taken.subarray(0, i)).toContain(tree.parent[node]);
      });
    }
  }
});
