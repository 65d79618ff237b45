/**
 * Classical solvers of a question, for comparison with a transformer: each tells the next vertex and how many vertices it
 * expanded (asked for their children) until it knew. Pure; children are taken in the order of the edges.
 */
import type { Rng } from '../../core/rng.ts';
import { childrenOf, type Question } from './question.ts';

export interface Solved {
  /** The next vertex; 0 where no way was found. */
  readonly next: number;
  readonly expanded: number;
}

export const SOLVERS = ['breadth-first', 'depth-first', 'random-walk', 'greedy'] as const;
export type Solver = (typeof SOLVERS)[number];

const WORDS: Readonly<Record<Solver, string>> = {
  'breadth-first': 'Breadth-first search',
  'depth-first': 'Depth-first search',
  'random-walk': 'Random walk',
  greedy: 'Greedy, one step ahead',
};

/** Words for menus. */
export const solverTitle = (solver: Solver): string => WORDS[solver];

/** Searches by a list that is open at one end: the oldest first is breadth-first, the newest first depth-first. */
function searched(question: Question, oldestFirst: boolean): Solved {
  const children = childrenOf(question);
  /** First step on the way to each vertex; 0 where it has not been seen. */
  const step = new Uint16Array(children.length);
  const open = [question.start];
  const done = new Uint8Array(children.length);
  let expanded = 0;
  for (let v = open.shift(); v !== undefined; v = oldestFirst ? open.shift() : open.pop()) {
    if (v === question.goal) return { next: step[v], expanded };
    if (done[v] === 1) continue;
    done[v] = 1;
    expanded++;
    const found = children[v];
    // On a stack the first child must come last.
    for (const w of oldestFirst ? found : found.toReversed()) {
      if (done[w] === 1 || w === question.start || (oldestFirst && step[w] !== 0)) continue;
      step[w] = v === question.start ? w : step[v];
      open.push(w);
    }
  }
  return { next: 0, expanded };
}

/** Walks from the start to a random child until the goal, or back to the start from a dead end; gives up after `steps`. */
function walked(question: Question, rng: Rng, steps: number): Solved {
  const children = childrenOf(question);
  let at = question.start;
  let next = 0;
  for (let expanded = 0; expanded < steps; expanded++) {
    const options = children[at];
    if (options.length === 0) {
      at = question.start;
      continue;
    }
    const to = options[rng.below(options.length)];
    if (at === question.start) next = to;
    if (to === question.goal) return { next, expanded: expanded + 1 };
    at = to;
  }
  return { next: 0, expanded: steps };
}

/** Looks one step ahead: the goal if it is a child, else the child with most children, the first of equal ones. */
function greedy(question: Question): Solved {
  const children = childrenOf(question);
  const options = children[question.start];
  if (options.includes(question.goal)) return { next: question.goal, expanded: 1 };
  let next = 0;
  for (const child of options) if (next === 0 || children[child].length > children[next].length) next = child;
  return { next, expanded: 1 + options.length };
}

/** The random walk takes at most 64 steps per edge. */
const STEPS_PER_EDGE = 64;

export function solve(solver: Solver, question: Question, rng: Rng): Solved {
  if (solver === 'random-walk') return walked(question, rng, STEPS_PER_EDGE * question.size);
  if (solver === 'greedy') return greedy(question);
  return searched(question, solver === 'breadth-first');
}
