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
import { clonePlain } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { addChildren, type Tree } from '../../core/tree.ts';
import type { Search } from '../../core/types.ts';
import { choiceAt } from './columns.ts';
import { addReward, countVisit, newState, type MctsState, type Policy } from './engine.ts';
import { moveOn } from './move-on.ts';
import { phasesOf } from './phases.ts';

const PLAYOUTS = hashName('mcts/judged');

export interface JudgedSettings {
  readonly space: GameSpace;
  readonly seed: number;
  /** Nodes of the tree. */
  readonly most: number;
  /** A move is made after so many iterations; 0: never. */
  readonly plays: number;
  /** Leaves that are judged together, at most. */
  readonly together: number;
  /** Share of a random playout in the value of a leaf, 0 to 1; the rest is as judged. */
  readonly share: number;
}

/** The policy must go by priors. */
export function searchJudged(settings: JudgedSettings, policy: Policy): Search<MctsState> {
  const { space, seed, most, plays, together, share } = settings;
  const { dim, players } = space;
  const board = space.board();
  const moves = new Uint16Array(space.moves);
  const rng = new Rng();
  /** Of the batch asked last; told before any snapshot. The playout's reward is player 0's, NaN where there was none. */
  const leaves = new Int32Array(together);
  const playouts = new Float64Array(together);

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

  /** Gives a leaf its children, the board being there. `priors`: by move. */
  function expand(tree: Tree, leaf: number, priors: Float64Array): void {
    // Another of the batch may have come here before.
    if (tree.count[leaf] > 0) return;
    const count = board.moves(moves);
    if (tree.size + count > most) {
      tree.full = true;
      return;
    }
    addChildren(tree, leaf, moves, count);
    for (let i = 0; i < count; i++) tree.prior[tree.first[leaf] + i] = priors[moves[i]];
  }

  /** Backs up player 0's reward; `turn`: who moves at the leaf. */
  const backUp = (tree: Tree, leaf: number, reward: number, turn: number): void =>
    addReward(tree, leaf, players === 1 || turn === 1 ? reward : 1 - reward, players);

  /** Before a walk: after so many iterations the search makes its move. */
  function ponder(state: MctsState, walks: number): void {
    if (plays > 0 && state.pondered >= plays) moveOn(state, board, policy);
    state.pondered += walks;
  }

  return {
    capacity: together,
    init: () => newState(rng.start(seed, PLAYOUTS, 0), policy.extras),
    // There must be leaves to walk to: no more than there were walks since the search came to its root.
    nextSize: ({ pondered }) =>
      plays > 0 && pondered >= plays ? 1 : Math.min(together, pondered + 1, plays > 0 ? plays - pondered : together),
    ask(state, batch, size) {
      rng.words.set(state.words);
      policy.newRoot?.(state.moves);
      ponder(state, size);
      for (let row = 0; row < size; row++) {
        const leaf = walk(state.tree);
        const at = row * dim;
        const { over, plies } = board;
        leaves[row] = leaf;
        batch.solutions.fill(0, at, at + dim);
        batch.solutions[at] = over ? board.reward : NaN;
        batch.solutions[at + 1] = plies;
        let ply = at + PLAYOUT_DIM + plies;
        for (let node = leaf; state.tree.parent[node] >= 0; node = state.tree.parent[node])
          batch.solutions[--ply] = state.tree.move[node];
        batch.solutions.set(state.tree.played, at + PLAYOUT_DIM);
        playouts[row] = NaN;
        if (over || share === 0) continue;
        board.playOut(rng);
        playouts[row] = board.reward;
        batch.solutions[at + 2] = board.plies - plies;
      }
      state.words.set(rng.words);
      state.iterations += size;
      batch.parents.fill(0, 0, size);
    },
    tell({ tree }, batch, { objectives, answers }) {
      if (answers === undefined)
        throw new Error('expected the priors of judged positions, got none; choose another search');
      for (let row = 0; row < batch.size; row++) {
        const at = row * dim;
        board.reset();
        for (let ply = 0; ply < batch.solutions[at + 1]; ply++) board.play(batch.solutions[at + PLAYOUT_DIM + ply]);
        const { turn } = board;
        if (!board.over) expand(tree, leaves[row], answers.subarray(row * space.moves, (row + 1) * space.moves));
        const mixed = Number.isNaN(playouts[row]) ? 0 : share;
        const reward = mixed > 0 ? (1 - mixed) * objectives[row] + mixed * playouts[row] : objectives[row];
        backUp(tree, leaves[row], reward, turn);
      }
      if (policy.best !== undefined) tree.best = policy.best(tree, 0);
    },
    tree: ({ tree }) => tree,
    explain(state, node) {
      policy.newRoot?.(state.moves);
      return choiceAt(policy, state.tree, node);
    },
    phases(state) {
      const next = clonePlain(state);
      policy.newRoot?.(next.moves);
      ponder(next, 1);
      rng.words.set(next.words);
      return phasesOf(next.tree, policy, (tree) => {
        const leaf = walk(tree);
        const { over, turn, plies, reward } = board;
        if (over) backUp(tree, leaf, reward, turn);
        const record = new Uint16Array(space.longest);
        if (!over && share > 0) board.playOut(rng, record);
        return { leaf, reward: over ? reward : NaN, playout: record.slice(0, board.plies - plies) };
      });
    },
  };
}
