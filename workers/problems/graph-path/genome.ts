/**
 * Questions of `graph-path` as solutions: 2 + 2 · size numbers, start and goal, then both ends of each edge in their order, zeros where there are no
 * more. All that is drawn or varied here can be asked (`refusal` has nothing against it). Pure but for the rows written.
 */
import { hashName, type Rng } from '../../core/rng.ts';
import { drawQuestion, type Distribution } from './draw.ts';
import { refusal, type Question } from './question.ts';

export const dimOf = (size: number) => 2 + 2 * size;

/** Writes a question to x[at … at + dim). */
export function writeQuestion({ size, edges, start, goal }: Question, x: Float64Array, at: number): void {
  x.fill(0, at, at + dimOf(size));
  x[at] = start;
  x[at + 1] = goal;
  edges.forEach(([from, to], e) => {
    x[at + 2 + 2 * e] = from;
    x[at + 3 + 2 * e] = to;
  });
}

/** The question at x[at … at + dim). */
export function readQuestion(size: number, x: ArrayLike<number>, at = 0): Question {
  const edges: [from: number, to: number][] = [];
  for (let e = 0; e < size && x[at + 2 + 2 * e] > 0; e++) edges.push([x[at + 2 + 2 * e], x[at + 3 + 2 * e]]);
  return { size, edges, start: x[at], goal: x[at + 1] };
}

const WALK = hashName('graph-path/walk');

/** Starts the numbers of a solver's random walk: they hang on the question, as `writeQuestion` writes it, alone. */
export function startWalk(rng: Rng, words: Float64Array): Rng {
  const seed = words.reduce((hash, word) => Math.imul(hash ^ word, 0x9e3779b1) >>> 0, 0);
  return rng.start(seed, WALK, 0);
}

export function sampleQuestion(size: number, distribution: Distribution, depth: number | undefined) {
  return (rng: Rng, x: Float64Array, at: number): void =>
    writeQuestion(drawQuestion(rng, size, distribution, depth), x, at);
}

/** Changes tried before a child is left as its parent is. */
const TRIES = 50;

/** One small change; most often it can be asked, but not always. */
function changed(rng: Rng, { size, edges, start, goal }: Question): Question {
  const vertex = () => 1 + rng.below(size);
  const place = () => rng.below(edges.length);
  const all = [...edges];
  switch (rng.below(7)) {
    case 0: // an edge more, somewhere in the order
      all.splice(rng.below(all.length + 1), 0, [vertex(), vertex()]);
      return { size, edges: all, start, goal };
    case 1: // an edge less
      all.splice(place(), 1);
      return { size, edges: all, start, goal };
    case 2: {
      // one end of an edge elsewhere
      const e = place();
      all[e] = rng.below(2) === 0 ? [vertex(), all[e][1]] : [all[e][0], vertex()];
      return { size, edges: all, start, goal };
    }
    case 3:
      return { size, edges, start, goal: vertex() };
    case 4:
      return { size, edges, start: vertex(), goal };
    case 5: {
      // two edges change places, which changes the row of tokens alone
      const [a, b] = [place(), place()];
      [all[a], all[b]] = [all[b], all[a]];
      return { size, edges: all, start, goal };
    }
    default: {
      // two names change places, as above
      const [a, b] = [vertex(), vertex()];
      const named = (v: number) => (v === a ? b : v === b ? a : v);
      const renamed = edges.map(([from, to]) => [named(from), named(to)] as const);
      return { size, edges: renamed, start: named(start), goal: named(goal) };
    }
  }
}

const same = (a: Question, b: Question): boolean =>
  a.start === b.start &&
  a.goal === b.goal &&
  a.edges.length === b.edges.length &&
  a.edges.every(([from, to], e) => from === b.edges[e][0] && to === b.edges[e][1]);

/** One to three small changes, the first that together make another question that can be asked. */
export function varyQuestion(size: number) {
  return (rng: Rng, parents: Float64Array, from: number, x: Float64Array, at: number): void => {
    const parent = readQuestion(size, parents, from);
    for (let tries = 0; tries < TRIES; tries++) {
      let child = parent;
      for (let changes = 1 + rng.below(3); changes > 0 && child.edges.length > 0; changes--)
        child = changed(rng, child);
      if (same(child, parent) || refusal(child) !== undefined) continue;
      writeQuestion(child, x, at);
      return;
    }
    writeQuestion(parent, x, at);
  };
}
