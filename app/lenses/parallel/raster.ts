/**
 * Lines between parallel axes, counted rather than painted: each pixel holds how many lines cross it, in sixteenths with
 * soft edges, and the sum of their colours, so that a pixel's colour is the mean of its lines and no line hides another.
 * Whole numbers: a line that was added can be taken away again without a trace. Pure.
 *
 * Pixels lie column by column, two numbers each: [count, sum of colours].
 */
export const UNIT = 16;
const FRACTION = 16;
const ONE = 1 << FRACTION;

export class LineRaster {
  readonly width: number;
  readonly height: number;
  readonly sums: Uint32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    // A line at the lower edge touches the pixel below it.
    this.sums = new Uint32Array(2 * (width * height + 2));
  }

  clear(): void {
    this.sums.fill(0);
  }

  /**
   * Adds (`sign` 1) or takes away (−1) a row's line. `xs` [axes] are the columns of the axes, rising; `ys` [axes][rows]
   * heights in 65536ths of a pixel, 0 ≤ y ≤ height − 1; `colour` is 0 to 255.
   */
  draw(xs: readonly number[], ys: readonly Int32Array[], row: number, colour: number, sign: 1 | -1): void {
    for (let k = 0; k + 1 < xs.length; k++) {
      const columns = xs[k + 1] - xs[k];
      const from = ys[k][row];
      const slope = ((ys[k + 1][row] - from) / columns) | 0;
      // The last axis' own column belongs to the last gap.
      const until = k + 2 === xs.length ? columns + 1 : columns;
      if (slope > ONE || slope < -ONE) this.#steep(xs[k], until, from, slope, colour, sign);
      else this.#flat(xs[k], until, from, slope, colour, sign);
    }
  }

  /** At most one pixel up or down per column: shared between two pixels, one above the other. */
  #flat(x: number, columns: number, from: number, slope: number, colour: number, sign: number): void {
    const { sums, height } = this;
    let y = from;
    let base = 2 * x * height;
    for (let i = 0; i < columns; i++) {
      const at = base + ((y >> FRACTION) << 1);
      const low = ((y >> 12) & 15) * sign;
      const high = UNIT * sign - low;
      sums[at] += high;
      sums[at + 1] += high * colour;
      sums[at + 2] += low;
      sums[at + 3] += low * colour;
      y += slope;
      base += 2 * height;
    }
  }

  /** Several pixels per column: each by how much of it the line covers on its way. */
  #steep(x: number, columns: number, from: number, slope: number, colour: number, sign: number): void {
    const { sums, height } = this;
    const reach = (height - 1) << FRACTION;
    for (let i = 0; i < columns; i++) {
      const y = from + i * slope;
      const top = Math.max(0, slope > 0 ? y : y + slope);
      const bottom = Math.min(reach, slope > 0 ? y + slope : y);
      const first = top >> FRACTION;
      const last = bottom >> FRACTION;
      const base = 2 * (x + i) * height;
      for (let pixel = first; pixel <= last; pixel++) {
        let covered = UNIT;
        if (pixel === first) covered -= (top >> 12) & 15;
        if (pixel === last) covered -= UNIT - ((bottom >> 12) & 15);
        if (covered <= 0) continue;
        sums[base + 2 * pixel] += covered * sign;
        sums[base + 2 * pixel + 1] += covered * sign * colour;
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
      const at = 2 * (x * height + y);
      const count = beside === null ? sums[at] : sums[at] + beside.sums[at];
      pixels[y * width + x] = count === 0 ? 0 : (shadeOf(table, count) << 24) | colour;
    }
  }
}

/** Paints each pixel in the mean colour of its lines, of `ramp` [256] 0x..BBGGRR; where there are only lines of `beside`, in `plain`. */
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
      const at = 2 * (x * height + y);
      const count = sums[at];
      if (count > 0) {
        pixels[y * width + x] = (shadeOf(table, count) << 24) | (ramp[(sums[at + 1] / count) | 0] & 0xffffff);
      } else {
        const other = beside === null ? 0 : beside.sums[at];
        pixels[y * width + x] = other === 0 ? 0 : (shadeOf(table, other) << 24) | plain;
      }
    }
  }
}
