/**
 * The canvases of the map. Below, the cells: those of a grid one pixel each on a canvas of their own, blown up under the
 * zoom; Voronoi cells as outlines. Above, the marks. Colours are the page's CSS variables, read anew when the theme changes.
 */
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { View } from './geometry.ts';
import type { Tiles } from './mosaic.ts';
import { drawMarks, type MarkColours, type Marks } from './overlay.ts';
import { cellColours, paintCells } from './paint.ts';
import type { Tiling } from './tiling.ts';
import { packRgb, parseHex } from './viridis.ts';

/** CSS pixels between Voronoi cells. */
const BORDER = 0.8;

interface Ground extends MarkColours {
  readonly empty: string;
  readonly outside: string;
  readonly hatch: string;
  readonly border: string;
}

function readColours(element: Element): Ground {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    empty: colour('--map-empty'),
    outside: colour('--map-outside'),
    hatch: colour('--line-strong'),
    border: colour('--surface'),
    mark: colour('--map-mark'),
    halo: colour('--map-halo'),
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  return context;
}

/** Diagonal lines for cells out of reach, at the resolution of the screen. */
function hatchPattern(context: CanvasRenderingContext2D, { outside, hatch }: Ground, ratio: number): CanvasPattern {
  const size = Math.round(7 * ratio);
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = contextOf(tile);
  pen.fillStyle = outside;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = hatch;
  pen.globalAlpha = 0.55;
  pen.lineWidth = ratio;
  pen.beginPath();
  // The neighbours' corners are drawn too, so that lines meet across tiles.
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat') as CanvasPattern;
}

/** The cells as paths in the unit square, y downwards. */
const pathsOf = (tiling: Tiling): Path2D[] =>
  Array.from({ length: tiling.cols }, (_, cell) => {
    const path = new Path2D();
    for (const corner of tiling.outline({ side: 1, k: 1, x: 0, y: 0 }, [cell, 0])) path.lineTo(...corner);
    path.closePath();
    return path;
  });

export class Layers {
  readonly #cells: CanvasRenderingContext2D;
  readonly #marks: CanvasRenderingContext2D;
  readonly #texture = document.createElement('canvas');
  readonly #pen: CanvasRenderingContext2D;
  #tiling: Tiling | null = null;
  /** Of a grid, its picture; of Voronoi cells, their paths and the colours to fill them with. */
  #image: ImageData | null = null;
  #paths: readonly Path2D[] = [];
  #fills: readonly string[] = [];
  #pixels = new Uint32Array(0);
  #colours: Ground;
  #hatch: CanvasPattern;
  #ratio = 1;

  constructor(cells: HTMLCanvasElement, marks: HTMLCanvasElement) {
    this.#cells = contextOf(cells);
    this.#marks = contextOf(marks);
    this.#pen = contextOf(this.#texture);
    this.#colours = readColours(cells);
    this.#hatch = hatchPattern(this.#cells, this.#colours, this.#ratio);
  }

  readTheme(): void {
    this.#colours = readColours(this.#cells.canvas);
    this.#hatch = hatchPattern(this.#cells, this.#colours, this.#ratio);
  }

  resize(side: number, ratio: number): void {
    for (const { canvas } of [this.#cells, this.#marks]) {
      canvas.width = Math.round(side * ratio);
      canvas.height = Math.round(side * ratio);
    }
    this.#ratio = ratio;
    this.#hatch = hatchPattern(this.#cells, this.#colours, ratio);
  }

  /** Brings the picture of the cells up to date; `blit` shows it. */
  paint(frame: MapFrame, tiling: Tiling, domain: readonly [number, number], reachable: Uint8Array | undefined): void {
    const { cols, rows } = frame;
    const changed = tiling !== this.#tiling;
    this.#tiling = tiling;
    if (tiling.voronoi !== null) {
      if (changed) this.#paths = pathsOf(tiling);
      this.#fills = cellColours(frame, domain, this.#colours.empty);
      return;
    }
    if (this.#image === null || this.#image.width !== cols || this.#image.height !== rows) {
      this.#texture.width = cols;
      this.#texture.height = rows;
      this.#image = new ImageData(cols, rows);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    paintCells(frame, domain, packRgb(parseHex(this.#colours.empty)), reachable, this.#pixels);
    this.#pen.putImageData(this.#image, 0, 0);
  }

  blit({ side, k, x, y }: View, hatched: boolean, pictures: Tiles | null): void {
    const context = this.#cells;
    const { width, height } = context.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = hatched ? this.#hatch : this.#colours.empty;
    context.fillRect(0, 0, width, height);
    if (this.#tiling === null) return;
    const zoom = (width / side) * k;
    context.setTransform(zoom, 0, 0, zoom, (width / side) * x, (height / side) * y);
    if (this.#tiling.voronoi !== null) return this.#fillCells(side);
    if (this.#image === null) return;
    // Cells are drawn with hard edges, except where they are finer than the screen: then none may be skipped.
    context.imageSmoothingEnabled = Math.max(this.#image.width, this.#image.height) > width * k;
    context.drawImage(this.#texture, 0, 0, side, side);
    if (pictures === null) return;
    const { cols, rows, range } = pictures;
    const [[left, bottom], [right, top]] = range;
    context.imageSmoothingEnabled = true;
    context.drawImage(
      pictures.canvas,
      (left / cols) * side,
      ((rows - 1 - top) / rows) * side,
      ((right - left + 1) / cols) * side,
      ((top - bottom + 1) / rows) * side,
    );
  }

  /** Fills the cells and draws thin lines between them, equally thin under any zoom. */
  #fillCells(side: number): void {
    const context = this.#cells;
    context.scale(side, side);
    this.#paths.forEach((path, cell) => {
      context.fillStyle = this.#fills[cell];
      context.fill(path);
    });
    context.strokeStyle = this.#colours.border;
    context.lineWidth = (BORDER * this.#ratio) / context.getTransform().a;
    for (const path of this.#paths) context.stroke(path);
  }

  mark(view: View, marks: Marks): void {
    const context = this.#marks;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (this.#tiling === null) return;
    const ratio = context.canvas.width / view.side;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawMarks(context, this.#colours, this.#tiling, view, marks);
  }
}
