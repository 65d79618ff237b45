/** What is certain of positions, from the ends of games upwards; which search makes use of it: `solver.ts`. */
import { WON, type Tree } from '../../core/tree.ts';

/** Takes the reward at the end of a game, of the player who moved to the leaf, as certain, and what follows from it. */
export function prove(tree: Tree, leaf: number, reward: number, players: number): void {
  const { parent, first, count, proven } = tree;
  const mark = 1 + 2 * reward;
  if (mark !== 1 && mark !== 2 && mark !== WON) return;
  proven[leaf] = mark;
  for (let node = parent[leaf]; node >= 0; node = parent[node]) {
    let best = 0;
    let all = true;
    for (let child = first[node]; child < first[node] + count[node]; child++) {
      if (proven[child] === 0) all = false;
      else if (proven[child] > best) best = proven[child];
    }
    if (best !== WON && !all) return;
    // In a game of two, what is good for who moves here is bad for who moved here.
    proven[node] = players === 2 ? 4 - best : best;
  }
}

/** `backUp` of a walk in a tree with proofs: above a node that is proven, its value counts instead of the reward. */
export function backUpProven(tree: Tree, path: Int32Array, plies: number, reward: number, players: number): void {
  const { visits, total, proven } = tree;
  let own = reward;
  for (let i = plies; i >= 0; i--) {
    const node = path[i];
    if (proven[node] > 0) own = (proven[node] - 1) / 2;
    visits[node]++;
    total[node] += own;
    if (players === 2) own = 1 - own;
  }
}
