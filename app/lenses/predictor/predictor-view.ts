/**
 * The imperative half of one objective's plot: keeps what was predicted and measured, and draws what has changed, at most
 * once per animation frame. React only builds the elements and hands in props.
 */
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { packRgb, parseHex } from '../elite-map/viridis.ts';
import { onThemeChange } from '../on-theme-change.ts';
import { LINE_RAMP } from '../parallel/ramp.ts';
import { readColours, type Colours } from '../pareto/colours.ts';
import { GridIndex } from '../pareto/grid-index.ts';
import { drawMarks } from '../pareto/marks.ts';
import type { PlotAxis } from '../pareto/places.ts';
import { PointRaster } from '../pareto/raster.ts';
import { MARGIN } from '../pareto/scatter-view.ts';
import { drawSides } from '../pareto/sides.ts';
import { indexOf, latestOf, NO_PREDICTIONS, squareOf, type Square } from './predictions.ts';

export interface PredictorElements {
  /** Its width decides the size of the plot. */
  readonly figure: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly xAxis: SVGGElement;
  readonly yAxis: SVGGElement;
  readonly plot: HTMLElement;
  readonly points: HTMLCanvasElement;
  readonly marks: HTMLCanvasElement;
}

export interface PredictorSettings {
  readonly objective: Objective;
  /** Which one it is. */
  readonly k: number;
  /** Evaluations there will be in the end, which the colours span. */
  readonly total: number;
  /** [rows] 1 for each evaluation selected; null for no selection. */
  readonly selection: Uint8Array | null;
  readonly pointed: number | null;
  readonly pinned: number | null;
}

const SMALLEST = 160;
const LARGEST = 420;
/** How near, in CSS pixels, a point must be to be read; those of the latest round come first. */
const REACH = 14;
const LATEST_REACH = 8;
/** Of many points, each is small. */
const radiusOf = (count: number): number => (count <= 400 ? 2.4 : count <= 4000 ? 1.8 : 1.2);
const LATEST_RADIUS = 3.6;
/** A rim for each would hide a round of so many. */
const MOST_RIMS = 400;

const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  return context;
};

export class PredictorView {
  readonly #elements: PredictorElements;
  readonly #points: CanvasRenderingContext2D;
  readonly #marks: CanvasRenderingContext2D;
  readonly #cleanUp: (() => void)[] = [];
  /** Points are put together here, for pixels set on a canvas wipe out what lies below. */
  readonly #dots = contextOf(document.createElement('canvas'));
  #settings: PredictorSettings;
  #colours: Colours;
  #frame = NO_PREDICTIONS;
  #square: Square;
  #index: GridIndex | null = null;
  #side = 0;
  #ratio = 1;
  #image = new ImageData(1, 1);
  #request = 0;
  /** Points and axes, not only marks, are to be drawn anew. */
  #stale = true;

