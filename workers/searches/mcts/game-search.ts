/**
 * A Monte Carlo tree search of a game as a `Search`. Its playouts follow one another, each from what the last one taught, so a
 * batch is so many iterations in a row, done when it is asked for; what is told of it is already known. Batches are single
 * iterations at first, for the eye, and grow with the tree.
 */
import { PLAYOUT_DIM } from '../../core/game.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { nodeBytes } from '../../core/tree.ts';
import type { Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { backUp, descend, newState, GROW, NODES, type MctsState, type Policy } from './engine.ts';

const PLAYOUTS = hashName('mcts/playouts');
const LARGEST_BATCH = 256;
/** A batch is this part of the iterations so far. */
const GROWTH = 64;

function create({ space, seed }: SearchContext, most: number, policy: Policy): Search<MctsState> {
  if (space.kind !== 'game') throw new Error(`expected a game, got a ${space.kind} space`);
  const board = space.board();
  const moves = new Uint16Array(space.moves);
  const rng = new Rng();
  return {
    capacity: LARGEST_BATCH,
    init: () => newState(rng.start(seed, PLAYOUTS, 0), policy.extras),
    nextSize: ({ iterations }) => Math.max(1, Math.min(LARGEST_BATCH, Math.floor(iterations / GROWTH))),
    ask(state, batch, size) {
      const { tree } = state;
      rng.words.set(state.words);
      for (let row = 0; row < size; row++) {
        const leaf = descend(tree, board, policy, moves, most);
        const { plies, turn } = board;
        board.playOut(rng);
        const at = row * PLAYOUT_DIM;
        batch.solutions[at] = board.reward;
        batch.solutions[at + 1] = plies;
        batch.solutions[at + 2] = board.plies - plies;
        // Of the player who moved to the leaf: not the one whose turn it is there.
        backUp(tree, leaf, space.players === 1 || turn === 1 ? board.reward : 1 - board.reward, space.players);
      }
      state.words.set(rng.words);
      state.iterations += size;
      batch.parents.fill(0, 0, size);
    },
    tell() {},
    tree: ({ tree }) => tree,
  };
}

/** The definition of a tree search of games by a policy. */
export function gameSearch(
  card: { id: string; title: string; summary: string; revision: number; params: ParamTable },
  policyOf: (params: ParamValues) => Policy,
): SearchDefinition {
  return {
    ...card,
    spaces: ['game'],
    params: [...card.params, GROW, NODES],
    create: (context, params) =>
      create(context, params.nodes as number, { ...policyOf(params), whole: params.grow === 'path' }),
    // A doubling holds the old columns and the new ones.
    memory: (_, params) => (params.nodes as number) * nodeBytes(policyOf(params).extras),
  };
}
