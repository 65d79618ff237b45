/**
 * Pictures of the elites, one in each cell in view: asked for as the run moves or the view does, but no more often than a
 * person can see, and kept on a canvas of their own. Ink is light or dark, whichever stands out from the cell's colour.
 */
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { CellRange, Mosaic as Answer } from '../../../workers/host/protocol.ts';

export type AskPictures = (cells: CellRange) => Promise<Answer | null>;

/** Pictures of a range of cells, drawn side by side. */
export interface Tiles {
  readonly canvas: HTMLCanvasElement;
  readonly cols: number;
  readonly rows: number;
  readonly range: CellRange;
}

const REST_MS = 150;
/** From here on the colours of the scale are light. */
const LIGHT_FROM = 0.6;
/** Free pixels round each picture, so that neighbours do not touch. */
const EDGE = 1;

export class Mosaic {
  readonly #onNew: () => void;
  readonly #canvas = document.createElement('canvas');
  #ask: AskPictures | null = null;
  #wanted: CellRange | null = null;
  #shown: { readonly answer: Answer; readonly range: CellRange } | null = null;
  #busy = false;

  constructor(onNew: () => void) {
    this.#onNew = onNew;
  }

  /** Asks for the pictures of these cells, as they are now; null for none. */
  want(ask: AskPictures | null, range: CellRange | null): void {
    if (ask === null || range === null) {
      this.#ask = null;
      this.#wanted = null;
      this.#shown = null;
      return;
    }
    this.#ask = ask;
    this.#wanted = range;
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#wanted !== null && this.#ask !== null) {
      const range = this.#wanted;
      const ask = this.#ask;
      this.#wanted = null;
      const answer = await ask(range);
      if (answer !== null && this.#ask === ask) {
        this.#shown = { answer, range };
        this.#onNew();
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    this.#busy = false;
  }

  /** The pictures last got, in ink that suits the colours of the frame; null where there are none. */
  tiles({ cols, rows, fitness }: MapFrame, [low, high]: readonly [number, number]): Tiles | null {
    if (this.#shown === null || this.#shown.answer.cells.length === 0) return null;
    const { answer, range } = this.#shown;
    const [[left, bottom], [right, top]] = range;
    const [count, height, width] = answer.pictures.dims;
    const tileWidth = width + 2 * EDGE;
    const tileHeight = height + 2 * EDGE;
    const image = new ImageData((right - left + 1) * tileWidth, (top - bottom + 1) * tileHeight);
    for (let i = 0; i < count; i++) {
      const cell = answer.cells[i];
      const column = (cell % cols) - left;
      const row = top - Math.floor(cell / cols);
      const share = (fitness[cell] - low) / (high - low);
      // The frame may be of an earlier moment than the pictures: what is empty in it stays so.
      if (Number.isNaN(share)) continue;
      const ink = share >= LIGHT_FROM ? 0 : 255;
      for (let y = 0; y < height; y++) {
        let at = 4 * ((row * tileHeight + EDGE + y) * image.width + column * tileWidth + EDGE);
        for (let x = 0; x < width; x++, at += 4) {
          image.data[at] = ink;
          image.data[at + 1] = ink;
          image.data[at + 2] = ink;
          image.data[at + 3] = 255 * answer.pictures.data[(i * height + y) * width + x];
        }
      }
    }
    this.#canvas.width = image.width;
    this.#canvas.height = image.height;
    this.#canvas.getContext('2d')?.putImageData(image, 0, 0);
    return { canvas: this.#canvas, cols, rows, range };
  }
}
