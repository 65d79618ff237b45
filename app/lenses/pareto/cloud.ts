/** Points that are not read, faintly below all others: drawn once for a view, and kept. */
import type { Objective } from '../../../workers/core/types.ts';
import { Dots } from './dots.ts';
import { Extents, Places, type Range } from './places.ts';
import type { Window } from './raster.ts';
import type { Sides } from './sides.ts';

/** In CSS pixels. There are many. */
const RADIUS = 0.9;

export class Cloud {
  readonly #points: Float64Array;
  readonly #m: number;
  readonly #extents: Extents;
  readonly #places = new Places();
  readonly #dots = new Dots();
  #axes: Sides | null = null;

  /** [points × objectives] as written. */
  constructor(points: Float64Array, objectives: readonly Objective[]) {
    this.#points = points;
    this.#m = objectives.length;
    this.#extents = new Extents(objectives);
    this.#extents.extend(points);
  }

  /** Smallest and largest shown value of objective k; null where it has none. */
  rangeOf(k: number): Range | null {
    return this.#extents.of(k);
  }

  /** Puts the points on the plot, if these are other sides than before. */
  place(axes: Sides): void {
    if (axes === this.#axes) return;
    this.#axes = axes;
    this.#places.cut(0);
    this.#places.extend(this.#points, this.#m, ...axes);
    this.#dots.invalidate();
  }

  /** The picture is to be drawn anew: it lies or looks otherwise. */
  invalidate(): void {
    this.#dots.invalidate();
  }

  /** A square of `width` pixels. `colour` as 0xBBGGRR. */
  picture(width: number, ratio: number, window: Window, colour: number): HTMLCanvasElement {
    this.#dots.resize(width);
    this.#dots.update(this.#places, { window, radius: RADIUS * ratio, colourOf: () => colour });
    return this.#dots.canvas;
  }
}
