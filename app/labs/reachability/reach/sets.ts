/** Sets of vertices that have influenced others, against those that a path connects. Pure. */
import { influencedVertices } from '../../../../workers/problems/graph-path/influence.ts';
import { distances, type Question } from '../../../../workers/problems/graph-path/question.ts';
import { usedVertices } from '../graph/layout.ts';

/** Edges of the shortest path between two vertices, whichever way it leads; 0 where none does, and from a vertex to itself. */
export function spansOf(question: Question): (v: number, w: number) => number {
  const far = distances(question);
  const row = question.size + 1;
  return (v, w) => Math.max(far[v * row + w], far[w * row + v], 0);
}

/** Edges that sets can span before layer 0, 1, …: their own at first, and twice as many after each merge. */
export const boundOf = (state: number): number => 2 ** state;

/** What a pair of vertices is: connected and influenced, only one of the two, or neither. */
export type Agreement = 'both' | 'missed' | 'false' | 'neither';

/** [columns] Places in the row of edges that influence a column beyond the threshold. */
export function edgesOf(
  { edges }: Question,
  influences: ArrayLike<number>,
  threshold: number,
  column: number,
): number[] {
  return edges.flatMap((_, e) => (influences[column * edges.length + e] > threshold ? [e] : []));
}

/** Of what most influences the answer, the share that counts; noise is known of vertices only. */
const STRONG = 0.5;

/** [edges influencing the last column at least half as much as the strongest does]; none where nothing does. */
function strongest({ edges }: Question, influences: ArrayLike<number>): number[] {
  const of = edges.map((_, e) => influences[(3 * edges.length + 4) * edges.length + e]);
  const most = Math.max(...of);
  return most > 0 ? [...edges.keys()].filter((e) => of[e] >= STRONG * most) : [];
}

/**
 * How often, of an edge that a path connects with a token's vertex and one that none does, the connected one influences the token
 * more: ½ if influences tell nothing. Tokens' own edges left out; undefined where there is no such pair.
 */
export function separationOf(question: Question, influences: ArrayLike<number>): number | undefined {
  const { edges } = question;
  const spanOf = spansOf(question);
  const connected: number[] = [];
  const apart: number[] = [];
  edges.forEach((own, place) =>
    own.forEach((v, i) =>
      edges.forEach((edge, e) => {
        if (e === place) return;
        const isNear = edge.map((w) => v === w || spanOf(v, w) > 0);
        const value = influences[(3 * place + 1 + i) * edges.length + e];
        if (isNear.every(Boolean)) connected.push(value);
        else if (!isNear.some(Boolean)) apart.push(value);
      }),
    ),
  );
  if (connected.length * apart.length === 0) return undefined;
  let more = 0;
  for (const a of connected) for (const b of apart) more += a > b ? 1 : a === b ? 0.5 : 0;
  return more / (connected.length * apart.length);
}

/** The sets of one state. */
export interface Sets {
  readonly vertices: readonly number[];
  /** Whether edges at `to` have influenced `of`. */
  knows(of: number, to: number): boolean;
  agreement(of: number, to: number): Agreement;
  /** Edges, by place, that influence a token of the vertex. */
  edgesOf(vertex: number): readonly number[];
  /** Edges that influence the last column, which answers, at least half as much as the strongest does. */
  readonly answer: readonly number[];
  readonly figures: Figures;
}

export interface Figures {
  /** Mean number of other vertices in a set. */
  readonly size: number;
  /** Pairs that a path connects, and those of them influenced. */
  readonly pairs: number;
  readonly reached: number;
  /** Of the pairs connected, those no further apart than the bound. */
  readonly within: number;
  /** Influenced though further apart than the bound. */
  readonly beyond: number;
  /** Influenced though no path connects them. */
  readonly falsely: number;
  /** As `separationOf` has it. */
  readonly separation: number | undefined;
  /** Pairs that no path connects. */
  readonly apart: number;
}

export function setsOf(question: Question, influences: ArrayLike<number>, threshold: number, state: number): Sets {
  const row = question.size + 1;
  const { edges } = question;
  const vertices = usedVertices(question);
  const known = influencedVertices(question, influences, threshold);
  const spanOf = spansOf(question);
  const knows = (of: number, to: number) => known[of * row + to] === 1;
  const agreement = (of: number, to: number): Agreement => {
    if (spanOf(of, to) > 0) return knows(of, to) ? 'both' : 'missed';
    return knows(of, to) ? 'false' : 'neither';
  };
  const pairs = vertices.flatMap((of) => vertices.flatMap((to) => (of === to ? [] : [[of, to] as const])));
  const span = ([of, to]: readonly [number, number]) => spanOf(of, to);
  const connected = pairs.filter((pair) => span(pair) > 0);
  const influenced = pairs.filter(([of, to]) => knows(of, to));
  const reached = connected.filter(([of, to]) => knows(of, to));
  return {
    vertices,
    knows,
    agreement,
    edgesOf: (vertex) => [
      ...new Set(
        edges.flatMap((edge, place) =>
          edge.flatMap((end, i) => (end === vertex ? edgesOf(question, influences, threshold, 3 * place + 1 + i) : [])),
        ),
      ),
    ],
    answer: strongest(question, influences),
    figures: {
      size: influenced.length / vertices.length,
      pairs: connected.length,
      reached: reached.length,
      within: connected.filter((pair) => span(pair) <= boundOf(state)).length,
      beyond: reached.filter((pair) => span(pair) > boundOf(state)).length,
      falsely: influenced.length - reached.length,
      separation: separationOf(question, influences),
      apart: pairs.length - connected.length,
    },
  };
}
