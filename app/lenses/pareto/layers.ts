/**
 * The canvases of the plot. Below, the ground: what the front dominates, and the true front. Above it the points, put
 * together of kept pictures, so that a brush that moves costs as much with 100,000 points as with ten; then the running
 * front. On top the marks (`marks.ts`). Colours are the page's CSS variables, read anew when the theme changes.
 */
import type { Box } from './brush.ts';
import type { Cloud } from './cloud.ts';
import { paleOf, pixelOf, readColours, seriesColours, type Colours } from './colours.ts';
import { Dots, type DotStyle } from './dots.ts';
import { drawMarks, type Marks } from './marks.ts';
import type { Marker, SeriesStyle } from '../race/series-style.tsx';
import type { Places } from './places.ts';
import type { Window } from './raster.ts';
import type { Corner } from './staircase.ts';

const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  return context;
};

/** What lies below the points, in CSS pixels of the plot. */
export interface Ground {
  /** Bounds of what the running front dominates, and the corner beyond all of it. */
  readonly area: readonly Corner[];
  readonly worst: Corner;
  /** The true front: a line of corners, or points by themselves. */
  readonly truthLine: readonly Corner[];
  readonly truthDots: readonly Corner[];
  /** Where hypervolume is measured from. */
  readonly reference: Corner | null;
}

/** Which points are shown in their colours, the others faintly: all, those in a rectangle of the plot, or some. */
export type Shown =
  | { readonly kind: 'all' }
  | { readonly kind: 'inside'; readonly box: Box }
  | { readonly kind: 'some'; readonly selection: Uint8Array };

/** A cloud of points, and where in it the plot looks. */
export interface CloudBelow {
  readonly cloud: Cloud;
  readonly window: Window;
  /** The plot is being zoomed or moved. */
  readonly moving: boolean;
}

/** A running front, in CSS pixels of the plot. */
export interface FrontLine {
  readonly line: readonly Corner[];
  readonly members: readonly Corner[];
}

/** Beyond so many members, rings around them would hide each other, and dots the line. */
const MOST_RINGS = 80;
const MOST_DOTS = 3000;

export class Layers {
  readonly #ground: CanvasRenderingContext2D;
  readonly #points: CanvasRenderingContext2D;
  readonly #marks: CanvasRenderingContext2D;
  readonly #coloured = new Dots();
  readonly #faint = new Dots();
  readonly #some = new Dots();
  readonly #front = contextOf(document.createElement('canvas'));
  #colours: Colours;
  #ratio = 1;
  #selection: Uint8Array | null = null;

