/** The numbers of a node's children, column by column, for those who explain a choice. */
import type { Choice, ChoiceColumn } from '../../core/frames.ts';
import type { Tree } from '../../core/tree.ts';
import type { Policy } from './engine.ts';

/** One number of each child of a node. */
export function column(
  tree: Tree,
  node: number,
  name: string,
  help: string,
  of: (child: number) => number,
): ChoiceColumn {
  const first = tree.first[node];
  return { name, help, values: Float64Array.from({ length: tree.count[node] }, (_, i) => of(first + i)) };
}

/** Mean reward of each child, for who moves there. */
export const meanColumn = (tree: Tree, node: number): ChoiceColumn =>
  column(tree, node, 'Q', 'Mean of the rewards backed up through the move, for the player who makes it.', (child) =>
    tree.visits[child] > 0 ? tree.total[child] / tree.visits[child] : NaN,
  );

/** How a policy chooses at a node: null where there is nothing to choose from. `chosen`: the child, where that is settled. */
export function choiceAt(policy: Policy, tree: Tree, node: number, chosen?: number): Choice | null {
  const first = tree.first[node];
  const count = tree.count[node];
  if (count === 0) return null;
  return {
    node,
    child: Int32Array.from({ length: count }, (_, i) => first + i),
    move: tree.move.slice(first, first + count),
    visits: tree.visits.slice(first, first + count),
    columns: policy.columns(tree, node),
    chosen: (chosen ?? policy.select(tree, node)) - first,
  };
}
