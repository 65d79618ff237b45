/**
 * The linear probe: from a token's stream, a linear map guesses which vertices can be reached from the token's vertex, or which it can be
 * reached from (Saparov et al. 2024, appendix; ridge regression to 0 and 1). It tells what lies open in a stream, not what the
 * transformer uses. Sources of edges are asked ahead, targets back. Pure; sums in a fixed order.
 */
import { factorise, packedLength, solveLower, solveUpper } from '../../core/cholesky.ts';
import { distances, type Question } from './question.ts';
import type { Layout } from './tokens.ts';

/** Weight of the squared coefficients, beside the squared errors of all samples. */
export const RIDGE = 1;

/** Sums of what a regression needs: inputs of `width` numbers and a constant, `outputs` targets of 0 or 1. */
export class Ridge {
  readonly #width: number;
  readonly #outputs: number;
  /** Packed by rows, the constant last. */
  readonly #squares: Float64Array;
  /** [outputs × (width + 1)] */
  readonly #products: Float64Array;

  constructor(width: number, outputs: number) {
    this.#width = width;
    this.#outputs = outputs;
    this.#squares = new Float64Array(packedLength(width + 1));
    this.#products = new Float64Array(outputs * (width + 1));
  }

  /** A sample: its input x[at … at + width), and the targets that are 1. */
  add(x: ArrayLike<number>, at: number, ones: readonly number[]): void {
    const n = this.#width;
    const squares = this.#squares;
    let k = 0;
    for (let i = 0; i < n; i++) {
      const xi = x[at + i];
      for (let j = 0; j <= i; j++) squares[k++] += xi * x[at + j];
    }
    for (let j = 0; j < n; j++) squares[k++] += x[at + j];
    squares[k]++;
    for (const one of ones) {
      const row = one * (n + 1);
      for (let i = 0; i < n; i++) this.#products[row + i] += x[at + i];
      this.#products[row + n]++;
    }
  }

  /** [outputs × (width + 1)] Coefficients, the constant last; `ridge` > 0, and it holds the constant down too. */
  solve(ridge: number): Float64Array {
    const n = this.#width + 1;
    const matrix = this.#squares.slice();
    for (let i = 0, at = 0; i < n; at += ++i + 1) matrix[at] += ridge;
    const factor = new Float64Array(matrix.length);
    if (!factorise(n, matrix, factor)) throw new RangeError('the ridge is too small for these samples');
    const out = this.#products.slice();
    for (let o = 0; o < this.#outputs; o++) {
      const row = out.subarray(o * n, (o + 1) * n);
      solveLower(n, factor, row);
      solveUpper(n, factor, row);
    }
    return out;
  }
}

/** Guess of one target: near 1 if it is, near 0 if not. */
export function guess(coefficients: Float64Array, width: number, output: number, x: ArrayLike<number>, at: number) {
  const row = output * (width + 1);
  let sum = coefficients[row + width];
  for (let i = 0; i < width; i++) sum += coefficients[row + i] * x[at + i];
  return sum;
}

/**
 * Area under the curve of hits and false alarms: the chance that one of `positive` is larger than one of `negative`, half of it where they
 * are equal. NaN if either is empty. `negative` is sorted ascending.
 */
export function areaUnderCurve(positive: readonly number[], negative: Float64Array): number {
  if (positive.length === 0 || negative.length === 0) return NaN;
  /** How many of `negative` are below, or not above. */
  const below = (value: number, equal: boolean): number => {
    let [low, high] = [0, negative.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (negative[middle] < value || (equal && negative[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let sum = 0;
  for (const value of positive) sum += below(value, false) + below(value, true);
  return sum / (2 * positive.length * negative.length);
}

/** Ahead: what a source reaches; back: what a target is reached from. */
export const WAYS = ['ahead', 'back'] as const;
export type Way = (typeof WAYS)[number];

/** A token to be asked: where it stands in the row, and its vertex. */
const tokensOf = ({ edges }: Question, way: Way) =>
  edges.map(([from, to], e) =>
    way === 'ahead' ? { column: 3 * e + 1, vertex: from } : { column: 3 * e + 2, vertex: to },
  );

/** Distances as a token of a vertex is asked for them: −1 where there is no path, 0 to itself. */
function distancesBy(question: Question, way: Way): (vertex: number, other: number) => number {
  const far = distances(question);
  const row = question.size + 1;
  return (vertex, other) => (way === 'ahead' ? far[vertex * row + other] : far[other * row + vertex]);
}

/** Vertices that edges join. */
const present = ({ size, edges }: Question): number[] => {
  const used = new Set(edges.flat());
  return Array.from({ length: size }, (_, i) => i + 1).filter((v) => used.has(v));
};

/** Adds a question's tokens; `states` is one state of its row, [columns × width], from `at` on. */
export function teach(
  ridge: Ridge,
  way: Way,
  question: Question,
  { width }: Layout,
  states: ArrayLike<number>,
  at: number,
): void {
  const far = distancesBy(question, way);
  const vertices = present(question);
  for (const { column, vertex } of tokensOf(question, way))
    ridge.add(
      states,
      at + column * width,
      vertices.filter((w) => far(vertex, w) > 0),
    );
}

/** Guesses on questions that nothing was learned from, by the true distance. */
export interface Guesses {
  /** [distance] Guesses for vertices that are so many edges away; none at 0. */
  readonly reached: number[][];
  /** Guesses for vertices of the same graphs that no path leads to. */
  readonly unreached: number[];
}

/** Adds what a probe guesses for the tokens of a question, of vertices other than the token's that the graph has. */
export function test(
  to: Guesses,
  coefficients: Float64Array,
  way: Way,
  question: Question,
  { width }: Layout,
  states: ArrayLike<number>,
  at: number,
): void {
  const far = distancesBy(question, way);
  const vertices = present(question);
  for (const { column, vertex } of tokensOf(question, way)) {
    for (const w of vertices) {
      if (w === vertex) continue;
      const guessed = guess(coefficients, width, w, states, at + column * width);
      const distance = far(vertex, w);
      if (distance < 0) to.unreached.push(guessed);
      else (to.reached[distance] ??= []).push(guessed);
    }
  }
}

/** [distance, from 1] Areas under the curve, each distance against all that no path leads to; NaN where there is none. */
export function areas({ reached, unreached }: Guesses, farthest: number): number[] {
  const negative = Float64Array.from(unreached).sort((a, b) => a - b);
  return Array.from({ length: farthest }, (_, i) => areaUnderCurve(reached[i + 1] ?? [], negative));
}

/** [(size + 1) × (size + 1)] What a probe guesses for each vertex that has tokens, the mean of them; NaN elsewhere. */
export function guesses(
  coefficients: Float64Array,
  way: Way,
  question: Question,
  { width }: Layout,
  states: ArrayLike<number>,
): Float64Array {
  const row = question.size + 1;
  const out = new Float64Array(row * row).fill(NaN);
  const tokens = tokensOf(question, way);
  for (const v of present(question)) {
    const columns = tokens.flatMap(({ column, vertex }) => (vertex === v ? [column] : []));
    if (columns.length === 0) continue;
    for (const w of present(question)) {
      if (w === v) continue;
      let sum = 0;
      for (const column of columns) sum += guess(coefficients, width, w, states, column * width);
      out[v * row + w] = sum / columns.length;
    }
  }
  return out;
}
