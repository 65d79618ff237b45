/**
 * A Monte Carlo tree search of a game as a `Search`. Its playouts follow one another, each from what the last one taught, so a
 * batch is so many iterations in a row, done when it is asked for; what is told of it is already known. Batches are single
 * iterations at first, for the eye, and grow with the tree.
 */
import type { Board, GameSpace } from '../../core/game.ts';
import { clonePlain } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Tree } from '../../core/tree.ts';
import type { Search } from '../../core/types.ts';
import { addAmaf } from './amaf.ts';
import { choiceAt } from './columns.ts';
import { backUp, descend, newState, type MctsState, type Policy } from './engine.ts';
import { bestMove, moveOn } from './move-on.ts';
import { phasesOf } from './phases.ts';
import { backUpProven, prove } from './prove.ts';

const PLAYOUTS = hashName('mcts/playouts');
const LARGEST_BATCH = 256;
/** A batch is this part of the iterations so far. */
const GROWTH = 64;

/** One iteration after another on a tree; the board is left where the last playout ended. */
class Walker {
  readonly board: Board;
  /** Plies from the root to the leaf, and moves of the line, of the last iteration. */
  leafPlies = 0;
  readonly line: Uint16Array;
  private readonly moves: Uint16Array;
  /** Nodes of the last walk. */
  private readonly path: Int32Array;
  private readonly seen: Uint8Array;
  private readonly space: GameSpace;
  private readonly policy: Policy;
  private readonly most: number;

  constructor(space: GameSpace, policy: Policy, most: number) {
    this.space = space;
    this.policy = policy;
    this.most = most;
    this.board = space.board();
    this.moves = new Uint16Array(space.moves);
    this.path = new Int32Array(space.longest + 1);
    this.line = new Uint16Array(space.longest);
    this.seen = new Uint8Array(space.players * space.moves);
  }

  /** One iteration; returns its leaf. `recorded`: the line is wanted, though the tree has no use for it. */
  iterate(tree: Tree, rng: Rng, recorded = false): number {
    const { board, policy } = this;
    const { players } = this.space;
    const leaf = descend(tree, board, policy, this.moves, this.most, this.path);
    const { turn, over } = board;
    this.leafPlies = board.plies;
    const asFirst = tree.amafVisits.length > 0;
    if (asFirst || recorded) board.playOut(rng, this.line.subarray(board.plies));
    else board.playOut(rng);
    // Of the player who moved to the leaf: not the one whose turn it is there.
    const own = players === 1 || turn === 1 ? board.reward : 1 - board.reward;
    const plies = this.leafPlies - tree.played.length;
    if (policy.proves === true) {
      if (over) prove(tree, leaf, own, players);
      backUpProven(tree, this.path, plies, own, players);
    } else backUp(tree, this.path, plies, own, players);
    if (asFirst) this.spread(tree, leaf, turn);
    return leaf;
  }

  /** `turn`: who moves at the leaf. */
  private spread(tree: Tree, leaf: number, turn: number): void {
    const { board, line, leafPlies, space } = this;
    const begin = tree.played.length;
    let ply = leafPlies;
    for (let node = leaf; tree.parent[node] >= 0; node = tree.parent[node]) line[--ply] = tree.move[node];
    const first = (turn + leafPlies - begin) & 1;
    addAmaf(tree, leaf, line.subarray(begin, board.plies), first, space.players, board.reward, this.seen);
  }
}

/** `plays`: a move is made after so many iterations; 0: never. */
export function searchGame(
  space: GameSpace,
  seed: number,
  most: number,
  plays: number,
  policy: Policy,
): Search<MctsState> {
  const walker = new Walker(space, policy, most);
  const { board } = walker;
  const rng = new Rng();

  return {
    capacity: LARGEST_BATCH,
    init: () => newState(rng.start(seed, PLAYOUTS, 0), policy.extras),
    nextSize: ({ iterations }) => Math.max(1, Math.min(LARGEST_BATCH, Math.floor(iterations / GROWTH))),
    ask(state, batch, size) {
      rng.words.set(state.words);
      policy.newRoot?.(state.moves);
      for (let row = 0; row < size; row++) {
        if (plays > 0) {
          if (state.pondered >= plays) moveOn(state, board, policy);
          state.pondered++;
        }
        walker.iterate(state.tree, rng);
        const at = row * space.dim;
        batch.solutions[at] = board.reward;
        batch.solutions[at + 1] = walker.leafPlies;
        batch.solutions[at + 2] = board.plies - walker.leafPlies;
      }
      // Else it is the one visited most, as anybody can see.
      if (policy.best !== undefined || policy.proves === true) state.tree.best = bestMove(state.tree, policy);
      state.words.set(rng.words);
      state.iterations += size;
      batch.parents.fill(0, 0, size);
    },
    tell() {},
    tree: ({ tree }) => tree,
    explain(state, node) {
      policy.newRoot?.(state.moves);
      return choiceAt(policy, state.tree, node);
    },
    phases(state) {
      const next = clonePlain(state);
      policy.newRoot?.(next.moves);
      if (plays > 0 && next.pondered >= plays) moveOn(next, board, policy);
      rng.words.set(next.words);
      return phasesOf(next.tree, policy, (tree) => {
        const leaf = walker.iterate(tree, rng, true);
        return { leaf, reward: board.reward, playout: walker.line.slice(walker.leafPlies, board.plies) };
      });
    },
  };
}