  constructor(elements: PredictorElements, settings: PredictorSettings) {
    this.#elements = elements;
    this.#settings = settings;
    this.#square = squareOf(this.#frame, settings.objective, settings.k);
    this.#points = contextOf(elements.points);
    this.#marks = contextOf(elements.marks);
    this.#colours = readColours(elements.points);
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(elements.figure);
    this.#cleanUp.push(
      () => observer.disconnect(),
      onThemeChange(() => {
        this.#colours = readColours(elements.points);
        this.#ask(true);
      }),
    );
    this.#resize();
  }

  get frame(): PredictorFrame {
    return this.#frame;
  }

  /** Draws at once: the caller is inside an animation frame. */
  show(frame: PredictorFrame): void {
    this.#frame = frame;
    this.#square = squareOf(frame, this.#settings.objective, this.#settings.k);
    this.#index = null;
    this.#stale = true;
    this.#draw();
  }

  set(settings: PredictorSettings): void {
    const old = this.#settings;
    this.#settings = settings;
    const redraws = old.selection !== settings.selection || old.total !== settings.total;
    if (redraws || old.pointed !== settings.pointed || old.pinned !== settings.pinned) this.#ask(redraws);
  }

  /** The evaluation's row that is read under a point in client coordinates; null for none. */
  rowUnder(clientX: number, clientY: number): number | null {
    const { births } = this.#frame;
    const { left, top } = this.#elements.plot.getBoundingClientRect();
    const [x, y] = [(clientX - left) / this.#side, (clientY - top) / this.#side];
    this.#index ??= new GridIndex(this.#square);
    const latest = latestOf(this.#frame);
    const near = this.#index.nearest(x, y, LATEST_REACH / this.#side, (i) => i >= latest && this.#counts(i));
    const best = near >= 0 ? near : this.#index.nearest(x, y, REACH / this.#side, (i) => this.#counts(i));
    return best < 0 ? null : births[best] - 1;
  }

  destroy(): void {
    cancelAnimationFrame(this.#request);
    for (const undo of this.#cleanUp) undo();
  }

  #counts(i: number): boolean {
    const { selection } = this.#settings;
    return selection === null || selection[this.#frame.births[i] - 1] === 1;
  }

  #resize(): void {
    const { figure, svg, xAxis, yAxis, points, marks } = this.#elements;
    const width = figure.clientWidth - MARGIN.left - MARGIN.right;
    const side = Math.floor(Math.min(LARGEST, Math.max(SMALLEST, width)));
    const ratio = devicePixelRatio;
    if (side === this.#side && ratio === this.#ratio) return;
    this.#side = side;
    this.#ratio = ratio;
    svg.setAttribute('width', String(side + MARGIN.left + MARGIN.right));
    svg.setAttribute('height', String(side + MARGIN.top + MARGIN.bottom));
    xAxis.setAttribute('transform', `translate(${MARGIN.left},${MARGIN.top + side})`);
    yAxis.setAttribute('transform', `translate(${MARGIN.left},${MARGIN.top})`);
    figure.style.setProperty('--side', `${side}px`);
    const pixels = Math.round(side * ratio);
    for (const canvas of [points, marks, this.#dots.canvas]) {
      canvas.width = pixels;
      canvas.height = pixels;
    }
    this.#image = new ImageData(pixels, pixels);
    this.#stale = true;
    this.#draw();
  }

  #ask(redraws: boolean): void {
    this.#stale ||= redraws;
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    if (this.#stale) {
      const { k, objective } = this.#settings;
      const axis: PlotAxis = { k, objective, range: this.#square.range };
      const view = { side: this.#side, k: 1, x: 0, y: 0 };
      drawSides(this.#elements.xAxis, this.#elements.yAxis, [axis, axis], view);
      this.#drawPoints();
    }
    this.#stale = false;
    const at = (row: number | null): [number, number] | null => {
      const i = indexOf(this.#frame, row);
      return i < 0 ? null : [this.#square.x[i] * this.#side, this.#square.y[i] * this.#side];
    };
    const { pinned, pointed } = this.#settings;
    drawMarks(this.#begin(this.#marks), this.#colours, {
      side: this.#side,
      brush: null,
      bars: [],
      pinned: at(pinned),
      pointed: at(pointed),
      crosshair: null,
    });
  }

  /** Each round in one colour, that of its first evaluation; the latest larger, with a rim, over the others. */
  #drawPoints(): void {
    const { births, starts } = this.#frame;
    const { x, y, count } = this.#square;
    const { total } = this.#settings;
    const faint = packRgb(parseHex(this.#colours.faint)) & 0xffffff;
    const colours = Array.from(starts, (start) => {
      const share = (births[start] - 1) / total;
      return LINE_RAMP[Math.min(LINE_RAMP.length - 1, Math.floor(share * LINE_RAMP.length))];
    });
    let round = 0;
    const colourOf = (i: number): number => {
      while (round + 1 < starts.length && i >= starts[round + 1]) round++;
      return this.#counts(i) ? colours[round] : faint;
    };
    const latest = latestOf(this.#frame);
    const raster = new PointRaster(this.#image.width, this.#image.data.buffer);
    raster.clear();
    const window = { side: this.#side * this.#ratio, x: 0, y: 0 };
    raster.draw(x, y, 0, latest, window, radiusOf(count) * this.#ratio, colourOf);
    raster.draw(x, y, latest, count, window, LATEST_RADIUS * this.#ratio, colourOf);
    this.#dots.putImageData(this.#image, 0, 0);
    const pen = this.#begin(this.#points);
    pen.strokeStyle = this.#colours.text;
    pen.setLineDash([5, 4]);
    pen.globalAlpha = 0.6;
    pen.beginPath();
    pen.moveTo(0, this.#side);
    pen.lineTo(this.#side, 0);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    pen.drawImage(this.#dots.canvas, 0, 0, this.#side, this.#side);
    if (count - latest > MOST_RIMS) return;
    pen.beginPath();
    for (let i = latest; i < count; i++) {
      if (!this.#counts(i)) continue;
      pen.moveTo(x[i] * this.#side + LATEST_RADIUS + 1, y[i] * this.#side);
      pen.arc(x[i] * this.#side, y[i] * this.#side, LATEST_RADIUS + 1, 0, 2 * Math.PI);
    }
    pen.stroke();
  }

  /** Cleared, and in CSS pixels. */
  #begin(pen: CanvasRenderingContext2D): CanvasRenderingContext2D {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    return pen;
  }
}
