/**
 * IGD+ and additive ε against a known front, kept up point by point: for every point of the front, how near the best of all
 * points offered so far comes. What a dominated point reaches, those that dominate it reach as well, so points need be
 * offered only when they enter the running front, and need not be taken back when they leave it. O(|front| · m) a point.
 * The same numbers as `core/indicators.ts` has of the running front, on objectives scaled by floor … ceiling.
 */
import type { Objective } from '../../core/types.ts';

export class Shortfall {
  private readonly m: number;
  /** Of each objective, what is taken off and what is divided by. */
  private readonly floors: Float64Array;
  private readonly spans: Float64Array;
  /** [k × m] The front, scaled. */
  private readonly front: Float64Array;
  /** [k] Least squared distance, counting only objectives in which the point falls short. */
  private readonly squares: Float64Array;
  /** [k] Least amount to add to all objectives of a point for it to reach the front's. */
  private readonly raises: Float64Array;
  private readonly point: Float64Array;

  /** `front` is [k × m] as written. */
  constructor(objectives: readonly Objective[], front: Float64Array) {
    const m = objectives.length;
    this.m = m;
    this.floors = Float64Array.from(objectives, ({ floor }) => floor);
    this.spans = Float64Array.from(objectives, ({ floor, ceiling }) => ceiling - floor);
    this.front = Float64Array.from(front, (value, i) => (value - this.floors[i % m]) / this.spans[i % m]);
    this.squares = new Float64Array(front.length / m).fill(Infinity);
    this.raises = this.squares.slice();
    this.point = new Float64Array(m);
  }

  /** Takes `row` of `values` [rows × m], as written, into account. */
  offer(values: Float64Array, row: number): void {
    const { m, front, squares, raises, point } = this;
    for (let k = 0; k < m; k++) point[k] = (values[row * m + k] - this.floors[k]) / this.spans[k];
    for (let z = 0; z < squares.length; z++) {
      let square = 0;
      let raise = -Infinity;
      for (let k = 0; k < m; k++) {
        const needed = front[z * m + k] - point[k];
        if (needed > 0) square += needed * needed;
        if (needed > raise) raise = needed;
      }
      if (square < squares[z]) squares[z] = square;
      if (raise < raises[z]) raises[z] = raise;
    }
  }

  clear(): void {
    this.squares.fill(Infinity);
    this.raises.fill(Infinity);
  }

  /** Inverted generational distance plus; infinite before the first point. */
  igdPlus(): number {
    let sum = 0;
    for (const square of this.squares) sum += Math.sqrt(square);
    return sum / this.squares.length;
  }

  /** Additive ε; infinite before the first point. */
  epsilon(): number {
    let most = -Infinity;
    for (const raise of this.raises) most = Math.max(most, raise);
    return most;
  }
}
