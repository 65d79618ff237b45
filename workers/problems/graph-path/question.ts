/**
 * A question of `graph-path`: a directed acyclic graph, a start and a goal; right is any child of the start from which the goal can
 * be reached. Exact answers by plain searches. Pure; a question is plain data.
 */

/** Vertices are 1 … size; edges are in the order in which a solver reads them. */
export interface Question {
  /** The most edges, and the largest vertex. */
  readonly size: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
  readonly start: number;
  readonly goal: number;
}

/** [size + 1] Children of each vertex in the order of the edges; nothing at 0. */
export function childrenOf({ size, edges }: Pick<Question, 'size' | 'edges'>): number[][] {
  const children: number[][] = Array.from({ length: size + 1 }, () => []);
  for (const [from, to] of edges) children[from].push(to);
  return children;
}

/** [vertices] 1 where a path of no or more edges leads from `from`. */
export function reachedFrom(children: readonly (readonly number[])[], from: number): Uint8Array {
  const reached = new Uint8Array(children.length);
  const open = [from];
  reached[from] = 1;
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (const w of children[v]) {
      if (reached[w] === 1) continue;
      reached[w] = 1;
      open.push(w);
    }
  }
  return reached;
}

/** [(size + 1) × (size + 1)] Fewest edges from the vertex of the row to that of the column; −1 where no path leads. */
export function distances(question: Question): Int8Array {
  const children = childrenOf(question);
  const row = children.length;
  const out = new Int8Array(row * row).fill(-1);
  for (let from = 1; from < row; from++) {
    const open = [from];
    out[from * row + from] = 0;
    for (const v of open)
      for (const w of children[v]) {
        if (out[from * row + w] >= 0) continue;
        out[from * row + w] = out[from * row + v] + 1;
        open.push(w);
      }
  }
  return out;
}

/** The right answers, in the order of the edges. */
export function usefulChildren(question: Question): number[] {
  const children = childrenOf(question);
  return children[question.start].filter((child) => reachedFrom(children, child)[question.goal] === 1);
}

/**
 * How many levels a breadth-first search from all children at once must look ahead until the first step `next` is forced
 * (Saparov et al. 2024, section 3): the frontier holds what leads on from `next` alone, or the goal is in it.
 */
export function lookaheadOf(children: readonly (readonly number[])[], start: number, goal: number, next: number) {
  /** Branch of each vertex: the first step that it was reached by. */
  const branch = new Int32Array(children.length).fill(-1);
  let frontier = [...children[start]];
  branch[start] = 0;
  for (const child of frontier) branch[child] = child;
  for (let depth = 0; ; depth++) {
    if (frontier.every((v) => branch[v] === next)) return depth;
    const following: number[] = [];
    for (const v of frontier) {
      if (v === goal) return depth + 1;
      for (const w of children[v]) {
        if (branch[w] === -1) {
          branch[w] = branch[v];
          following.push(w);
        } else if (branch[v] === next && following.includes(w)) branch[w] = next;
      }
    }
    frontier = following;
  }
}

/** The least lookahead over the right answers; undefined where there is none. */
export function lookahead(question: Question): number | undefined {
  const children = childrenOf(question);
  let least: number | undefined;
  for (const next of usefulChildren(question)) {
    const depth = lookaheadOf(children, question.start, question.goal, next);
    if (least === undefined || depth < least) least = depth;
  }
  return least;
}

/** A vertex on a cycle, or undefined. */
function onCycle(children: readonly (readonly number[])[]): number | undefined {
  for (let v = 1; v < children.length; v++)
    if (children[v].some((child) => reachedFrom(children, child)[v] === 1)) return v;
  return undefined;
}

/** Why this is no question that can be asked, in a sentence that says what to do; undefined if it is one. */
export function refusal(question: Question): string | undefined {
  const { size, edges, start, goal } = question;
  const isVertex = (v: number) => Number.isInteger(v) && v >= 1 && v <= size;
  for (const v of [start, goal, ...edges.flat()])
    if (!isVertex(v))
      return `vertices 1 to ${size} were expected, but there is ${v}; rename it or choose a larger size`;
  if (edges.length === 0) return 'at least one edge was expected, but there is none; add one from the start';
  if (edges.length > size)
    return `at most ${size} edges were expected, but there are ${edges.length}; remove some or choose a larger size`;
  const seen = new Set<number>();
  for (const [from, to] of edges) {
    if (seen.has(from * (size + 1) + to))
      return `each edge was expected once, but ${from} to ${to} comes twice; remove one`;
    seen.add(from * (size + 1) + to);
  }
  const children = childrenOf(question);
  const cyclic = onCycle(children);
  if (cyclic !== undefined)
    return `a graph without cycles was expected, but one goes through ${cyclic}; remove an edge of it`;
  if (start === goal) return `a goal other than the start was expected, but both are ${start}; move one`;
  if (reachedFrom(children, start)[goal] === 0)
    return `a path from ${start} to ${goal} was expected, but there is none; add an edge or move the goal`;
  return undefined;
}
