/** A canvas that is as wide as the box it lies in, sharp on every screen, painted in the colours of the page. */
import { onThemeChange } from '../on-theme-change.ts';
import { inksAt, type Inks } from './ramp.ts';

export interface Sheet {
  readonly pen: CanvasRenderingContext2D;
  readonly inks: Inks;
  /** In CSS pixels, and how many of the screen's there are to one. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** More pixels than this to one are not seen. */
const FINEST = 3;

export class SheetView {
  readonly #box: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #height: number;
  readonly #paint: (sheet: Sheet) => void;
  readonly #leave: () => void;
  #inks: Inks | null = null;

  /** Paints now, and whenever the width of `box` or the theme changes. `onWidth` is told of each new width first. */
  constructor(
    box: HTMLElement,
    canvas: HTMLCanvasElement,
    height: number,
    paint: (sheet: Sheet) => void,
    onWidth: (width: number) => void = () => {},
  ) {
    this.#box = box;
    this.#canvas = canvas;
    this.#height = height;
    this.#paint = paint;
    canvas.style.height = `${height}px`;
    const observer = new ResizeObserver(() => {
      onWidth(box.clientWidth);
      this.repaint();
    });
    observer.observe(box);
    const leave = onThemeChange(() => {
      this.#inks = null;
      this.repaint();
    });
    this.#leave = () => {
      observer.disconnect();
      leave();
    };
  }

  repaint(): void {
    const width = this.#box.clientWidth;
    const pen = this.#canvas.getContext('2d');
    if (pen === null || width === 0) return;
    const ratio = Math.min(FINEST, window.devicePixelRatio || 1);
    const [across, down] = [Math.round(width * ratio), Math.round(this.#height * ratio)];
    if (this.#canvas.width !== across || this.#canvas.height !== down) {
      this.#canvas.width = across;
      this.#canvas.height = down;
    }
    this.#inks ??= inksAt(this.#canvas);
    this.#paint({ pen, inks: this.#inks, width, height: this.#height, ratio });
  }

  destroy(): void {
    this.#leave();
  }
}
