/** Graphs as text: in links `1-2,1-3,1..3`, and as people paste them. Pure. */
import type { Question } from '../../../workers/problems/graph-path/question.ts';

/** Edges and ends, as links say them. */
export const graphText = ({ edges, start, goal }: Question): string =>
  [...edges.map(([from, to]) => `${from}-${to}`), `${start}..${goal}`].join(',');

/** Reads what `graphText` writes; undefined if it is something else. Whether it can be asked is for `refusal` to say. */
export function readGraph(text: string, size: number): Question | undefined {
  const parts = text.split(',');
  const ends = /^(\d+)\.\.(\d+)$/.exec(parts.pop() ?? '');
  const edges = parts.map((part) => /^(\d+)-(\d+)$/.exec(part));
  if (ends === null || edges.some((edge) => edge === null)) return undefined;
  return {
    size,
    edges: edges.map((edge) => [Number(edge?.[1]), Number(edge?.[2])] as const),
    start: Number(ends[1]),
    goal: Number(ends[2]),
  };
}
