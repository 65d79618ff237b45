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
  /** What the picture shows; null for nothing of use. */
  #drawn: { readonly window: Window; readonly colour: number; readonly width: number } | null = null;

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
    this.#drawn = null;
  }

  /**
   * Draws what `window` shows, on a square canvas of pixels of the screen. While it is `moving`, the picture there is is
   * drawn larger or smaller: all points anew would take longer than a frame has.
   */
  draw(pen: CanvasRenderingContext2D, ratio: number, window: Window, colour: number, moving: boolean): void {
    const { width } = pen.canvas;
    this.#dots.resize(width);
    const old = this.#drawn;
    const same = old !== null && sameWindow(old.window, window);
    if (old === null || old.colour !== colour || old.width !== width || (!same && !moving)) {
      this.#dots.invalidate();
      this.#dots.update(this.#places, { window, radius: RADIUS * ratio, colourOf: () => colour });
      this.#drawn = { window, colour, width };
    }
    const from = this.#drawn?.window ?? window;
    const scale = window.side / from.side;
    pen.imageSmoothingEnabled = false;
    pen.drawImage(
      this.#dots.canvas,
      window.x - scale * from.x,
      window.y - scale * from.y,
      scale * width,
      scale * width,
    );
  }
}

const sameWindow = (a: Window, b: Window): boolean => a.side === b.side && a.x === b.x && a.y === b.y;
