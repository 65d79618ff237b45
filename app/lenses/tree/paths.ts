/** Nodes as the page names them: by the moves that lead there from the root, which stay what they are while a tree grows. Pure. */
import type { TreeNodes } from '../../../workers/core/frames.ts';

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

/** Nodes of which each knows its parent's place in the list; −1 for the first, which is the node on top. */
type Linked = TreeNodes & { readonly parent: Int32Array };

/** Moves from the root to a node of a list in which each knows its parent's place. */
export function pathTo(place: number, { move, parent }: Linked, top: Path): Path {
  const moves: number[] = [];
  for (let at = place; parent[at] >= 0; at = parent[at]) moves.push(move[at]);
  return [...top, ...moves.toReversed()];
}

/** The place of the node that a path leads to in such a list; −1 if it is not there. */
export function placeOf(path: Path | null, { move, parent }: Linked, top: Path): number {
  if (path === null || !leadsThrough(path, top) || parent.length === 0) return -1;
  let at = 0;
  for (const next of path.slice(top.length)) {
    let found = -1;
    for (let place = at + 1; place < parent.length && found < 0; place++)
      if (parent[place] === at && move[place] === next) found = place;
    if (found < 0) return -1;
    at = found;
  }
  return at;
}

/** A value for the player who moved to a node, as one for the player to move at the root. */
export const forRoot = (value: number, mover: number, { players, turn }: Players): number =>
  players === 1 || mover === turn ? value : 1 - value;
