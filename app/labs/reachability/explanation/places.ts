/** Where the nodes of an explanation are drawn: inputs at the bottom, the answer on top, columns from left to right. Pure. */
import type { Explanation } from '../../../../workers/problems/graph-path/explain.ts';

export interface Places {
  readonly width: number;
  readonly height: number;
  /** By node. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Columns in use, ascending, and where each is. */
  readonly columns: readonly { readonly column: number; readonly x: number }[];
}

const MARGIN = { left: 64, right: 24, top: 28, bottom: 46 } as const;
const ROW = 92;
/** From a column to the next. */
const LEAST = 22;

/** `room` in pixels; the drawing is at least so wide, and no circles touch. */
export function placesOf({ nodes }: Pick<Explanation, 'nodes'>, room: number): Places {
  const used = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const top = nodes.reduce((most, { layer }) => Math.max(most, layer), 0);
  const height = MARGIN.top + MARGIN.bottom + top * ROW;
  const width = Math.max(room, MARGIN.left + MARGIN.right + LEAST * (used.length - 1));
  const inner = width - MARGIN.left - MARGIN.right;
  const at = new Map(
    used.map((column, i) => [column, MARGIN.left + (used.length < 2 ? inner / 2 : (i / (used.length - 1)) * inner)]),
  );
  return {
    width,
    height,
    x: nodes.map(({ column }) => at.get(column) ?? 0),
    y: nodes.map(({ layer }) => MARGIN.top + (top - layer) * ROW),
    columns: used.map((column) => ({ column, x: at.get(column) ?? 0 })),
  };
}
