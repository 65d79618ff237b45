/**
 * A Monte Carlo tree search of a space of choices as a `Search`: walks down the choices made before, makes the rest at random, and
 * has what came of it evaluated (Negrinho & Gordon 2017, *DeepArchitect*, arXiv 1704.08792, §5). Its reward is the fitness, from
 * the objective's floor (0) to its ceiling (1). Of options not tried one is taken at random, so that no order is preferred.
 *
 * Several solutions may be walked to before the first is evaluated; until then their walks are visits that brought nothing, which
 * keeps the others away ("virtual loss", Chaslot, Winands & van den Herik 2008, *Parallel Monte-Carlo tree search*).
 */
import { clonePlain } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Tree } from '../../core/tree.ts';
import type { CategoricalSpace, Objective, Search } from '../../core/types.ts';
import { ChoiceBoard, reach } from './choices.ts';
import { choiceAt } from './columns.ts';
import { addReward, countVisit, descend, newState, type MctsState, type Policy } from './engine.ts';
import { phasesOf } from './phases.ts';

const CHOICES = hashName('mcts/choices');

/** Takes any of the untried children where the policy takes an untried one. */
function shuffled(policy: Policy, rng: Rng): Policy {
  return {
    ...policy,
    select(tree, node) {
      const chosen = policy.select(tree, node);
      const { first, count, visits } = tree;
      if (visits[chosen] > 0 || policy.steered === true) return chosen;
      const end = first[node] + (policy.width?.(tree, node) ?? count[node]);
      let untried = 0;
      for (let child = first[node]; child < end; child++) if (visits[child] === 0) untried++;
      let skip = rng.below(untried);
      for (let child = first[node]; ; child++) if (visits[child] === 0 && skip-- === 0) return child;
    },
  };
}

export interface ChoiceSettings {
  readonly space: CategoricalSpace;
  readonly objective: Objective;
  readonly seed: number;
  readonly most: number;
  readonly bisect: boolean;
  /** Solutions that are evaluated together. */
  readonly together: number;
}

export function searchChoices(settings: ChoiceSettings, policy: Policy): Search<MctsState> {
  const { space, objective, seed, most, bisect, together } = settings;
  const { dim } = space;
  const board = new ChoiceBoard(space, bisect);
  const { moves: widest, longest } = reach(space, bisect);
  const moves = new Uint16Array(widest);
  const rng = new Rng();
  const walking = shuffled(policy, rng);
  const { floor, ceiling } = objective;
  /** The leaves of the batch asked last; told before any snapshot. */
  const leaves = new Int32Array(together);

  const walk = (tree: Tree, record?: Uint16Array): number => {
    const leaf = descend(tree, board, walking, moves, most);
    board.playOut(rng, record);
    countVisit(tree, leaf);
    return leaf;
  };

  return {
    capacity: together,
    init: () => newState(rng.start(seed, CHOICES, 0), policy.extras),
    nextSize: () => together,
    ask(state, batch, size) {
      rng.words.set(state.words);
      policy.newRoot?.(0);
      for (let row = 0; row < size; row++) {
        leaves[row] = walk(state.tree);
        batch.solutions.set(board.solution, row * dim);
      }
      state.words.set(rng.words);
      state.iterations += size;
      batch.parents.fill(0, 0, size);
    },
    tell({ tree }, batch, { objectives }) {
      for (let row = 0; row < batch.size; row++) {
        const reward = (objectives[row] - floor) / (ceiling - floor);
        addReward(tree, leaves[row], Math.min(1, Math.max(0, reward)), 1);
      }
    },
    tree: ({ tree }) => tree,
    explain(state, node) {
      policy.newRoot?.(0);
      return choiceAt(policy, state.tree, node);
    },
    phases(state) {
      policy.newRoot?.(0);
      rng.words.set(state.words);
      const record = new Uint16Array(longest);
      return phasesOf(clonePlain(state.tree), policy, (tree) => {
        const leaf = walk(tree, record);
        let depth = 0;
        for (let node = leaf; tree.parent[node] >= 0; node = tree.parent[node]) depth++;
        return { leaf, reward: NaN, playout: record.slice(0, board.plies - depth) };
      });
    },
  };
}
