/** Trees for tests of what looks at them. */
import { Rng } from '../../core/rng.ts';
import { addChildren, newTree, type Tree } from '../../core/tree.ts';

/** A tree as a search leaves it: walks go to children at random, nodes get their children at the second visit. */
export function grownTree(walks: number, branching: number, seed: number): Tree {
  const tree = newTree(16);
  const moves = Uint16Array.from({ length: branching }, (_, i) => i);
  const rng = new Rng().start(seed, 1, 1);
  for (let walk = 0; walk < walks; walk++) {
    let node = 0;
    for (;;) {
      tree.visits[node]++;
      if (tree.visits[node] === 1) break;
      if (tree.count[node] === 0) addChildren(tree, node, moves, branching);
      // Skewed, as searches are.
      const u = rng.uniform();
      node = tree.first[node] + Math.floor(u * u * u * branching);
    }
  }
  return tree;
}
