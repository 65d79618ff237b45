/** Graphs as text: in links `1-2,1-3,1..3`, and as people paste them. Pure. */
import { refusal, type Question } from '../../../workers/problems/graph-path/question.ts';
import { SIZES } from '../../../workers/problems/graph-path/sweep.ts';

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

/**
 * Why a graph that was asked for is not on show, in a sentence; undefined if it can be. `reader` is who takes no more than the
 * question's size: a graph that is merely too large for it comes back with one that takes more.
 */
export function notShown(question: Question, reader: string): string | undefined {
  const why = refusal(question);
  if (why === undefined) return undefined;
  const larger = { ...question, size: SIZES.max };
  if (refusal(larger) !== undefined) return `The graph of the link was not taken: ${why}. Another one is shown`;
  const most = Math.max(question.start, question.goal, ...question.edges.flat());
  const what = question.edges.length > question.size ? `${question.edges.length} edges` : `a vertex ${most}`;
  return `${reader} takes graphs of at most ${question.size} edges and vertices up to ${question.size}, and the one asked for has ${what}: another one is shown until a larger solver is chosen`;
}
