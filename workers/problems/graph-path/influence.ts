/**
 * Which edges have changed what a token holds, layer by layer: the edge-influence probe. Causal and without training: each edge
 * in turn is replaced by one that joins a vertex the graph does not use to itself, and the streams are compared. Pure; the
 * same rows can be given to `forward` or, as one batch, to ONNX.
 */
import { encode, layoutOf } from './tokens.ts';
import { childrenOf, reachedFrom, type Question } from './question.ts';

/** The smallest vertex that no edge, start or goal uses; undefined if all are used. */
export function unusedVertex({ size, edges, start, goal }: Question): number | undefined {
  const used = new Set([start, goal, ...edges.flat()]);
  for (let v = 1; v <= size; v++) if (!used.has(v)) return v;
  return undefined;
}

/**
 * [edges + 1] The question's row, then one row for each edge without it; undefined where no vertex is unused, as then nothing can
 * stand for an edge that is not there.
 */
export function influenceRows(question: Question): Uint8Array[] | undefined {
  const free = unusedVertex(question);
  if (free === undefined) return undefined;
  const clean = encode(question);
  return [
    clean,
    ...question.edges.map((_, e) => {
      const row = clean.slice();
      row[3 * e + 1] = free;
      row[3 * e + 2] = free;
      return row;
    }),
  ];
}

/**
 * [columns × edges] ‖x − x'‖ / ‖x‖ of each token's stream x, x' that without the edge; `states(r)` is row r of
 * `influenceRows` at one layer, [columns × width].
 */
export function influence(question: Question, states: (row: number) => ArrayLike<number>): Float64Array {
  const { width } = layoutOf(question.size);
  const columns = 3 * question.edges.length + 5;
  const clean = states(0);
  const edges = question.edges.length;
  const out = new Float64Array(columns * edges);
  for (let e = 0; e < edges; e++) {
    const changed = states(e + 1);
    for (let c = 0; c < columns; c++) {
      let difference = 0;
      let length = 0;
      for (let i = c * width; i < (c + 1) * width; i++) {
        difference += (clean[i] - changed[i]) * (clean[i] - changed[i]);
        length += clean[i] * clean[i];
      }
      out[c * edges + e] = Math.sqrt(difference / length);
    }
  }
  return out;
}

/** Vertex that each token of the edges belongs to; 0 for the EDGE marks. [3 edges] */
const ownersOf = ({ edges }: Question) => edges.flatMap(([from, to]) => [0, from, to]);

/**
 * Influences of edges that no path connects with the token's vertex, in either direction: there is nothing to be told, so what
 * there is is noise, and a high quantile of it over many questions is a threshold.
 */
export function unconnected(question: Question, influences: ArrayLike<number>): number[] {
  const children = childrenOf(question);
  const reached = children.map((_, v) => reachedFrom(children, v));
  const edges = question.edges.length;
  return ownersOf(question).flatMap((v, c) =>
    v === 0
      ? []
      : question.edges.flatMap(([from, to], e) =>
          reached[v][from] === 1 || reached[to][v] === 1 || v === from || v === to ? [] : [influences[c * edges + e]],
        ),
  );
}

/**
 * [(size + 1) × (size + 1)] 1 in row v, column w where a token of vertex v has been influenced beyond the threshold by an edge
 * that begins or ends in w.
 */
export function influencedVertices(question: Question, influences: ArrayLike<number>, threshold: number): Uint8Array {
  const row = question.size + 1;
  const edges = question.edges.length;
  const out = new Uint8Array(row * row);
  ownersOf(question).forEach((v, c) => {
    if (v === 0) return;
    question.edges.forEach(([from, to], e) => {
      if (influences[c * edges + e] <= threshold) return;
      out[v * row + from] = 1;
      out[v * row + to] = 1;
    });
  });
  return out;
}
