/**
 * A question as a transformer reads it (Saparov et al. 2024): tokens, and the fixed vectors that stand for them. Pure.
 *
 * Tokens of size E: vertices 1 … E, then PATH, EDGE, PAD, QUERY; 0 is never used. A row is `(EDGE from to)` for each edge, then
 * `QUERY start goal PATH start`, filled up on the left with PAD to 3 E + 5. A token's vector is its one-hot, 16 zeros of work
 * space, and the one-hot of its place, places counted from the left of the filled row: so each coordinate keeps its meaning.
 */
import type { Question } from './question.ts';

/** Coordinates of work space. */
export const WORK = 16;

/** Where things are for graphs of at most `size` edges. */
export interface Layout {
  readonly size: number;
  /** Tokens there are: coordinates [0, tokens) say which one a vector holds. */
  readonly tokens: number;
  /** Length of a row; coordinates [tokens + WORK, width) say which place. */
  readonly length: number;
  readonly width: number;
  readonly path: number;
  readonly edge: number;
  readonly pad: number;
  readonly query: number;
}

export function layoutOf(size: number): Layout {
  const tokens = size + 5;
  const length = 3 * size + 5;
  const marks = { path: size + 1, edge: size + 2, pad: size + 3, query: size + 4 };
  return { size, tokens, length, width: tokens + WORK + length, ...marks };
}

/** [3 edges + 5] The tokens without padding. */
export function encode({ size, edges, start, goal }: Question): Uint8Array {
  const { path, edge, query } = layoutOf(size);
  return Uint8Array.from([...edges.flatMap(([from, to]) => [edge, from, to]), query, start, goal, path, start]);
}

/** What a network is fed. */
export interface Inputs {
  readonly rows: number;
  /** Columns: the longest of the rows. */
  readonly columns: number;
  /** [rows × columns × width] */
  readonly x0: Float32Array;
  /** [rows × 1 × columns] Added to attention scores: 0, or −1e9 where there is padding. */
  readonly bias: Float32Array;
}

const longest = (rows: readonly Uint8Array[]) => rows.reduce((most, row) => Math.max(most, row.length), 0);

/** Rows of tokens without padding, as inputs; columns that would hold padding only are left out unless more are asked for. */
export function inputsOf(layout: Layout, rows: readonly Uint8Array[], columns = longest(rows)): Inputs {
  const { tokens, length, width, pad } = layout;
  const x0 = new Float32Array(rows.length * columns * width);
  const bias = new Float32Array(rows.length * columns);
  rows.forEach((row, r) => {
    const padding = columns - row.length;
    for (let c = 0; c < columns; c++) {
      const at = (r * columns + c) * width;
      x0[at + (c < padding ? pad : row[c - padding])] = 1;
      x0[at + tokens + WORK + length - columns + c] = 1;
      if (c < padding) bias[r * columns + c] = -1e9;
    }
  });
  return { rows: rows.length, columns, x0, bias };
}
