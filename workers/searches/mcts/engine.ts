/**
 * Monte Carlo tree search, one iteration at a time: *selection* walks down by a policy until a leaf, *expansion* gives a leaf
 * that is reached for the second time its children, a *playout* goes to the end at random, and *back-up* adds its reward to all
 * nodes passed (Kocsis & Szepesvári 2006, *Bandit based Monte-Carlo planning*; the four phases as Browne et al. 2012 name them).
 *
 * The tree, and the words of the generator of playouts, are plain data: an iteration is decided by them alone, wherever batches end.
 */
import type { ChoiceColumn } from '../../core/frames.ts';
import type { Board } from '../../core/game.ts';
import type { Rng } from '../../core/rng.ts';
import { addChildren, newTree, type Extra, type Tree } from '../../core/tree.ts';

/** Plain data. */
export interface MctsState {
  iterations: number;
  tree: Tree;
  /** Moves played so far, and iterations since the last one; of a search of playouts where none is to be played both stay 0. */
  moves: number;
  pondered: number;
  /** State of the generator that playouts draw from. */
  readonly words: Uint32Array;
}

/** How to choose among the children of a node. What it tells follows from the tree alone, and from `newRoot`. */
export interface Policy {
  readonly extras: readonly Extra[];
  /** Every position of a playout becomes a node: walks go to the end of the game. */
  readonly whole?: boolean;
  /** The root has children, and no other node. */
  readonly flat?: boolean;
  /** Priors say which untried child comes first; of others any may. */
  readonly steered?: boolean;
  /** Marks what is proven, after a walk has come to the end of the game. */
  readonly proves?: boolean;
  /** Called before the first iteration from a root, and again wherever a run is taken up: how many moves were played to get there. */
  newRoot?(moves: number): void;
  /** Which child of a node to go to. */
  select(tree: Tree, node: number): number;
  /** Of a policy that leaves children out for now: how many, from the first, it looks at. */
  width?(tree: Tree, node: number): number;
  /** Which move to make in the end, where that is not the one visited most. */
  best?(tree: Tree, node: number): number;
  /** The numbers that `select` compares; the greatest of the last column is what it takes. */
  columns(tree: Tree, node: number): readonly ChoiceColumn[];
}

const FIRST_PLACES = 1024;

export const plant = (extras: readonly Extra[]): Tree => newTree(FIRST_PLACES, extras);

export const newState = (rng: Rng, extras: readonly Extra[]): MctsState => ({
  iterations: 0,
  tree: plant(extras),
  moves: 0,
  pondered: 0,
  words: rng.words.slice(),
});

/**
 * Walks from the root to a leaf, making children on the way, and leaves the board there. Returns the leaf; `path`, if given,
 * takes the nodes passed, from the root at 0 on. Nodes with children are known not to end the game, so the board need not look.
 */
export function descend(
  tree: Tree,
  board: Board,
  policy: Policy,
  moves: Uint16Array,
  most: number,
  path?: Int32Array,
): number {
  const { whole = false, flat = false } = policy;
  let { count, move, visits } = tree;
  board.reset();
  for (let ply = 0; ply < tree.played.length; ply++) board.follow(tree.played[ply]);
  let node = 0;
  let depth = 0;
  for (;;) {
    if (path !== undefined) path[depth++] = node;
    if (count[node] === 0) {
      if ((visits[node] === 0 && !whole) || board.over || (flat && node > 0)) return node;
      if (tree.size + moves.length > most) {
        tree.full = true;
        return node;
      }
      const made = board.moves(moves);
      addChildren(tree, node, moves, made);
      ({ count, move, visits } = tree);
      // Where no network says otherwise, all moves are alike.
      if (tree.prior.length > 0) tree.prior.fill(1 / made, tree.first[node], tree.size);
    }
    node = policy.select(tree, node);
    if (count[node] === 0) board.play(move[node]);
    else board.follow(move[node]);
  }
}

/** Counts a walk to the leaf. */
export function countVisit({ parent, visits }: Tree, leaf: number): void {
  for (let node = leaf; node >= 0; node = parent[node]) visits[node]++;
}

/** Adds the reward of a walk that has been counted; of the player who moved to the leaf, in a game of two the other's at every other ply. */
export function addReward({ parent, total, squares }: Tree, leaf: number, reward: number, players: number): void {
  let own = reward;
  for (let node = leaf; node >= 0; node = parent[node]) {
    total[node] += own;
    if (squares.length > 0) squares[node] += own * own;
    if (players === 2) own = 1 - own;
  }
}

/** Both at once, for the walk path[0 … plies]: what leads to each node need not be looked up. */
export function backUp(tree: Tree, path: Int32Array, plies: number, reward: number, players: number): void {
  const { visits, total, squares } = tree;
  const squared = squares.length > 0;
  let own = reward;
  for (let i = plies; i >= 0; i--) {
    const node = path[i];
    visits[node]++;
    total[node] += own;
    if (squared) squares[node] += own * own;
    if (players === 2) own = 1 - own;
  }
}
