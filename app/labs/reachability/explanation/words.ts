/** An explanation in words. Pure. */
import type { Explanation, Gap } from '../../../../workers/problems/graph-path/explain.ts';
import { stateName, type Columns } from '../attention/columns.ts';

const GAPS: Readonly<Record<Exclude<Gap, 'explained'>, string>> = {
  'unexplained entries': 'the entries that would carry it are there, but what they go by could not be found',
  'no entries': 'no attention entry that matters carries it',
};

const list = (vertices: readonly number[]): string => vertices.join(', ');

/** Whether the answer is explained, and what is missing if not. */
export function verdictText({ explained, gap, known, missing, question }: Explanation): string {
  const { start, goal } = question;
  if (explained)
    return `Explained: the last token ends with ${list(known)}, which holds a path from ${start} to ${goal}.`;
  const why = gap === 'explained' ? '' : `: ${GAPS[gap]}`;
  return `Not explained: the last token ends with ${list(known) || 'nothing'}; ${list(missing)} would be needed for a path from ${start} to ${goal}${why}.`;
}

/** What a node is and holds. */
export function nodeText({ nodes }: Explanation, index: number, { names }: Columns): string {
  const { layer, column, vertices, span } = nodes[index];
  const when = stateName(layer);
  const path = span > 0 ? `, a path of ${span} ${span === 1 ? 'edge' : 'edges'} among them` : '';
  return `${names[column]}, ${when}: knows ${list(vertices) || 'no vertex'}${path}`;
}

/** What an edge goes by. */
export function edgeText({ nodes, ops, edges }: Explanation, index: number, { names }: Columns): string {
  const { from, to, op, kinds, adds, maximal } = edges[index];
  const [source, target] = [nodes[from], nodes[to]];
  if (op === undefined) return `${names[source.column]} keeps what it has through layer ${source.layer + 1}`;
  const { negative, attention, drop } = ops[op];
  const how = negative ? 'pays no attention to' : 'looks at';
  const by = kinds.length > 0 ? `by ${kinds.join(' and ')}` : 'unexplained';
  const does = maximal ? ', doubles a path' : adds ? ', adds vertices' : '';
  return `Layer ${source.layer + 1}: ${names[target.column]} ${how} ${names[source.column]} (${(100 * attention).toFixed(0)} %), ${by}${does}; without it the answer falls by ${drop.toFixed(2)}`;
}
