/**
 * The canvases of the plot. Below, the ground: what the front dominates, and the true front. Above it the points, put
 * together of kept pictures, so that a brush that moves costs as much with 100,000 points as with ten; then the running
 * front. On top the marks (`marks.ts`). Colours are the page's CSS variables, read anew when the theme changes.
 */
import { packRgb, parseHex } from '../elite-map/viridis.ts';
import type { Box } from './brush.ts';
import { readColours, type Colours } from './colours.ts';
import { Dots, type DotStyle } from './dots.ts';
import { drawMarks, type Marks } from './marks.ts';
import type { Places } from './places.ts';
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

/** The running front, in CSS pixels of the plot. */
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

  drawGround({ area, worst, truthLine, truthDots, reference }: Ground): void {
    const pen = this.#begin(this.#ground);
    const { accent, truth, text } = this.#colours;
    if (area.length > 0) {
      pen.beginPath();
      for (const corner of [...area, worst]) pen.lineTo(...corner);
      pen.closePath();
      pen.globalAlpha = 0.1;
      pen.fillStyle = accent;
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

  /** The line and rings of the running front; `drawPoints` shows them. */
  drawFront({ line, members }: FrontLine): void {
    const pen = this.#begin(this.#front);
    const { text, surface } = this.#colours;
    const rings = members.length > MOST_RINGS ? [] : members;
    const dots = rings.length > 0 || members.length > MOST_DOTS ? [] : members;
    for (const [colour, extra] of [
      [surface, 2],
      [text, 0],
    ] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = 1.5 + extra;
      strokeLine(pen, line);
      pen.lineWidth = 1.25 + extra;
      pen.beginPath();
      for (const [x, y] of rings) {
        pen.moveTo(x + 4, y);
        pen.arc(x, y, 4, 0, 2 * Math.PI);
      }
      pen.stroke();
    }
    pen.fillStyle = text;
    for (const [x, y] of dots) pen.fillRect(x - 1.5, y - 1.5, 3, 3);
  }

  drawPoints(places: Places, style: DotStyle, shown: Shown): void {
    const pen = this.#points;
    const faint = { ...style, colourOf: () => packRgb(parseHex(this.#colours.faint)) & 0xffffff };
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
