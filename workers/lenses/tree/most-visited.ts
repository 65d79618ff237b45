/** The part of a tree that was visited most, for drawings that have room for some hundred nodes. */
import type { Tree } from '../../core/tree.ts';

/**
 * `top` and the `most − 1` nodes below it with the most visits, each after its parent; of equal ones the first made. A child has no
 * more visits than its parent, so the next is always a child of one already taken.
 */
export function mostVisited(tree: Tree, top: number, most: number): Int32Array {
  const { first, count, visits } = tree;
  const taken = [top];
  const waiting: number[] = [];
  const before = (a: number, b: number) => visits[a] > visits[b] || (visits[a] === visits[b] && a < b);
  const push = (node: number) => {
    let at = waiting.length;
    waiting.push(node);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(node, waiting[above])) break;
      waiting[at] = waiting[above];
      at = above;
    }
    waiting[at] = node;
  };
  const pop = (): number => {
    const best = waiting[0];
    const node = waiting.pop() as number;
    if (waiting.length === 0) return best;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= waiting.length) break;
      if (below + 1 < waiting.length && before(waiting[below + 1], waiting[below])) below++;
      if (!before(waiting[below], node)) break;
      waiting[at] = waiting[below];
      at = below;
    }
    waiting[at] = node;
    return best;
  };
  for (let node = top; ;) {
    for (let child = first[node]; child < first[node] + count[node]; child++) if (visits[child] > 0) push(child);
    if (taken.length >= most || waiting.length === 0) break;
    node = pop();
    taken.push(node);
  }
  return Int32Array.from(taken);
}
