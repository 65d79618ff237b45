/** One iteration of a tree search as a walk from step to step, in the order things happen. Pure. */
import type { Choice, Phases } from '../../../workers/core/frames.ts';
import type { Path } from '../../lenses/tree/paths.ts';

const PLAYED = ['Selection', 'Expansion', 'Playout', 'Back-up'] as const;
/** A position must be judged before its children can have priors. */
const JUDGED = ['Selection', 'Judgement', 'Expansion', 'Back-up'] as const;
export type Phase = (typeof PLAYED)[number] | (typeof JUDGED)[number];

/** In their order. */
export const phasesIn = ({ judged }: Phases): readonly Phase[] => (judged === undefined ? PLAYED : JUDGED);

export interface PhaseStep {
  readonly phase: Phase;
  /** The node, or in a playout the position at its end. */
  readonly path: Path;
  /** In a selection, between which moves of the node before. */
  readonly choice?: Choice;
  /** In an expansion, how many children are made. */
  readonly children?: number;
}

/** Moves to each node of the way, the root first; it ends early where a choice is not told. */
function waysOf({ backUp, selection }: Phases): Path[] {
  const ways: Path[] = [[]];
  for (const node of backUp.node.toReversed()) {
    const choice = selection.find((one) => one.node === node);
    if (choice === undefined) break;
    ways.push([...ways[ways.length - 1], choice.move[choice.chosen]]);
  }
  return ways;
}

/** From the leaf up to the root, as back-up goes. */
export const backUpPaths = (phases: Phases): Path[] => waysOf(phases).toReversed();

/** Who moved to a node `plies` below the root, where player `turn` moves: to the root itself, the other one. */
export const moverTo = (plies: number, turn: number): 0 | 1 => (((turn + plies) & 1) === 0 ? 1 : 0);

/** Why an iteration gives its leaf, by that name, no children. */
export function whyNothing({ playout, judged, backUp }: Phases, name: string, search: string): string {
  if (playout.length === 0 && judged === undefined) return `there is no move to make at ${name}`;
  if (backUp.visits[0] === 0) return `${name} has not been visited before, and is played out first`;
  if (search === 'flat-mc') return 'this search looks at the moves from the root only';
  return 'the tree is full';
}

export function stepsOf(phases: Phases): PhaseStep[] {
  const { selection, expanded, children, playout, backUp, judged } = phases;
  const ways = waysOf(phases);
  const leaf = ways[ways.length - 1];
  const nodes = backUp.node.toReversed();
  const steps: PhaseStep[] = [];
  ways.forEach((path, depth) => {
    if (judged !== undefined && path === leaf) steps.push({ phase: 'Judgement', path });
    const made = expanded.indexOf(nodes[depth]);
    if (made >= 0) steps.push({ phase: 'Expansion', path, children: children[made] });
    const choice = selection.find((one) => one.node === nodes[depth]);
    if (choice !== undefined) steps.push({ phase: 'Selection', path: [...path, choice.move[choice.chosen]], choice });
  });
  if (expanded.length === 0) steps.push({ phase: 'Expansion', path: leaf, children: 0 });
  if (judged === undefined) steps.push({ phase: 'Playout', path: [...leaf, ...playout] });
  steps.push({ phase: 'Back-up', path: leaf });
  return steps;
}
