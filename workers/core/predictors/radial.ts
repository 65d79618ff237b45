/**
 * The radial kernel exp(−γ·|x − z|²) between feature rows and a set of examples: 1 for the same row, towards 0 for ones far
 * apart. Squared distances come from products, |x|² + |z|² − 2·x·z, over the features of x that are not 0 alone: few where
 * they stand for choices, whose distances then are whole numbers and have their exponentials in a table. Pure but for a
 * buffer.
 */
import { exp } from '../det-math.ts';

const TABLE = 256;

export class Radial {
  private readonly examples: Float64Array;
  private readonly width: number;
  private readonly gamma: number;
  /** |z|² of each example. */
  private readonly squares: Float64Array;
  /** exp(−γ·d) for whole d. */
  private readonly table: Float64Array;
  private readonly places: Uint32Array;

  /** `examples` is [count × width]. */
  constructor(examples: Float64Array, width: number, count: number, gamma: number) {
    this.examples = examples;
    this.width = width;
    this.gamma = gamma;
    this.squares = new Float64Array(count);
    for (let i = 0; i < count; i++)
      for (let k = 0; k < width; k++) this.squares[i] += examples[i * width + k] * examples[i * width + k];
    this.table = Float64Array.from({ length: TABLE }, (_, d) => exp(-gamma * d));
    this.places = new Uint32Array(width);
  }

  /** Writes the kernel between a row of `features` [any × width] and the first `count` examples to out[to … to + count). */
  row(features: Float64Array, row: number, count: number, out: Float64Array, to: number): void {
    const { examples, width, gamma, squares, table, places } = this;
    const from = row * width;
    let filled = 0;
    let square = 0;
    for (let k = 0; k < width; k++) {
      const value = features[from + k];
      if (value === 0) continue;
      places[filled++] = k;
      square += value * value;
    }
    for (let i = 0; i < count; i++) {
      let product = 0;
      const start = i * width;
      for (let p = 0; p < filled; p++) product += features[from + places[p]] * examples[start + places[p]];
      // Rounding may leave a hair less than 0.
      const squared = Math.max(0, square + squares[i] - 2 * product);
      out[to + i] = squared < TABLE && squared === Math.floor(squared) ? table[squared] : exp(-gamma * squared);
    }
  }

  /** The kernel between all examples, [count × count]. */
  matrix(): Float64Array {
    const count = this.squares.length;
    const kernel = new Float64Array(count * count);
    for (let i = 0; i < count; i++) {
      this.row(this.examples, i, i, kernel, i * count);
      kernel[i * count + i] = 1;
      for (let j = 0; j < i; j++) kernel[j * count + i] = kernel[i * count + j];
    }
    return kernel;
  }
}
