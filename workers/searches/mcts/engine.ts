/**
 * Monte Carlo tree search, one iteration at a time: *selection* walks down by a policy until a leaf, *expansion* gives a leaf
 * that is reached for the second time its children, a *playout* goes to the end at random, and *back-up* adds its reward to all
 * nodes passed (Kocsis & Szepesvári 2006, *Bandit based Monte-Carlo planning*; the four phases as Browne et al. 2012 name them).
 *
 * The tree, and the words of the generator of playouts, are plain data: an iteration is decided by them alone, wherever batches end.
 */
import type { Board } from '../../core/game.ts';
import type { Rng } from '../../core/rng.ts';
import { addChildren, newTree, type Extra, type Tree } from '../../core/tree.ts';

/** Plain data. */
export interface MctsState {
  iterations: number;
  tree: Tree;
  /** State of the generator that playouts draw from. */
  readonly words: Uint32Array;
}

export interface Policy {
  readonly extras: readonly Extra[];
  /** Every position of a playout becomes a node: walks go to the end of the game. */
  readonly whole?: boolean;
  /** Which child of a node to go to. */
  select(tree: Tree, node: number): number;
}

const FIRST_PLACES = 1024;

export const newState = (rng: Rng, extras: readonly Extra[]): MctsState => ({
  iterations: 0,
  tree: newTree(FIRST_PLACES, extras),
  words: rng.words.slice(),
});

/** Nodes that a search may keep; then leaves stay leaves, and playouts begin at them. */
export const NODES = {
  kind: 'int',
  key: 'nodes',
  label: 'Most nodes',
  unit: 'nodes',
  min: 1000,
  max: 16_000_000,
  default: 4_000_000,
  log: true,
  help: 'The tree stops growing at this size, to bound its memory; playouts then begin at the leaves there are.',
} as const;

/** How much of a playout becomes part of the tree. */
export const GROW = {
  kind: 'choice',
  key: 'grow',
  label: 'Grow the tree by',
  default: 'leaf',
  options: [
    { value: 'leaf', label: 'one position a playout' },
    { value: 'path', label: 'all positions to the end' },
  ],
  help: 'Whether a playout adds the position it began at to the tree, or every position on its way; then untried moves are taken in order and nothing is random.',
} as const;

/**
 * Walks from the root to a leaf, making children on the way, and leaves the board there. Returns the leaf. Nodes with children
 * are known not to end the game, so the board need not look.
 */
export function descend(tree: Tree, board: Board, policy: Policy, moves: Uint16Array, most: number): number {
  const { whole = false } = policy;
  board.reset();
  let node = 0;
  for (;;) {
    if (tree.count[node] === 0) {
      if ((tree.visits[node] === 0 && !whole) || board.over || tree.size + moves.length > most) return node;
      addChildren(tree, node, moves, board.moves(moves));
    }
    node = policy.select(tree, node);
    if (tree.count[node] === 0) board.play(tree.move[node]);
    else board.follow(tree.move[node]);
  }
}

/** Adds a reward, of the player who moved to the leaf, to the leaf and all above; in a game of two it is the other's at every other ply. */
export function backUp(tree: Tree, leaf: number, reward: number, players: number): void {
  const { parent, visits, total } = tree;
  let own = reward;
  for (let node = leaf; node >= 0; node = parent[node]) {
    visits[node]++;
    total[node] += own;
    if (players === 2) own = 1 - own;
  }
}