  constructor(ground: HTMLCanvasElement, points: HTMLCanvasElement, marks: HTMLCanvasElement) {
    [this.#ground, this.#points, this.#marks] = [ground, points, marks].map(contextOf);
    this.#colours = readColours(points);
  }

  readTheme(): void {
    this.#colours = readColours(this.#points.canvas);
    this.invalidate();
  }

  resize(side: number, ratio: number): void {
    const width = Math.round(side * ratio);
    for (const { canvas } of [this.#ground, this.#points, this.#marks, this.#front]) {
      canvas.width = width;
      canvas.height = width;
    }
    for (const dots of [this.#coloured, this.#faint, this.#some]) dots.resize(width);
    this.#ratio = ratio;
  }

  /** All points are to be drawn anew: they lie or look otherwise. */
  invalidate(): void {
    for (const dots of [this.#coloured, this.#faint, this.#some]) dots.invalidate();
  }

  /** `fill` is the colour of the area, the accent if left out. */
  drawGround({ area, worst, truthLine, truthDots, reference }: Ground, below: CloudBelow | null, fill?: string): void {
    const pen = this.#begin(this.#ground);
    const { accent, truth, text } = this.#colours;
    if (below !== null) {
      pen.save();
      pen.setTransform(1, 0, 0, 1, 0, 0);
      below.cloud.draw(pen, this.#ratio, below.window, pixelOf(this.#colours.cloud), below.moving);
      pen.restore();
    }
    if (area.length > 0) {
      pen.beginPath();
      for (const corner of [...area, worst]) pen.lineTo(...corner);
      pen.closePath();
      pen.globalAlpha = 0.1;
      pen.fillStyle = fill ?? accent;
      pen.fill();
      pen.globalAlpha = 1;
    }
    pen.strokeStyle = truth;
    pen.lineWidth = 2.5;
    pen.lineJoin = 'round';
    strokeLine(pen, truthLine);
    pen.fillStyle = truth;
    pen.globalAlpha = 0.45;
    for (const [x, y] of truthDots) pen.fillRect(x - 1, y - 1, 2, 2);
    pen.globalAlpha = 1;
    if (reference !== null) cross(pen, reference, text);
  }

  /** The colours of several series, as they are now. */
  coloursOf(series: readonly SeriesStyle[]): string[] {
    return seriesColours(this.#points.canvas, series);
  }

  /** Those of their points, paler, 0xBBGGRR. */
  palesOf(series: readonly SeriesStyle[]): number[] {
    return this.coloursOf(series).map((colour) => paleOf(colour, this.#colours.surface));
  }

  /** The lines and rings of the running fronts; `drawPoints` shows them. One front is drawn in the colour of text. */
  drawFronts(fronts: readonly FrontLine[], series: readonly SeriesStyle[] | undefined): void {
    const pen = this.#begin(this.#front);
    const colours = series && this.coloursOf(series);
    fronts.forEach((front, i) => {
      const dash = series?.[i].dash.split(' ').map(Number).filter(Number.isFinite) ?? [];
      this.#drawFront(pen, front, colours?.[i] ?? this.#colours.text, dash, series?.[i].marker ?? null);
    });
  }

  #drawFront(
    pen: CanvasRenderingContext2D,
    { line, members }: FrontLine,
    own: string,
    dash: number[],
    marker: Marker,
  ): void {
    const { surface } = this.#colours;
    const rings = members.length > MOST_RINGS ? [] : members;
    const dots = rings.length > 0 || members.length > MOST_DOTS ? [] : members;
    for (const [colour, extra] of [
      [surface, 2],
      [own, 0],
    ] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = 1.5 + extra;
      pen.setLineDash(extra === 0 ? dash : []);
      strokeLine(pen, line);
      pen.setLineDash([]);
      pen.lineWidth = 1.25 + extra;
      pen.beginPath();
      for (const ring of rings) traceMarker(pen, ring, marker);
      pen.stroke();
    }
    pen.fillStyle = own;
    for (const [x, y] of dots) pen.fillRect(x - 1.5, y - 1.5, 3, 3);
  }

  drawPoints(places: Places, style: DotStyle, shown: Shown): void {
    const pen = this.#points;
    const faint = { ...style, colourOf: () => pixelOf(this.#colours.faint) };
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    if (shown.kind !== 'some') this.#coloured.update(places, style);
    if (shown.kind !== 'all') {
      this.#faint.update(places, faint);
      pen.drawImage(this.#faint.canvas, 0, 0);
    }
    if (shown.kind === 'all') pen.drawImage(this.#coloured.canvas, 0, 0);
    else if (shown.kind === 'inside') {
      pen.save();
      pen.beginPath();
      pen.rect(...(shown.box.map((length) => length * this.#ratio) as [number, number, number, number]));
      pen.clip();
      pen.drawImage(this.#coloured.canvas, 0, 0);
      pen.restore();
    } else {
      const { selection } = shown;
      if (selection !== this.#selection) this.#some.invalidate();
      this.#selection = selection;
      this.#some.update(places, { ...style, colourOf: (row) => (selection[row] === 1 ? style.colourOf(row) : -1) });
      pen.drawImage(this.#some.canvas, 0, 0);
    }
    pen.drawImage(this.#front.canvas, 0, 0);
  }

  mark(marks: Marks): void {
    drawMarks(this.#begin(this.#marks), this.#colours, marks);
  }

  /** Cleared, and in CSS pixels. */
  #begin(pen: CanvasRenderingContext2D): CanvasRenderingContext2D {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    return pen;
  }
}

function strokeLine(pen: CanvasRenderingContext2D, corners: readonly Corner[]): void {
  if (corners.length === 0) return;
  pen.beginPath();
  for (const corner of corners) pen.lineTo(...corner);
  pen.stroke();
}

const RING = 4;

function traceMarker(pen: CanvasRenderingContext2D, [x, y]: Corner, marker: Marker): void {
  if (marker === null) {
    pen.moveTo(x + RING, y);
    pen.arc(x, y, RING, 0, 2 * Math.PI);
    return;
  }
  marker.forEach(([dx, dy], i) => {
    if (i === 0) pen.moveTo(x + RING * dx, y + RING * dy);
    else pen.lineTo(x + RING * dx, y + RING * dy);
  });
  pen.closePath();
}

function cross(pen: CanvasRenderingContext2D, [x, y]: Corner, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const slope of [-1, 1]) {
    pen.moveTo(x - 4, y - 4 * slope);
    pen.lineTo(x + 4, y + 4 * slope);
  }
  pen.stroke();
}
