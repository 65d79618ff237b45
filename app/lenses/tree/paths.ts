/** Nodes as the page names them: by the moves that lead there from the root, which stay what they are while a tree grows. Pure. */
import type { TreeFrame, TreeNodes } from '../../../workers/core/frames.ts';

export type Path = readonly number[];

/** Who plays, and who is to move at the root. */
export interface Players {
  readonly players: 1 | 2;
  readonly turn: number;
}

export const samePath = (a: Path | null, b: Path | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((move, i) => move === b[i]));

/** A path as text, and back: two that say the same are the same text. */
export const keyOf = (path: Path): string => path.join();
export const pathOf = (key: string): Path => (key === '' ? [] : key.split(',').map(Number));

/** Whether a path leads through the node at the end of another, or to it. */
export const leadsThrough = (path: Path, node: Path): boolean =>
  path.length >= node.length && node.every((move, i) => move === path[i]);

/** [bars] The place of each bar's parent; −1 for the first. A bar stands below the bar of the level above that it lies within. */
export function parentsOfBars({ level, left }: TreeFrame['bars']): Int32Array {
  const parents = new Int32Array(level.length).fill(-1);
  let parent = 0;
  for (let bar = 1; bar < level.length; bar++) {
    // From level to level the search for parents goes on where the last level began.
    while (level[parent] < level[bar] - 1) parent++;
    while (level[parent + 1] === level[parent] && left[parent + 1] <= left[bar]) parent++;
    parents[bar] = parent;
  }
  return parents;
}

/** Moves from the root to a node of a list in which each knows its parent's place. */
export function pathTo(place: number, parents: Int32Array, { move }: TreeNodes, top: Path): Path {
  const moves: number[] = [];
  for (let at = place; parents[at] >= 0; at = parents[at]) moves.push(move[at]);
  return [...top, ...moves.toReversed()];
}

/** The place of the node that a path leads to in such a list; −1 if it is not there. `counts` says which places stand for one node. */
export function placeOf(
  path: Path | null,
  parents: Int32Array,
  { move }: TreeNodes,
  top: Path,
  counts: (place: number) => boolean = () => true,
): number {
  if (path === null || !leadsThrough(path, top) || parents.length === 0) return -1;
  let at = 0;
  for (const next of path.slice(top.length)) {
    let found = -1;
    for (let place = at + 1; place < parents.length && found < 0; place++)
      if (parents[place] === at && move[place] === next && counts(place)) found = place;
    if (found < 0) return -1;
    at = found;
  }
  return at;
}

/** A value for the player who moved to a node, as one for the player to move at the root. */
export const forRoot = (value: number, mover: number, { players, turn }: Players): number =>
  players === 1 || mover === turn ? value : 1 - value;
