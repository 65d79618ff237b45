/**
 * The computation graph of an answer and the paths that merge in it: step V of the reconstruction of Saparov et al. 2024, on top of a
 * measurement (`explain-measure.ts`); cheap, so that thresholds can be moved. From the answer back to the inputs, important
 * attention entries join columns of one layer to those of the next. Then sets are pushed towards the answer: a column starts with its
 * token and its place and keeps what it has; an entry whose explanation agrees with what both ends hold (a *merge*) adds what its
 * source holds. The answer is explained if the last token ends with the vertices of a path from the start to the goal. Pure.
 */
import type { Rng } from '../../core/rng.ts';
import type { Measurement } from './explain-measure.ts';
import { finalsOf, importantOps, type Kind, type Op, type Thresholds } from './explain-ops.ts';
import { childrenOf, reachedFrom, type Question } from './question.ts';

/** A column before a layer; after the last one for the answer itself. */
export interface GraphNode {
  /** 0 … layers. */
  readonly layer: number;
  readonly column: number;
  /** The column's own token. */
  readonly token: number;
  /** What has been gathered here, ascending: tokens, columns whose places are known, and of the tokens those that are vertices. */
  readonly tokens: readonly number[];
  readonly places: readonly number[];
  readonly vertices: readonly number[];
  /** Edges of the longest of the shortest paths that lead through these vertices only. */
  readonly span: number;
}

/** From a column to one of the next layer. */
export interface GraphEdge {
  /** Indices into the nodes. */
  readonly from: number;
  readonly to: number;
  /** Index into the ops; undefined for the residual stream, which a column keeps its own by. */
  readonly op: number | undefined;
  /** What the entry goes by, of that what agrees with what both ends hold. Empty: unexplained, nothing is passed on (but for residuals). */
  readonly kinds: readonly Kind[];
  /** Adds to what the target holds: some vertex is new there. */
  readonly adds: boolean;
  /** A merge of two paths of equal length into one at least as long as both together. */
  readonly maximal: boolean;
}

/** Why the last token does not hold a path. */
export type Gap =
  | 'explained'
  /** The graph would carry a whole path, were its unexplained entries merges. */
  | 'unexplained entries'
  /** No important entry carries some vertex of a path at all. */
  | 'no entries';

export interface Explanation {
  readonly question: Question;
  readonly answer: number;
  readonly right: boolean;
  /** Columns that the last layer copies the answer from. */
  readonly finals: readonly number[];
  /** Important entries of all layers, also those that do not lead to the answer. */
  readonly ops: readonly Op[];
  /** From layer 0 on, by column; the last is the answer's. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Entries in the graph, and of them those explained, and of these those that double a path. */
  readonly entries: number;
  readonly merges: number;
  readonly maximal: number;
  /** Vertices that the last token ends with, ascending. */
  readonly known: readonly number[];
  readonly explained: boolean;
  readonly gap: Gap;
  /** Of the path from the start to the goal that needs fewest more vertices, those. */
  readonly missing: readonly number[];
  /** Dead ends that the start leads to; and of them those that the known vertices hold a path to as well, as if they were the goal. */
  readonly deadEnds: number;
  readonly deadEndsKnown: number;
  /** Forward passes of the measurement. */
  readonly passes: number;
}

/** What a column holds. */
interface Held {
  readonly tokens: Set<number>;
  readonly places: Set<number>;
}

const holding = ({ tokens, places }: Held): Held => ({ tokens: new Set(tokens), places: new Set(places) });

const ascending = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);

/**
 * What an entry goes by that agrees with what its two ends hold; `size` is the largest vertex, n columns. A token match is of
 * vertices: the paper's code takes marks as well, but that two columns hold the same mark says nothing of what is merged. On 24 answers
 * of E = 8 and 8 of E = 12, lookahead 2 to 5, this made 6 % fewer merges, and the same answers explained.
 */
export function kindsOf(
  { layer, source, target, to, from }: Op,
  by: Held,
  at: Held,
  row: Uint8Array,
  size: number,
  placeCopies: boolean,
): Kind[] {
  const n = row.length;
  const [start, goal, last] = [n - 4, n - 3, n - 1];
  const kinds: Kind[] = [];
  if (source.tokens.some((token) => token <= size && target.tokens.includes(token) && by.tokens.has(token)))
    kinds.push('token match');
  const moved = (step: number) =>
    source.places.some((p) => target.places.includes(p - step) && by.places.has(p) && at.places.has(p - step));
  if (moved(1)) kinds.push('forward step');
  if (moved(-1)) kinds.push('backward step');
  const chosen = [start, goal].every((p) => source.places.includes(p) && by.places.has(p));
  if (chosen && target.places.includes(last) && at.places.has(last)) kinds.push('final selection');
  if (source.places.length === 1 && source.places[0] === goal && by.places.has(goal)) kinds.push('goal copy');
  const placed = layer === 0 && row[to] > size && source.places.includes(from) && target.places.includes(to);
  if (placeCopies && placed) kinds.push('place copy');
  return kinds;
}

/** Steps from a vertex to all others by way of `known` only; −1 where no path leads. */
function stepsFrom(children: readonly (readonly number[])[], from: number, known: ReadonlySet<number>): Int32Array {
  const steps = new Int32Array(children.length).fill(-1);
  if (!known.has(from)) return steps;
  steps[from] = 0;
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    for (const w of children[queue[head]]) {
      if (!known.has(w) || steps[w] !== -1) continue;
      steps[w] = steps[queue[head]] + 1;
      queue.push(w);
    }
  }
  return steps;
}

