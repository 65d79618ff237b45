/**
 * Lines between parallel axes, counted rather than painted: each pixel holds how many lines cross it, in sixteenths with
 * soft edges, and the sum of their colours, so that a pixel's colour is the mean of its lines and no line hides another.
 * Whole numbers: a line that was added can be taken away again without a trace. Pure.
 *
 * Pixels lie column by column. Count and sum share one number, count · 2³² + sum: half the work of keeping two, and exact
 * for up to 131,072 lines through one pixel.
 */
export const UNIT = 16;
const COUNT = 2 ** 32;
const PER_COUNT = 2 ** -32;
const FRACTION = 16;
const ONE = 1 << FRACTION;

/** Lines that are added or taken away together. */
export class Stroke {
  readonly rows: Uint32Array;
  /** 0 to 255 */
  readonly colours: Int32Array;
  /** 1 to add a line, −1 to take it away. */
  readonly signs: Int32Array;
  size = 0;

  constructor(capacity: number) {
    this.rows = new Uint32Array(capacity);
    this.colours = new Int32Array(capacity);
    this.signs = new Int32Array(capacity);
  }

  push(row: number, colour: number, sign: 1 | -1): void {
    this.rows[this.size] = row;
    this.colours[this.size] = colour;
    this.signs[this.size++] = sign;
  }
}

export class LineRaster {
  readonly width: number;
  readonly height: number;
  readonly sums: Float64Array;
  // Of the lines under way in one gap: where each is, how it goes on, and a sixteenth of what it counts.
  #y = new Int32Array(0);
  #slope = new Int32Array(0);
  #part = new Float64Array(0);

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    // A line at the lower edge touches the pixel below it.
    this.sums = new Float64Array(width * height + 1);
  }

  clear(): void {
    this.sums.fill(0);
  }

  /**
   * `xs` [axes] are the columns of the axes, rising; `ys` [axes][rows] heights in 65536ths of a pixel, from 0 to
   * height − 1. All lines go forward together, column by column: a column's counts stay in the processor's cache.
   */
  draw(xs: readonly number[], ys: readonly Int32Array[], stroke: Stroke): void {
    const { size } = stroke;
    if (this.#y.length < size) {
      this.#y = new Int32Array(size);
      this.#slope = new Int32Array(size);
      this.#part = new Float64Array(size);
    }
    for (let k = 0; k + 1 < xs.length; k++) {
      const flat = this.#begin(ys[k], ys[k + 1], xs[k + 1] - xs[k], stroke);
      // The last axis' own column belongs to the last gap.
      const until = k + 2 === xs.length ? xs[k + 1] + 1 : xs[k + 1];
      for (let x = xs[k]; x < until; x++) {
        this.#flat(x, flat);
        this.#steep(x, flat, size);
      }
    }
  }

  /** Sets out from an axis: flat lines first, from the other end the steep ones. Returns how many are flat. */
  #begin(from: Int32Array, to: Int32Array, columns: number, { rows, colours, signs, size }: Stroke): number {
    let flat = 0;
    let steep = size;
    for (let i = 0; i < size; i++) {
      const y = from[rows[i]];
      const slope = ((to[rows[i]] - y) / columns) | 0;
      const at = slope <= ONE && slope >= -ONE ? flat++ : --steep;
      this.#y[at] = y;
      this.#slope[at] = slope;
      this.#part[at] = signs[i] * (COUNT + colours[i]);
    }
    return flat;
  }

  /** At most one pixel up or down per column: shared between two pixels, one above the other. */
  #flat(x: number, count: number): void {
    const sums = this.sums;
    const [ys, slopes, parts] = [this.#y, this.#slope, this.#part];
    const base = x * this.height;
    for (let i = 0; i < count; i++) {
      const y = ys[i];
      const at = base + (y >> FRACTION);
      const low = (y >> 12) & 15;
      sums[at] += (UNIT - low) * parts[i];
      sums[at + 1] += low * parts[i];
      ys[i] = y + slopes[i];
    }
  }

  /** Several pixels per column: each by how much of it the line covers on its way. */
  #steep(x: number, from: number, to: number): void {
    const { sums, height } = this;
    const reach = (height - 1) << FRACTION;
    const base = x * height;
    for (let i = from; i < to; i++) {
      const y = this.#y[i];
      const slope = this.#slope[i];
      this.#y[i] = y + slope;
      const top = Math.max(0, slope > 0 ? y : y + slope);
      const bottom = Math.min(reach, slope > 0 ? y + slope : y);
      const first = top >> FRACTION;
      const last = bottom >> FRACTION;
      for (let pixel = first; pixel <= last; pixel++) {
        let covered = UNIT;
        if (pixel === first) covered -= (top >> 12) & 15;
        if (pixel === last) covered -= UNIT - ((bottom >> 12) & 15);
        if (covered > 0) sums[base + pixel] += covered * this.#part[i];
      }
    }
  }
}

/** Counts up to here have a shade of their own; beyond, 64 share one. */
const EXACT = 4096;
const COARSE = 6;

/**
 * How opaque a count is: rises with its logarithm, so that single lines stay visible beside thousands. `lines` is how
 * many there are in all over `height` pixels.
 */
export function shades(lines: number, height: number, most: number): Uint8Array {
  const table = new Uint8Array(2 * EXACT);
  const full = Math.log1p(Math.max(1, (4 * lines) / height));
  for (let i = 1; i < table.length; i++) {
    const count = (i < EXACT ? i : (i - EXACT) << COARSE) / UNIT;
    const soft = Math.min(1, count);
    table[i] = Math.round(255 * most * soft * Math.min(1, 0.25 + (0.75 * Math.log1p(count)) / full));
  }
  return table;
}

const shadeOf = (table: Uint8Array, count: number): number => {
  if (count < EXACT) return table[count];
  const place = EXACT + (count >>> COARSE);
  return table[place < table.length ? place : table.length - 1];
};

/** Paints the counts of both rasters in one colour, 0xBBGGRR. `pixels` is [height × width], row by row. */
export function paintPlain(
  raster: LineRaster,
  beside: LineRaster | null,
  table: Uint8Array,
  colour: number,
  pixels: Uint32Array,
): void {
  const { width, height, sums } = raster;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const at = x * height + y;
      const both = beside === null ? sums[at] : sums[at] + beside.sums[at];
      pixels[y * width + x] = both === 0 ? 0 : (shadeOf(table, (both * PER_COUNT) | 0) << 24) | colour;
    }
  }
}

/** Paints each pixel in the mean colour of its lines, of `ramp` [256] 0xBBGGRR; where there are only lines of `beside`, in `plain`. */
export function paintColoured(
  raster: LineRaster,
  beside: LineRaster | null,
  table: Uint8Array,
  ramp: Uint32Array,
  plain: number,
  pixels: Uint32Array,
): void {
  const { width, height, sums } = raster;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const at = x * height + y;
      const sum = sums[at];
      let pixel = 0;
      if (sum > 0) {
        const count = (sum * PER_COUNT) | 0;
        pixel = (shadeOf(table, count) << 24) | ramp[((sum - count * COUNT) / count) | 0];
      } else if (beside !== null && beside.sums[at] > 0) {
        pixel = (shadeOf(table, (beside.sums[at] * PER_COUNT) | 0) << 24) | plain;
      }
      pixels[y * width + x] = pixel;
    }
  }
}
