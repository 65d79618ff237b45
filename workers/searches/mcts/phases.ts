/** An iteration in its four phases, for those who explain it: what was before, what came after, and why. */
import type { Choice, Phases } from '../../core/frames.ts';
import { clonePlain } from '../../core/plain.ts';
import type { Tree } from '../../core/tree.ts';
import { choiceAt } from './columns.ts';
import type { Policy } from './engine.ts';

const meansOf = ({ visits, total }: Tree, nodes: Int32Array): Float64Array =>
  Float64Array.from(nodes, (node) => (visits[node] > 0 ? total[node] / visits[node] : NaN));

const provenOf = ({ proven }: Tree, nodes: Int32Array): Float64Array =>
  Float64Array.from(nodes, (node) => (proven[node] > 0 ? (proven[node] - 1) / 2 : NaN));

/** The phases of what `iterate` does to a tree; the tree given stays as it is. NaN for a reward that is not known yet. */
export function phasesOf(
  before: Tree,
  policy: Policy,
  iterate: (tree: Tree) => { leaf: number; reward: number; playout: Uint16Array },
): Phases {
  const after = clonePlain(before);
  const { leaf, reward, playout } = iterate(after);
  const path = [leaf];
  for (let node = after.parent[leaf]; node >= 0; node = after.parent[node]) path.push(node);
  const node = Int32Array.from(path);
  // Choices were made before anything was backed up: the old numbers, but for nodes that are new.
  const chosenFrom: Tree = {
    ...after,
    visits: grown(before.visits, after.size),
    total: grown(before.total, after.size),
  };
  chosenFrom.squares = grown(before.squares, before.squares.length > 0 ? after.size : 0);
  chosenFrom.amafVisits = grown(before.amafVisits, before.amafVisits.length > 0 ? after.size : 0);
  chosenFrom.amafTotal = grown(before.amafTotal, before.amafTotal.length > 0 ? after.size : 0);
  chosenFrom.proven = grown(before.proven, after.size);
  const selection: Choice[] = [];
  for (let i = path.length - 1; i > 0; i--) {
    const choice = choiceAt(policy, chosenFrom, path[i], path[i - 1]);
    if (choice !== null) selection.push(choice);
  }
  const expanded = path.filter((one) => after.count[one] > 0 && after.first[one] >= before.size).reverse();
  const visits = Uint32Array.from(path, (one) => chosenFrom.visits[one]);
  const mean = meansOf(chosenFrom, node);
  const visitsAfter = Uint32Array.from(path, (one) => after.visits[one]);
  return {
    selection,
    leaf,
    expanded: Int32Array.from(expanded),
    children: Uint16Array.from(expanded, (one) => after.count[one]),
    playout,
    reward,
    backUp: {
      node,
      reward: Float64Array.from(path, (one) => (reward >= 0 ? after.total[one] - chosenFrom.total[one] : NaN)),
      visits,
      visitsAfter,
      mean,
      meanAfter: reward >= 0 ? meansOf(after, node) : new Float64Array(path.length).fill(NaN),
      proven: provenOf(chosenFrom, node),
      provenAfter: provenOf(after, node),
    },
  };
}

/** The first `size` places of a column, clear beyond its end. */
function grown<T extends Float64Array | Uint32Array | Uint8Array>(column: T, size: number): T {
  const longer = new (column.constructor as new (length: number) => T)(size);
  longer.set(column.subarray(0, size));
  return longer;
}
