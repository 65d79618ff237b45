/**
 * The tree of a Monte Carlo search: nodes in typed arrays, the children of a node side by side, so that choosing among them
 * reads memory in order and a million nodes are a few arrays. Plain data; its clone is part of the snapshot.
 *
 * Node 0 is the root. A node's children are made all at once; until then it is a *leaf*. Nodes beyond `size` are clear.
 */
export interface Tree {
  /** Nodes in use. */
  size: number;
  /** It was to grow and there was no room: it has stopped growing. */
  full: boolean;
  /** The child of the root that the search would go to; −1: the one visited most. */
  best: number;
  /** Moves from where the search began to the root, if moves have been played meanwhile. */
  played: number[];
  /** [capacity] The parent (−1: the root's), the first child (0: none), how many children, the move that leads to the node. */
  parent: Int32Array;
  first: Int32Array;
  count: Uint16Array;
  move: Uint16Array;
  /** [capacity] Playouts through the node, and the sum of their rewards for the player who moved to it. */
  visits: Uint32Array;
  total: Float64Array;
  /** [capacity] 0: nothing is known for certain; else 1 + twice the value for the player who moved to it (0, ½ or 1). */
  proven: Uint8Array;
  /** [capacity, or empty where the search has no use for it] Sum of the squares of those rewards. */
  squares: Float64Array;
  /** [capacity, or empty] The probability that a policy gives the move. */
  prior: Float32Array;
  /** [capacity, or empty] All moves as first: playouts below the parent that had the move at any time, and their rewards. */
  amafVisits: Uint32Array;
  amafTotal: Float64Array;
}

/** Columns that only some searches keep. */
export type Extra = 'squares' | 'prior' | 'amaf';

const BASE_BYTES = 4 + 4 + 2 + 2 + 4 + 8 + 1;
const EXTRA_BYTES: Readonly<Record<Extra, number>> = { squares: 8, prior: 4, amaf: 12 };

export const nodeBytes = (extras: readonly Extra[]): number =>
  extras.reduce((sum, extra) => sum + EXTRA_BYTES[extra], BASE_BYTES);

export function newTree(capacity: number, extras: readonly Extra[] = []): Tree {
  const kept = (extra: Extra): number => (extras.includes(extra) ? capacity : 0);
  const tree: Tree = {
    size: 1,
    full: false,
    best: -1,
    played: [],
    parent: new Int32Array(capacity),
    first: new Int32Array(capacity),
    count: new Uint16Array(capacity),
    move: new Uint16Array(capacity),
    visits: new Uint32Array(capacity),
    total: new Float64Array(capacity),
    proven: new Uint8Array(capacity),
    squares: new Float64Array(kept('squares')),
    prior: new Float32Array(kept('prior')),
    amafVisits: new Uint32Array(kept('amaf')),
    amafTotal: new Float64Array(kept('amaf')),
  };
  tree.parent[0] = -1;
  return tree;
}

const COLUMNS = [
  'parent',
  'first',
  'count',
  'move',
  'visits',
  'total',
  'proven',
  'squares',
  'prior',
  'amafVisits',
  'amafTotal',
] as const;

type Column = Tree[(typeof COLUMNS)[number]];

function longer<T extends Column>(column: T, capacity: number): T {
  const grown = new (column.constructor as new (length: number) => T)(capacity);
  grown.set(column);
  return grown;
}

/** Makes room for `needed` nodes, by doubling. */
export function reserve(tree: Tree, needed: number): void {
  let capacity = tree.parent.length;
  if (needed <= capacity) return;
  while (capacity < needed) capacity *= 2;
  const columns = tree as unknown as Record<string, Column>;
  for (const name of COLUMNS) if (columns[name].length > 0) columns[name] = longer(columns[name], capacity);
}

/** Gives a leaf its children, one for each of moves[0 … count), in that order. */
export function addChildren(tree: Tree, node: number, moves: Uint16Array, count: number): void {
  const first = tree.size;
  reserve(tree, first + count);
  tree.first[node] = first;
  tree.count[node] = count;
  for (let i = 0; i < count; i++) {
    tree.parent[first + i] = node;
    tree.move[first + i] = moves[i];
  }
  tree.size = first + count;
}

/**
 * The tree below `root` and nothing else, `root` as node 0: what is kept when a move has been played. Order is kept, so a run
 * that goes on from it is decided by its tree alone.
 */
export function subtree(tree: Tree, root: number, extras: readonly Extra[]): Tree {
  const kept = newTree(1, extras);
  const path: number[] = [];
  for (let node = root; tree.parent[node] >= 0; node = tree.parent[node]) path.push(tree.move[node]);
  kept.played = [...tree.played, ...path.toReversed()];
  const from = tree as unknown as Record<string, Column>;
  const to = kept as unknown as Record<string, Column>;
  const copy = (node: number, at: number) => {
    for (const name of COLUMNS) if (from[name].length > 0) to[name][at] = from[name][node];
  };
  copy(root, 0);
  kept.parent[0] = -1;
  // Breadth first; `sources` holds which node each kept one was.
  const sources = [root];
  for (let at = 0; at < sources.length; at++) {
    const node = sources[at];
    const count = tree.count[node];
    kept.first[at] = 0;
    if (count === 0) continue;
    const first = kept.size;
    reserve(kept, first + count);
    kept.first[at] = first;
    for (let i = 0; i < count; i++) {
      copy(tree.first[node] + i, first + i);
      kept.parent[first + i] = at;
      sources.push(tree.first[node] + i);
    }
    kept.size = first + count;
  }
  return kept;
}

/** `proven` of a node whose mover has lost, and of one whose mover has won. */
const LOST = 1;
export const WON = 3;

/** The child visited most, a proven win before all others and proven losses after them; −1 where none has been visited. */
export function mostVisitedChild({ first, count, visits, proven }: Tree, node: number): number {
  let best = -1;
  for (let child = first[node]; child < first[node] + count[node]; child++) {
    if (proven[child] === WON) return child;
    if (visits[child] === 0) continue;
    const lost = proven[child] === LOST;
    const bestLost = proven[best] === LOST;
    if (best < 0 || (lost === bestLost ? visits[child] > visits[best] : bestLost)) best = child;
  }
  return best;
}

/** The child of the root that the search would go to; −1 where it does not know. */
export const chosenChild = (tree: Tree): number => (tree.best >= 0 ? tree.best : mostVisitedChild(tree, 0));
