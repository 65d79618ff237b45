/**
 * Which point is nearest to a place on the plot: points are sorted into the cells of a grid over the unit square once, so
 * that a look takes in only the cells near the place. Pure.
 */
import type { Places } from './places.ts';

/** About so many points to a cell, if they were spread evenly. */
const PER_CELL = 4;
const MOST_CELLS = 256;

export class GridIndex {
  readonly #x: Float32Array;
  readonly #y: Float32Array;
  readonly #side: number;
  /** [cells + 1] where each cell's rows begin in `#rows`, row by row of cells. */
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;

  /** Points outside the square are left out. The places must not change as long as the index is used. */
  constructor({ x, y, count }: Pick<Places, 'x' | 'y' | 'count'>) {
    this.#x = x;
    this.#y = y;
    this.#side = Math.max(1, Math.min(MOST_CELLS, Math.ceil(Math.sqrt(count / PER_CELL))));
    const side = this.#side;
    const cells = new Int32Array(count);
    const starts = new Uint32Array(side * side + 1);
    for (let row = 0; row < count; row++) {
      const inside = x[row] >= 0 && x[row] <= 1 && y[row] >= 0 && y[row] <= 1;
      cells[row] = inside ? this.#along(y[row]) * side + this.#along(x[row]) : -1;
      if (inside) starts[cells[row] + 1]++;
    }
    for (let cell = 0; cell < side * side; cell++) starts[cell + 1] += starts[cell];
    const next = starts.slice();
    this.#rows = new Uint32Array(starts[side * side]);
    for (let row = 0; row < count; row++) if (cells[row] >= 0) this.#rows[next[cells[row]]++] = row;
    this.#starts = starts;
  }

  /** The row nearest to a place, no further than `reach`, that `counts`; of equally near ones the first. −1 if there is none. */
  nearest(x: number, y: number, reach: number, counts: (row: number) => boolean = () => true): number {
    let best = -1;
    let least = reach * reach;
    const [left, right] = [this.#along(x - reach), this.#along(x + reach)];
    const [top, bottom] = [this.#along(y - reach), this.#along(y + reach)];
    for (let line = top; line <= bottom; line++) {
      const from = this.#starts[line * this.#side + left];
      const to = this.#starts[line * this.#side + right + 1];
      for (let i = from; i < to; i++) {
        const row = this.#rows[i];
        const [dx, dy] = [this.#x[row] - x, this.#y[row] - y];
        const square = dx * dx + dy * dy;
        if (square > least || (square === least && best >= 0 && row > best) || !counts(row)) continue;
        best = row;
        least = square;
      }
    }
    return best;
  }

  #along(place: number): number {
    return Math.max(0, Math.min(this.#side - 1, Math.floor(place * this.#side)));
  }
}
