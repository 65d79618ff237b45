/** What the coordinates of a stream stand for: they never change their meaning, as inputs are fixed one-hots. Pure. */
import { layoutOf, WORK } from '../../../../workers/problems/graph-path/tokens.ts';
import type { Columns, Group } from '../attention/columns.ts';

export interface Coordinates {
  /** [width] `holds vertex 11`, `position of the source of 4→2` */
  readonly names: readonly string[];
  /** Tokens, work space, positions. */
  readonly groups: readonly Group[];
}

/** [tokens] Names of the tokens of a size. */
export function tokenNames(size: number): string[] {
  const { tokens, path, edge, pad, query } = layoutOf(size);
  const marks = new Map([[0, 'nothing'], [path, 'PATH'], [edge, 'EDGE'], [pad, 'PAD'], [query, 'QUERY']]); // prettier-ignore
  return Array.from({ length: tokens }, (_, t) => marks.get(t) ?? String(t));
}

/** For a question of `names.length` columns, read by a network of a size: columns are the last of its positions. */
export function coordinatesOf(size: number, { names }: Columns): Coordinates {
  const { tokens, length, width } = layoutOf(size);
  const positions = tokens + WORK;
  const unused = length - names.length;
  const holds = tokenNames(size).map((name, t) => {
    if (t === 0) return 'holds token 0, which is never used';
    return t <= size ? `holds vertex ${name}` : `holds ${name}`;
  });
  const work = Array.from({ length: WORK }, (_, i) => `work space ${i + 1}`);
  const places = Array.from({ length }, (_, p) =>
    p < unused ? `position ${p + 1}, empty in this graph` : `position of the ${names[p - unused]}`,
  );
  return {
    names: [...holds, ...work, ...places],
    groups: [
      { name: 'tokens', from: 0, to: tokens },
      { name: 'work', from: tokens, to: positions },
      { name: 'positions', from: positions, to: width },
    ],
  };
}

/**
 * [n × width] Each column's stream less its mean, in its standard deviations: what every layer sees of it, as LayerNorms take mean
 * and length away.
 */
export function standardised(state: Float32Array, width: number): Float32Array {
  const out = new Float32Array(state.length);
  for (let at = 0; at < state.length; at += width) {
    let mean = 0;
    for (let i = 0; i < width; i++) mean += state[at + i] / width;
    let variance = 0;
    for (let i = 0; i < width; i++) variance += ((state[at + i] - mean) * (state[at + i] - mean)) / width;
    const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    for (let i = 0; i < width; i++) out[at + i] = (state[at + i] - mean) * scale;
  }
  return out;
}

export interface Held {
  readonly coordinate: number;
  readonly value: number;
}

/** The `count` largest coordinates of a column's stream, either sign, the first of equal ones first. */
export function strongestHeld(state: ArrayLike<number>, width: number, column: number, count: number): Held[] {
  return Array.from({ length: width }, (_, coordinate) => ({ coordinate, value: state[column * width + coordinate] }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.coordinate - b.coordinate)
    .slice(0, count);
}

/** Token 0 is never used, so it is no answer; `tokens` chances from `at` on. */
export function likeliest(lens: ArrayLike<number>, tokens: number, at: number): { token: number; chance: number } {
  let token = 1;
  for (let t = 2; t < tokens; t++) if (lens[at + t] > lens[at + token]) token = t;
  return { token, chance: lens[at + token] };
}
