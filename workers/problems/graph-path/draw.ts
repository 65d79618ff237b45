/**
 * Draws questions from three distributions (Saparov et al. 2024, arXiv 2412.04703, section 3 and appendix):
 * *naive*, a random graph; *star*, chains of one length from the start; *balanced*, built so that every lookahead is equally
 * frequent and the way to the goal looks like any other. `training/graph-path/graphs.cpp` draws the same for training;
 * neither may change alone.
 */
import type { Rng } from '../../core/rng.ts';
import { childrenOf, lookaheadOf, reachedFrom, usefulChildren, type Question } from './question.ts';

export const DISTRIBUTIONS = ['balanced', 'naive', 'star'] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

/** The most parents, or children, that a vertex is given at a time. */
const PARENTS = 3;
/** The most vertices of a balanced graph beyond its chains. */
const EXTRA = 5;
/** Graphs with more shortest paths are not used. */
const SHORTEST_PATHS = 64;

/** The largest lookahead of a balanced graph of at most `size` edges. */
export const deepest = (size: number) => Math.floor((size - 1) / 2);

/** Before names are given: vertices from 0, edges in the order they were added. */
interface Shape {
  readonly vertices: number;
  readonly edges: (readonly [from: number, to: number])[];
  readonly start: number;
  readonly goal: number;
}

/** Uniform in from … to, both included. */
const between = (rng: Rng, from: number, to: number) => from + rng.below(to - from + 1);

/** Draws `count` different indices, each in proportion to the weights left; fewer where fewer have weight. */
function draw(rng: Rng, weights: number[], count: number): number[] {
  const drawn: number[] = [];
  while (drawn.length < count) {
    const total = weights.reduce((sum, w) => sum + w, 0);
    if (total <= 0) break;
    let at = rng.uniform() * total;
    let chosen = -1;
    for (let i = 0; i < weights.length && at >= 0; i++) {
      if (weights[i] <= 0) continue;
      chosen = i;
      at -= weights[i];
    }
    drawn.push(chosen);
    weights[chosen] = 0;
  }
  return drawn;
}

function naive(rng: Rng, size: number): Shape {
  const vertices = between(rng, 3, size - 1);
  const edges: [number, number][] = [];
  for (let v = 1; v < vertices; v++) {
    const parents = rng.below(2) === 1 ? 1 : between(rng, 1, PARENTS);
    for (const parent of draw(
      rng,
      Array.from({ length: v }, () => 1),
      parents,
    ))
      edges.push([parent, v]);
  }
  const start = rng.below(vertices - 1);
  const other = rng.below(vertices - 2);
  return { vertices, edges, start, goal: other < start ? other : other + 1 };
}

function star(rng: Rng, size: number): Shape {
  const shapes: [length: number, spokes: number][] = [];
  for (let length = 1; length <= deepest(size); length++)
    for (let spokes = 1; spokes * length < size; spokes++) shapes.push([length, spokes]);
  const [length, spokes] = shapes[rng.below(shapes.length)];
  const edges = Array.from({ length: length * spokes }, (_, i) => [i % length === 0 ? 0 : i, i + 1] as const);
  return { vertices: 1 + length * spokes, edges, start: 0, goal: length };
}

/** Vertex 1 is the right answer. */
function balanced(rng: Rng, size: number, depth: number): Shape {
  const forks = depth === 0 ? between(rng, 1, 2) : between(rng, 2, Math.floor((size - 1) / depth));
  const chains = depth * forks + 1;
  const vertices = Math.max(Math.min(chains + rng.below(EXTRA + 1), size), chains, 2);
  const edges: [number, number][] = [];
  const into = Array.from({ length: vertices }, () => 0.5);
  const out = Array.from({ length: vertices }, () => 0.5);
  const add = (from: number, to: number): void => {
    edges.push([from, to]);
    out[from]++;
    into[to]++;
  };
  const goal = Math.max(1, depth);
  for (let v = 0; v < goal; v++) add(v, v + 1);
  let used = goal + 1;
  for (let fork = 1; fork < forks; fork++) {
    const room = vertices - used - (forks - fork) * depth;
    const length = depth + (room > 0 ? rng.below(2) : 0);
    for (let i = 0; i < length; i++, used++) add(i === 0 ? 0 : used - 1, used);
  }
  let first = 0;
  for (let prefix = between(rng, 0, vertices - used); prefix > 0; prefix--) {
    add(used, first);
    first = used++;
  }
  for (let v = used; v < vertices; v++) {
    const children = between(rng, 0, PARENTS);
    const parents = between(rng, children > 0 ? 0 : 1, PARENTS);
    for (const child of draw(rng, into.slice(0, v), children)) add(v, child);
    const weights = out.slice(0, v);
    const below = reachedFrom(childrenOf({ size: vertices, edges }), v);
    for (let u = 0; u < v; u++) if (below[u] === 1) weights[u] = 0;
    for (const parent of draw(rng, weights, parents)) add(parent, v);
  }
  return { vertices, edges, start: 0, goal };
}

function shuffle<T>(rng: Rng, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

/** Number of shortest paths from start to goal. */
function shortestPaths(children: readonly (readonly number[])[], start: number, goal: number): number {
  let level = new Map([[start, 1]]);
  const seen = new Set([start]);
  while (level.size > 0) {
    const found = level.get(goal);
    if (found !== undefined) return found;
    const following = new Map<number, number>();
    for (const [v, paths] of level)
      for (const w of children[v]) if (!seen.has(w)) following.set(w, (following.get(w) ?? 0) + paths);
    for (const w of following.keys()) seen.add(w);
    level = following;
  }
  return 0;
}

/** Gives the vertices names 1 … size and the edges an order, both by chance. */
function named(rng: Rng, size: number, { edges, start, goal }: Shape): Question {
  const names = shuffle(
    rng,
    Array.from({ length: size }, (_, i) => i + 1),
  );
  const renamed = edges.map(([from, to]) => [names[from], names[to]] as const);
  return { size, edges: shuffle(rng, renamed), start: names[start], goal: names[goal] };
}

/**
 * A random question of at most `size` edges (size ≥ 5). `depth`, 0 … deepest(size), is the lookahead wanted of a balanced one; it
 * is drawn uniformly, once, if omitted. Tries until a graph fits.
 */
export function drawQuestion(rng: Rng, size: number, distribution: Distribution, depth?: number): Question {
  const wanted = depth ?? rng.below(deepest(size) + 1);
  for (;;) {
    const shape =
      distribution === 'naive'
        ? naive(rng, size)
        : distribution === 'star'
          ? star(rng, size)
          : balanced(rng, size, wanted);
    const { edges, start, goal } = shape;
    if (edges.length > size) continue;
    const children = childrenOf({ size: shape.vertices, edges });
    if (reachedFrom(children, start)[goal] === 0 || shortestPaths(children, start, goal) > SHORTEST_PATHS) continue;
    if (distribution === 'balanced' && lookaheadOf(children, start, goal, 1) !== wanted) continue;
    return named(rng, size, shape);
  }
}

/**
 * A question as tests ask it: balanced, with one right answer, and with a wrong one unless the lookahead is 0 (where a start has
 * but one child).
 */
export function drawTest(rng: Rng, size: number, depth: number): Question {
  for (;;) {
    const question = drawQuestion(rng, size, 'balanced', depth);
    const children = childrenOf(question)[question.start].length;
    if (usefulChildren(question).length === 1 && (depth === 0 || children >= 2)) return question;
  }
}
