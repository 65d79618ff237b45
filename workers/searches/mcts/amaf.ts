/** All moves as first: what a playout tells of each move in it, at all nodes it passed; which search makes use of it: `grave.ts`. */
import type { Tree } from '../../core/tree.ts';

/**
 * Adds what a playout tells of all its moves as first. `line`: the moves from the root to the end; `turn`: who
 * made the first of them; `seen` [players × moves] is scratch; `reward` is player 0's.
 */
export function addAmaf(
  tree: Tree,
  leaf: number,
  line: Uint16Array,
  turn: number,
  players: number,
  reward: number,
  seen: Uint8Array,
): void {
  const { parent, first, count, move, amafVisits, amafTotal } = tree;
  const { length } = line;
  const kinds = seen.length / players;
  let depth = 0;
  for (let node = leaf; parent[node] >= 0; node = parent[node]) depth++;
  seen.fill(0);
  const mark = (ply: number) => (seen[(players === 2 ? (turn + ply) & 1 : 0) * kinds + line[ply]] = 1);
  for (let ply = length - 1; ply >= depth; ply--) mark(ply);
  for (let node = leaf; node >= 0; node = parent[node], depth--) {
    if (depth < length) mark(depth);
    const mover = players === 2 ? (turn + depth) & 1 : 0;
    const own = mover === 0 ? reward : 1 - reward;
    for (let child = first[node]; child < first[node] + count[node]; child++) {
      if (seen[mover * kinds + move[child]] === 0) continue;
      amafVisits[child]++;
      amafTotal[child] += own;
    }
  }
}
