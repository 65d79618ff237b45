/** One picture of points that is kept, and only added to as long as nothing but more points has come. */
import type { Places } from './places.ts';
import { PointRaster, type Window } from './raster.ts';

/** How points are drawn. */
export interface DotStyle {
  readonly window: Window;
  /** In pixels of the screen. */
  readonly radius: number;
  /** 0xBBGGRR; below 0 for a row that is not drawn. */
  colourOf(row: number): number;
}

export class Dots {
  readonly canvas = document.createElement('canvas');
  readonly #pen: CanvasRenderingContext2D;
  #image = new ImageData(1, 1);
  #raster = new PointRaster(1, this.#image.data.buffer);
  #drawn = 0;
  #stale = true;

  constructor() {
    const pen = this.canvas.getContext('2d');
    if (pen === null) throw new Error('this browser gives no 2D canvas');
    this.#pen = pen;
  }

  /** `width` pixels to a side. */
  resize(width: number): void {
    if (this.canvas.width === width) return;
    this.canvas.width = width;
    this.canvas.height = width;
    this.#image = new ImageData(width, width);
    this.#raster = new PointRaster(width, this.#image.data.buffer);
    this.#stale = true;
  }

  /** All is to be drawn anew. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Brings the picture up to date with the first rows that have places. */
  update(places: Places, { window, radius, colourOf }: DotStyle): void {
    if (places.count < this.#drawn) this.#stale = true;
    if (!this.#stale && places.count === this.#drawn) return;
    if (this.#stale) {
      this.#raster.clear();
      this.#drawn = 0;
    }
    this.#raster.draw(places.x, places.y, this.#drawn, places.count, window, radius, colourOf);
    this.#drawn = places.count;
    this.#stale = false;
    this.#pen.putImageData(this.#image, 0, 0);
  }
}
