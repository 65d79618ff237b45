/** Reads nodes of a tree for those who draw them. */
import type { TreeNodes } from '../../core/frames.ts';
import { chosenChild, mostVisitedChild, type Tree } from '../../core/tree.ts';

/** `turn`: who is to move at the root. In a game of two, players alternate. */
export function describe(tree: Tree, nodes: Int32Array, players: number, turn: number): TreeNodes {
  const mover = Uint8Array.from(nodes, (node) => {
    if (players === 1) return 0;
    let plies = 0;
    for (let up = node; tree.parent[up] >= 0; up = tree.parent[up]) plies++;
    // Who moved to the root is not who moves there.
    return (turn + plies + 1) & 1;
  });
  return {
    node: nodes,
    move: Uint16Array.from(nodes, (node) => tree.move[node]),
    mover,
    visits: Uint32Array.from(nodes, (node) => tree.visits[node]),
    mean: Float32Array.from(nodes, (node) => (tree.visits[node] > 0 ? tree.total[node] / tree.visits[node] : NaN)),
    proven: Float32Array.from(nodes, (node) => (tree.proven[node] > 0 ? (tree.proven[node] - 1) / 2 : NaN)),
  };
}

/** The same of the children of a node, with their priors. */
export function describeChildren(tree: Tree, node: number, players: number, turn: number): TreeNodes {
  const nodes = childrenOf(tree, node);
  const told = describe(tree, nodes, players, turn);
  return tree.prior.length > 0 ? { ...told, prior: Float32Array.from(nodes, (child) => tree.prior[child]) } : told;
}

export const childrenOf = (tree: Tree, node: number): Int32Array =>
  Int32Array.from({ length: tree.count[node] }, (_, i) => tree.first[node] + i);

/** The node that moves lead to from the root, and those of them that there are nodes for. */
export function follow(tree: Tree, moves: readonly number[]): { node: number; path: number[] } {
  const path: number[] = [];
  let node = 0;
  for (const move of moves) {
    const next = childrenOf(tree, node).find((child) => tree.move[child] === move);
    if (next === undefined) break;
    node = next;
    path.push(move);
  }
  return { node, path };
}

/** Moves from a node on, the most visited each time, proven wins before all others; from the root, first the one that the search would make. */
export function lineFrom(tree: Tree, top: number): number[] {
  const line: number[] = [];
  const first = top === 0 ? chosenChild(tree) : mostVisitedChild(tree, top);
  for (let node = first; node >= 0; node = mostVisitedChild(tree, node)) line.push(tree.move[node]);
  return line;
}
