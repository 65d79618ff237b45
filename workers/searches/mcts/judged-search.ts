/**
 * A Monte Carlo tree search of a game whose positions are judged, as a `Search`: it walks to a leaf, has the problem tell what that
 * is worth and which moves look best, gives it its children with those priors, and backs up the value (Silver et al. 2018, as in
 * `problems/connect4/judged.ts`). Ends of games are not judged: their reward is known. An evaluation is a walk.
 *
 * Several leaves may be walked to before the first is judged; until then their walks are visits that brought nothing, which keeps
 * the others away ("virtual loss", Chaslot, Winands & van den Herik 2008, *Parallel Monte-Carlo tree search*). A walk may still
 * end where another of the batch did, and then asks the same.
 */
import { PLAYOUT_DIM, type GameSpace } from '../../core/game.ts';
import type { Phases } from '../../core/frames.ts';
import { clonePlain } from '../../core/plain.ts';
import { Rng } from '../../core/rng.ts';
import { addChildren, type Tree } from '../../core/tree.ts';
import type { Batch, Results, Search } from '../../core/types.ts';
import { choiceAt } from './columns.ts';
import { addReward, countVisit, newState, type MctsState, type Policy } from './engine.ts';
import { moveOn } from './move-on.ts';
import { phasesOf } from './phases.ts';

export interface JudgedSettings {
  readonly space: GameSpace;
  /** Nodes of the tree, at most. */
  readonly most: number;
  /** A move is made after so many walks; 0: never. */
  readonly plays: number;
  /** Leaves that are judged together, at most. */
  readonly together: number;
}

/** The policy must go by priors. */
export function searchJudged({ space, most, plays, together }: JudgedSettings, policy: Policy): Search<MctsState> {
  const { dim, players } = space;
  const board = space.board();
  const moves = new Uint16Array(space.moves);
  /** Of the batch asked last; told before any snapshot. */
  const leaves = new Int32Array(together);

  /** Walks to a leaf, leaves the board there, and counts the visit. */
  function walk(tree: Tree): number {
    board.reset();
    for (const move of tree.played) board.follow(move);
    let node = 0;
    while (tree.count[node] > 0) {
      node = policy.select(tree, node);
      if (tree.count[node] === 0) board.play(tree.move[node]);
      else board.follow(tree.move[node]);
    }
    countVisit(tree, node);
    return node;
  }

  /** Writes the position at a leaf, the board being there. */
  function write(tree: Tree, leaf: number, solutions: Float64Array, at: number): void {
    solutions.fill(0, at, at + dim);
    solutions[at] = board.over ? board.reward : NaN;
    solutions[at + 1] = board.plies;
    solutions.set(tree.played, at + PLAYOUT_DIM);
    let ply = at + PLAYOUT_DIM + board.plies;
    for (let node = leaf; tree.parent[node] >= 0; node = tree.parent[node]) solutions[--ply] = tree.move[node];
  }

  /** Gives a leaf its children, the board being there. `priors`: by move. */
  function expand(tree: Tree, leaf: number, priors: Float64Array): void {
    // Another walk of the batch may have ended here, too.
    if (tree.count[leaf] > 0) return;
    const count = board.moves(moves);
    if (tree.size + count > most) {
      tree.full = true;
      return;
    }
    addChildren(tree, leaf, moves, count);
    for (let i = 0; i < count; i++) tree.prior[tree.first[leaf] + i] = priors[moves[i]];
  }

  /** Takes what a row's walk has come to. */
  function settle(tree: Tree, leaf: number, { solutions }: Batch, { objectives, answers }: Results, row: number): void {
    if (answers === undefined)
      throw new Error('expected priors of the positions judged, got none; choose another search');
    const begin = row * dim + PLAYOUT_DIM;
    board.reset();
    for (let ply = 0; ply < solutions[row * dim + 1]; ply++) board.play(solutions[begin + ply]);
    const { turn, over } = board;
    if (!over) expand(tree, leaf, answers.subarray(row * space.moves, (row + 1) * space.moves));
    // Of the player who moved to the leaf: not the one whose turn it is there.
    addReward(tree, leaf, players === 1 || turn === 1 ? objectives[row] : 1 - objectives[row], players);
  }

  /** Before walks: after so many of them the search makes its move. */
  function ponder(state: MctsState, walks: number): void {
    policy.newRoot?.(state.moves);
    if (plays > 0 && state.pondered >= plays) moveOn(state, board, policy);
    state.pondered += walks;
  }

  return {
    capacity: together,
    // No playouts, no chance.
    init: () => newState(new Rng(), policy.extras),
    // There must be leaves to walk to: no more than there were walks since the search came to its root, and one.
    nextSize({ pondered }) {
      if (plays === 0) return Math.min(together, pondered + 1);
      return pondered >= plays ? 1 : Math.min(together, pondered + 1, plays - pondered);
    },
    ask(state, batch, size) {
      ponder(state, size);
      for (let row = 0; row < size; row++) {
        leaves[row] = walk(state.tree);
        write(state.tree, leaves[row], batch.solutions, row * dim);
      }
      state.iterations += size;
      batch.parents.fill(0, 0, size);
    },
    tell({ tree, moves: made }, batch, results) {
      for (let row = 0; row < batch.size; row++) settle(tree, leaves[row], batch, results, row);
      policy.newRoot?.(made);
      if (policy.best !== undefined) tree.best = policy.best(tree, 0);
    },
    tree: ({ tree }) => tree,
    explain(state, node) {
      policy.newRoot?.(state.moves);
      return choiceAt(policy, state.tree, node);
    },
    phasesBy(state, evaluate) {
      const next = clonePlain(state);
      ponder(next, 1);
      const tried = clonePlain(next.tree);
      const leaf = walk(tried);
      const { over } = board;
      const batch = { size: 1, solutions: new Float64Array(dim), parents: new Uint32Array(1) };
      write(tried, leaf, batch.solutions, 0);
      const results = {
        objectives: new Float64Array(1),
        descriptors: new Float64Array(2),
        answers: new Float64Array(space.moves),
      };
      const finish = (): Phases => {
        policy.newRoot?.(next.moves);
        const told = phasesOf(next.tree, policy, (tree) => {
          walk(tree);
          settle(tree, leaf, batch, results, 0);
          return { leaf, reward: results.objectives[0], playout: new Uint16Array(0) };
        });
        if (over) return told;
        // The board is still at the leaf.
        const named = moves.slice(0, board.moves(moves));
        return { ...told, judged: { moves: named, priors: Float64Array.from(named, (move) => results.answers[move]) } };
      };
      const evaluated = evaluate(batch, results, 0, 1);
      return evaluated === undefined ? finish() : evaluated.then(finish);
    },
  };
}