function spanOf(children: readonly (readonly number[])[], known: ReadonlySet<number>): number {
  let span = 0;
  for (const v of known)
    if (v < children.length) for (const s of stepsFrom(children, v, known)) span = Math.max(span, s);
  return span;
}

/** The vertices not known on the path from start to goal that has fewest of them; in the order of the path. */
function missingFor({ edges, size, start, goal }: Question, known: ReadonlySet<number>): number[] {
  const best: (number[] | undefined)[] = Array.from({ length: size + 1 }, () => undefined);
  best[start] = known.has(start) ? [] : [start];
  // As many rounds as a path can have edges.
  for (let round = 0; round < size; round++) {
    for (const [from, to] of edges) {
      const before = best[from];
      if (before === undefined) continue;
      const count = before.length + (known.has(to) ? 0 : 1);
      const now = best[to];
      if (now === undefined || count < now.length) best[to] = known.has(to) ? before : [...before, to];
    }
  }
  return best[goal] ?? [];
}

/** By layer the columns that lead to the answer, 0 … layers, and the ops between them. */
function backFrom(ops: readonly Op[], layers: number, answering: number) {
  const columns: ReadonlySet<number>[] = [new Set([answering])];
  const used: number[][] = [];
  for (let layer = layers - 1; layer >= 0; layer--) {
    const after = columns[0];
    const now = ops.flatMap((op, k) => (op.layer === layer && after.has(op.to) ? [k] : []));
    used.unshift(now);
    columns.unshift(new Set([...after, ...now.map((k) => ops[k].from)]));
  }
  return { columns: columns.map(ascending), used };
}

/**
 * Explains a measured answer. With `scatter` the important entries are put at random places of their layers: the control that such a
 * graph is held against. @throws RangeError if the measurement is not finished.
 */
export function explain(measurement: Measurement, thresholds: Thresholds, scatter?: Rng): Explanation {
  const { question, row, layers, answer, right, passes } = measurement;
  const n = row.length;
  const children = childrenOf(question);
  const ops = importantOps(measurement, thresholds, scatter);
  const { columns, used } = backFrom(ops, layers, n - 1);
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const tell = (layer: number, held: readonly Held[]): number[] => {
    const index: number[] = [];
    for (const column of columns[layer]) {
      const tokens = ascending(held[column].tokens);
      const span = spanOf(children, held[column].tokens);
      index[column] = nodes.length;
      const vertices = tokens.filter((token) => token <= question.size);
      nodes.push({ layer, column, token: row[column], tokens, places: ascending(held[column].places), vertices, span });
    }
    return index;
  };
  let held = Array.from(row, (token, c): Held => ({ tokens: new Set([token]), places: new Set([c]) }));
  /** What would be held if every entry were a merge. */
  let most = held.map(holding);
  let index = tell(0, held);
  used.forEach((now, layer) => {
    const next = held.map(holding);
    const mostNext = most.map(holding);
    const found = now.map((k) => {
      const { from, to } = ops[k];
      for (const token of most[from].tokens) mostNext[to].tokens.add(token);
      const kinds = kindsOf(ops[k], held[from], held[to], row, question.size, thresholds.placeCopies);
      if (kinds.length > 0) {
        for (const token of held[from].tokens) next[to].tokens.add(token);
        for (const place of held[from].places) next[to].places.add(place);
      }
      return { op: k, kinds };
    });
    const after = tell(layer + 1, next);
    for (const column of columns[layer + 1])
      edges.push({ from: index[column], to: after[column], op: undefined, kinds: [], adds: false, maximal: false });
    for (const { op, kinds } of found) {
      const { from, to } = ops[op];
      const adds = kinds.length > 0 && nodes[index[from]].vertices.some((v) => !held[to].tokens.has(v));
      const both = new Set([...held[from].tokens, ...held[to].tokens]);
      const [longer, its, own] = [spanOf(children, both), nodes[index[from]].span, spanOf(children, held[to].tokens)];
      const maximal = adds && its === own && longer > own && longer >= 2 * own;
      edges.push({ from: index[from], to: after[to], op, kinds, adds, maximal });
    }
    index = after;
    held = next;
    most = mostNext;
  });
  const { vertices: known } = nodes[nodes.length - 1];
  const missing = missingFor(question, new Set(known));
  const leads = reachedFrom(children, question.start);
  const ends = children.flatMap((of, v) =>
    v > 0 && leads[v] === 1 && of.length === 0 && v !== question.goal ? [v] : [],
  );
  const steps = stepsFrom(children, question.start, new Set(known));
  const carried = missingFor(question, most[n - 1].tokens).length === 0;
  return {
    ...{ question, answer, right, finals: finalsOf(measurement, thresholds.alpha), ops, nodes, edges },
    entries: used.reduce((sum, now) => sum + now.length, 0),
    merges: edges.filter(({ kinds }) => kinds.length > 0).length,
    maximal: edges.filter(({ maximal }) => maximal).length,
    known,
    explained: missing.length === 0,
    gap: missing.length === 0 ? 'explained' : carried ? 'unexplained entries' : 'no entries',
    missing,
    deadEnds: ends.length,
    deadEndsKnown: ends.filter((v) => steps[v] !== -1).length,
    passes,
  };
}
