/** What each column of a transformer stands for, in words: three for each edge, then QUERY, start, goal, PATH, start. Pure. */
import type { Question } from '../../../../workers/problems/graph-path/question.ts';

/** Columns that belong together: those of an edge, or one of the question's. */
export interface Group {
  /** `4→2`, `start 2` */
  readonly name: string;
  /** Columns [from, to). */
  readonly from: number;
  readonly to: number;
  /** Place of the edge; undefined for the columns of the question. */
  readonly edge?: number;
}

export interface Columns {
  /** `source of 4→2` */
  readonly names: readonly string[];
  /** The token alone, for where there is little room: `4`, or the first letter of a mark. */
  readonly tokens: readonly string[];
  readonly groups: readonly Group[];
}

export function columnsOf({ edges, start, goal }: Question): Columns {
  const names: string[] = [];
  const tokens: string[] = [];
  const groups: Group[] = [];
  edges.forEach(([from, to], edge) => {
    const name = `${from}→${to}`;
    names.push(`EDGE mark of ${name}`, `source of ${name}`, `target of ${name}`);
    tokens.push('E', String(from), String(to));
    groups.push({ name, from: 3 * edge, to: 3 * edge + 3, edge });
  });
  const single = (name: string, token: string, label = name): void => {
    groups.push({ name: label, from: names.length, to: names.length + 1 });
    names.push(name);
    tokens.push(token);
  };
  single('QUERY mark', 'Q', 'QUERY');
  single(`start ${start}`, String(start));
  single(`goal ${goal}`, String(goal));
  single('PATH mark', 'P', 'PATH');
  single(`last token ${start}`, String(start), `last ${start}`);
  return { names, tokens, groups };
}

/** A layer as people count, from 1. */
export const layerName = (layer: number): string => `layer ${layer + 1}`;

/** A state, 0 … layers. */
export const stateName = (state: number): string =>
  state === 0 ? `before ${layerName(0)}` : `after ${layerName(state - 1)}`;
