/**
 * One canvas of lines that follows a wish: which rows are to be on it. Only what differs is drawn or taken away, a slice
 * at a time in an order that jumbles the rows, so that an unfinished picture is a fair sample of the finished one.
 */
import { LineRaster, paintColoured, paintPlain, shades, Stroke } from './raster.ts';

/** Where lines run, in pixels of the canvas. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** [axes] */
  readonly xs: readonly number[];
  /** [axes][rows] in 65536ths of a pixel. */
  readonly ys: readonly Int32Array[];
  /** [rows] 0 to 255, below 0 where a row has no colour. */
  readonly colours: Int16Array;
  /** [rows] all rows, jumbled. */
  readonly order: Uint32Array;
}

export type Ink =
  | { readonly kind: 'plain'; readonly colour: number; readonly most: number }
  | { readonly kind: 'ramp'; readonly ramp: Uint32Array; readonly plain: number; readonly most: number };

/** Rows drawn between two looks at the clock. */
const CHUNK = 512;

export class Layer {
  readonly #pen: CanvasRenderingContext2D;
  #plot: Plot | null = null;
  #raster: LineRaster | null = null;
  /** Lines of rows without a colour. */
  #uncoloured: LineRaster | null = null;
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);
  /** [rows] 1 where the row's line is in the counts, or is to be. */
  #drawn: Uint8Array = new Uint8Array(0);
  #wanted: Uint8Array = new Uint8Array(0);
  /** Place in the order up to which the two agree. */
  #next = 0;
  #lines = 0;
  /** Lines added or taken away since the canvas was painted. */
  #changes = 0;
  readonly #coloured = new Stroke(CHUNK);
  readonly #plain = new Stroke(CHUNK);

  constructor(canvas: HTMLCanvasElement) {
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('this browser gives no 2D canvas');
    this.#pen = pen;
  }

  /** Begins anew, with no line drawn. */
  reset(plot: Plot): void {
    const { width, height, order, colours } = plot;
    const { canvas } = this.#pen;
    if (canvas.width !== width || canvas.height !== height || this.#raster === null) {
      canvas.width = width;
      canvas.height = height;
      this.#raster = new LineRaster(width, height);
      this.#uncoloured = null;
      this.#image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    if (colours.some((colour) => colour < 0)) this.#uncoloured ??= new LineRaster(width, height);
    else this.#uncoloured = null;
    this.#plot = plot;
    this.#drawn = new Uint8Array(order.length);
    this.#wanted = new Uint8Array(order.length);
    this.#clear();
  }

  #clear(): void {
    this.#raster?.clear();
    this.#uncoloured?.clear();
    this.#drawn.fill(0);
    this.#lines = 0;
    this.#next = 0;
    this.#changes += 1;
  }

  /** The rows to be shown from now on, 1 for each. */
  want(rows: Uint8Array): void {
    this.#wanted = rows;
    this.#next = 0;
    let differ = 0;
    let wanted = 0;
    for (let row = 0; row < rows.length; row++) {
      wanted += rows[row];
      differ += rows[row] ^ this.#drawn[row];
    }
    // Taking many lines away costs more than drawing the few that stay.
    if (differ > wanted + 1) this.#clear();
  }

  get done(): boolean {
    return this.#next >= this.#wanted.length;
  }

  /** Draws until all is done or the clock says `until`. */
  draw(until: number): void {
    const [plot, raster, wanted, drawn] = [this.#plot, this.#raster, this.#wanted, this.#drawn];
    if (plot === null || raster === null) return;
    const { order, xs, ys, colours } = plot;
    const [coloured, plain] = [this.#coloured, this.#plain];
    do {
      coloured.size = 0;
      plain.size = 0;
      while (this.#next < order.length && coloured.size + plain.size < CHUNK) {
        const row = order[this.#next++];
        if (wanted[row] === drawn[row]) continue;
        (colours[row] < 0 ? plain : coloured).push(row, Math.max(0, colours[row]), wanted[row] === 1 ? 1 : -1);
        this.#lines += wanted[row] - drawn[row];
        this.#changes += 1;
        drawn[row] = wanted[row];
      }
      raster.draw(xs, ys, coloured);
      this.#uncoloured?.draw(xs, ys, plain);
    } while (this.#next < order.length && performance.now() < until);
  }

  /** Whether the canvas lacks changes to more than this share of its lines, or any if no more are to come. */
  lacks(share: number): boolean {
    return this.#changes > 0 && (this.done || this.#changes > share * this.#lines);
  }

  /** Brings the canvas up to date with the counts. */
  paint(ink: Ink): void {
    const [raster, image] = [this.#raster, this.#image];
    if (raster === null || image === null) return;
    const table = shades(this.#lines, raster.height, ink.most);
    if (ink.kind === 'plain') paintPlain(raster, this.#uncoloured, table, ink.colour, this.#pixels);
    else paintColoured(raster, this.#uncoloured, table, ink.ramp, ink.plain, this.#pixels);
    this.#pen.putImageData(image, 0, 0);
    this.#changes = 0;
  }

  hide(): void {
    this.#pen.clearRect(0, 0, this.#pen.canvas.width, this.#pen.canvas.height);
    this.#changes += 1;
  }
}

/** All rows in an order that has nothing to do with theirs, the same every time. */
export function jumbled(rows: number): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  let state = 1;
  for (let i = rows - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 0x1_0000_0000) * (i + 1));
    const held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
  return order;
}
