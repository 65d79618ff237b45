/** Two maps of the same cells, one taken from the other. Pure. */
import type { Cell } from '../elite-map/geometry.ts';
import { packRgb, parseHex, type Rgb } from '../elite-map/viridis.ts';

/** A map's fitness by cell, [rows × cols] from the lowest descriptors; NaN where no elite is. */
export interface FitnessMap {
  readonly cols: number;
  readonly rows: number;
  readonly fitness: ArrayLike<number>;
}

/** Who fills a cell. */
export const FILLED = { neither: 0, first: 1, second: 2, both: 3 } as const;

export interface Difference {
  readonly cols: number;
  readonly rows: number;
  /** [rows × cols] fitness in the second map less that in the first; NaN unless both fill the cell. */
  readonly values: Float64Array;
  /** [rows × cols] of FILLED. */
  readonly filled: Uint8Array;
  /** Cells by who fills them, and of those that both fill, by who is better. */
  readonly cells: {
    readonly neither: number;
    readonly onlyFirst: number;
    readonly onlySecond: number;
    readonly both: number;
    readonly firstBetter: number;
    readonly secondBetter: number;
    readonly equal: number;
  };
  /** Over the cells that both fill: mean of the values (NaN without such a cell) and largest size of one. */
  readonly mean: number;
  readonly largest: number;
}

export const sameShape = (a: FitnessMap, b: FitnessMap): boolean => a.cols === b.cols && a.rows === b.rows;

/** Both maps must have the same shape (`sameShape`). */
export function differenceOf(first: FitnessMap, second: FitnessMap): Difference {
  if (!sameShape(first, second)) {
    throw new Error(
      `expected two maps of one shape, got ${first.cols} × ${first.rows} and ${second.cols} × ${second.rows} cells`,
    );
  }
  const count = first.cols * first.rows;
  const values = new Float64Array(count);
  const filled = new Uint8Array(count);
  const by = [0, 0, 0, 0];
  let firstBetter = 0;
  let secondBetter = 0;
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const value = second.fitness[i] - first.fitness[i];
    const who =
      (Number.isNaN(first.fitness[i]) ? 0 : FILLED.first) + (Number.isNaN(second.fitness[i]) ? 0 : FILLED.second);
    values[i] = value;
    filled[i] = who;
    by[who] += 1;
    if (who !== FILLED.both) continue;
    sum += value;
    if (value > 0) secondBetter += 1;
    else if (value < 0) firstBetter += 1;
    if (Math.abs(value) > largest) largest = Math.abs(value);
  }
  const both = by[FILLED.both];
  return {
    cols: first.cols,
    rows: first.rows,
    values,
    filled,
    cells: {
      neither: by[FILLED.neither],
      onlyFirst: by[FILLED.first],
      onlySecond: by[FILLED.second],
      both,
      firstBetter,
      secondBetter,
      equal: both - firstBetter - secondBetter,
    },
    mean: both > 0 ? sum / both : NaN,
    largest,
  };
}

/** Colours of a difference map as `#rrggbb`: the three of the scale, those beyond it, and empty ground. */
export interface DifferenceColours {
  readonly first: string;
  readonly middle: string;
  readonly second: string;
  readonly onlyFirst: string;
  readonly onlySecond: string;
  readonly empty: string;
}

const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  Math.round(a[0] + (b[0] - a[0]) * share),
  Math.round(a[1] + (b[1] - a[1]) * share),
  Math.round(a[2] + (b[2] - a[2]) * share),
];

/**
 * One pixel per cell, the highest row first as images go; packed as ImageData holds them. A difference of ±`span` has
 * an end colour of the scale, none at all its middle.
 */
export function paintDifference(
  difference: Difference,
  span: number,
  colours: DifferenceColours,
  pixels: Uint32Array,
): void {
  const { cols, rows, values, filled } = difference;
  const [first, middle, second] = [parseHex(colours.first), parseHex(colours.middle), parseHex(colours.second)];
  const flat: number[] = [];
  flat[FILLED.neither] = packRgb(parseHex(colours.empty));
  flat[FILLED.first] = packRgb(parseHex(colours.onlyFirst));
  flat[FILLED.second] = packRgb(parseHex(colours.onlySecond));
  for (let row = 0; row < rows; row++) {
    const from = row * cols;
    const to = (rows - 1 - row) * cols;
    for (let column = 0; column < cols; column++) {
      const who = filled[from + column];
      if (who !== FILLED.both) {
        pixels[to + column] = flat[who];
        continue;
      }
      const share = span > 0 ? Math.max(-1, Math.min(1, values[from + column] / span)) : 0;
      pixels[to + column] = packRgb(share < 0 ? mix(middle, first, -share) : mix(middle, second, share));
    }
  }
}

/** Up to `most` cells that some map fills: those of both by the size of the difference, largest first, then those of one. */
export function mostDifferent({ values, filled, cols }: Difference, most: number): Cell[] {
  const cells: number[] = [];
  for (let i = 0; i < filled.length; i++) if (filled[i] !== FILLED.neither) cells.push(i);
  const sizeOf = (i: number): number => (filled[i] === FILLED.both ? Math.abs(values[i]) : -1);
  cells.sort((a, b) => sizeOf(b) - sizeOf(a) || a - b);
  return cells.slice(0, most).map((i) => [i % cols, Math.floor(i / cols)]);
}
