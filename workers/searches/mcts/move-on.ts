/** A search that plays makes its move and goes on from there, with that part of the tree. */
import type { Board } from '../../core/game.ts';
import { mostVisitedChild, subtree, type Tree } from '../../core/tree.ts';
import { plant, type MctsState, type Policy } from './engine.ts';

/** The child of the root that the search holds best; −1 where none has been visited. */
export const bestMove = (tree: Tree, policy: Policy): number => policy.best?.(tree, 0) ?? mostVisitedChild(tree, 0);

/** Makes the move that the search holds best and goes on from there; after the end of a game, from the beginning. */
export function moveOn(state: MctsState, board: Board, policy: Policy): void {
  const { tree } = state;
  const chosen = bestMove(tree, policy);
  if (chosen < 0) return;
  board.reset();
  for (const move of tree.played) board.follow(move);
  board.play(tree.move[chosen]);
  state.tree = board.over ? plant(policy.extras) : subtree(tree, chosen, policy.extras);
  state.moves++;
  state.pondered = 0;
  policy.newRoot?.(state.moves);
}
