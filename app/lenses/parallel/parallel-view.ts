/**
 * The imperative half of parallel coordinates: two canvases of lines, all rows below, those selected above. Works for a
 * few milliseconds in each frame, so that brushing stays fluid however many rows there are.
 */
import { packRgb, parseHex } from '../elite-map/viridis.ts';
import { onThemeChange } from '../on-theme-change.ts';
import { jumbled, Layer, type Ink, type Plot } from './layer.ts';
import { LINE_RAMP } from './ramp.ts';
import type { PlacedAxis } from './scale.ts';

/** Milliseconds of drawing in a frame, while the selection changes and while it rests; painting comes on top. */
const SLICE_MS = { changing: 5, resting: 12 };
const REST_MS = 150;
/** Painting takes as long as drawing some hundred lines: it waits until so many of the lines changed. */
const GROWTH = { some: 0.02, all: 0.3 };
/** More pixels than this are not counted, but blown up. */
const MOST_PIXELS = 1_200_000;
/** Height below the axes, in CSS pixels, where rows without a value pass. */
export const GAP_BELOW = 18;
/** How opaque the lines of rows that are not selected may get. */
const FAINT = 0.35;
const ONE = 65536;

export interface Sizes {
  /** CSS pixels between the first axis and the last, and from their upper end to the lower. */
  readonly width: number;
  readonly height: number;
}

export class ParallelView {
  readonly #all: Layer;
  readonly #some: Layer;
  readonly #host: HTMLElement;
  readonly #leave: () => void;
  #plain = 0;
  #rows = 0;
  #everything: Uint8Array = new Uint8Array(0);
  #order: Uint32Array = new Uint32Array(0);
  #selection: Uint8Array | null = null;
  #frame = 0;
  #repaint = true;
  /** When the selection last changed. */
  #changed = 0;

  constructor(host: HTMLElement, all: HTMLCanvasElement, some: HTMLCanvasElement) {
    this.#host = host;
    this.#all = new Layer(all);
    this.#some = new Layer(some);
    this.#readTheme();
    this.#leave = onThemeChange(() => {
      this.#readTheme();
      this.#repaint = true;
      this.#ask();
    });
  }

  destroy(): void {
    this.#leave();
    cancelAnimationFrame(this.#frame);
  }

  #readTheme(): void {
    const colour = getComputedStyle(this.#host).getPropertyValue('--muted').trim();
    this.#plain = packRgb(parseHex(colour)) & 0xffffff;
  }

  /** Other axes, another size or another colour: all is drawn anew. `colours` as in Plot. */
  lay(axes: readonly PlacedAxis[], rows: number, { width, height }: Sizes, colours: Int16Array): void {
    const lower = axes.some(({ gaps }) => gaps) ? GAP_BELOW : 0;
    const most = Math.sqrt(MOST_PIXELS / Math.max(1, width * (height + lower)));
    const ratio = Math.min(devicePixelRatio, Math.max(1, most));
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#order = jumbled(rows);
      this.#everything = new Uint8Array(rows).fill(1);
      this.#selection = null;
    }
    const columns = Math.max(axes.length, Math.round(width * ratio));
    const reach = (height * ratio - 1) * ONE;
    const below = Math.round((height + lower) * ratio - 2) * ONE;
    const plot: Plot = {
      width: columns,
      height: Math.round((height + lower) * ratio),
      xs: axes.map((_, k) => Math.round((k * (columns - 1)) / Math.max(1, axes.length - 1))),
      ys: axes.map(({ drawn }) => {
        const ys = new Int32Array(rows);
        for (let row = 0; row < rows; row++) ys[row] = Number.isNaN(drawn[row]) ? below : drawn[row] * reach;
        return ys;
      }),
      colours,
      order: this.#order,
    };
    this.#all.reset(plot);
    this.#some.reset(plot);
    this.#all.want(this.#everything);
    if (this.#selection) this.#some.want(this.#selection);
    this.#repaint = true;
    this.#ask();
  }

  select(selection: Uint8Array | null): void {
    if (selection === this.#selection) return;
    // What is below turns from coloured to faint, or back.
    if ((selection === null) !== (this.#selection === null)) this.#repaint = true;
    this.#selection = selection;
    this.#changed = performance.now();
    if (selection === null) this.#some.hide();
    else this.#some.want(selection);
    this.#ask();
  }

  #ask(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#work());
  }

  /** One frame: first what is asked for, then, if time is left, what is below. */
  #work(): void {
    this.#frame = 0;
    const now = performance.now();
    const until = now + (now - this.#changed < REST_MS ? SLICE_MS.changing : SLICE_MS.resting);
    const coloured: Ink = { kind: 'ramp', ramp: LINE_RAMP, plain: this.#plain, most: 1 };
    const selecting = this.#selection !== null;
    if (selecting) {
      this.#some.draw(until);
      if (this.#some.lacks(GROWTH.some) || this.#repaint) this.#some.paint(coloured);
    }
    if (!selecting || this.#some.done) this.#all.draw(until);
    if (this.#all.lacks(GROWTH.all) || this.#repaint)
      this.#all.paint(selecting ? { kind: 'plain', colour: this.#plain, most: FAINT } : coloured);
    this.#repaint = false;
    const done = this.#all.done && !(selecting && !this.#some.done);
    this.#host.dataset.drawn = done ? 'whole' : 'part';
    if (!done) this.#ask();
  }
}
