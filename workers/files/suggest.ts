/**
 * The best guess at what a file does not say: how many cells along each axis, and the range they span. Where the file
 * names each elite's cell, both follow almost wholly from it; otherwise they are round numbers around the data. Pure.
 */
import type { Descriptor } from '../core/types.ts';
import type { Answers, Elites } from './types.ts';

type Range = readonly [low: number, high: number];

/** Largest map that is guessed, and that can be asked for. */
export const LARGEST_SIDE = 512;

const ROUND_SIDES = [8, 10, 16, 20, 25, 32, 50, 64, 100, 128, 200, 256, LARGEST_SIDE];

/** Smallest and largest of every `stride`th value. */
export function extentOf(values: Float64Array, stride = 1, first = 0): Range {
  let low = Infinity;
  let high = -Infinity;
  for (let i = first; i < values.length; i += stride) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return [low, high];
}

/** A range of round numbers around the data: 0 to 1 and −1 to 1 where these are filled well enough. */
export function roundRange([low, high]: Range): Range {
  const span = high - low;
  if (!(span > 0)) return [low - 0.5, low + 0.5];
  if (low >= 0 && high <= 1 && span > 0.4) return [0, 1];
  if (low >= -1 && high <= 1 && span > 0.8) return [-1, 1];
  const step = 10 ** Math.floor(Math.log10(span)) / 2;
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** [low, high] of the measure among the elites at each place along an axis; empty places are left out. */
function extentsByPlace(places: ArrayLike<number>, values: ArrayLike<number>): (readonly [number, Range])[] {
  const found = new Map<number, [number, number]>();
  for (let i = 0; i < places.length; i++) {
    const extent = found.get(places[i]);
    if (extent === undefined) found.set(places[i], [values[i], values[i]]);
    else {
      extent[0] = Math.min(extent[0], values[i]);
      extent[1] = Math.max(extent[1], values[i]);
    }
  }
  return [...found].sort(([a], [b]) => a - b);
}

/** The number with fewest digits between two, nearest to their middle among equals. */
function roundest(from: number, to: number): number {
  const middle = (from + to) / 2;
  if (from <= 0 && to >= 0) return 0;
  for (let exponent = Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)))); exponent > -300; exponent--) {
    const scale = 10 ** exponent;
    const value = Number((Math.round(middle / scale) * scale).toPrecision(15));
    if (value >= from && value <= to) return value;
    if (scale < (to - from) / 1000) break;
  }
  return middle;
}

/**
 * The range of an axis from the cells that elites lie in. Boundary k of c lies at low·(1 − k/c) + high·(k/c): above all
 * elites of the place below it and below all of the place above. For a given low that leaves an interval for high, whose
 * width is concave in low; where it is positive, round numbers are taken, symmetric ones first.
 */
function rangeOfPlaces(places: ArrayLike<number>, values: Float64Array, cells: number): Range {
  const bounds: { readonly share: number; readonly least: number; readonly most: number }[] = [];
  for (const [place, [low, high]] of extentsByPlace(places, values)) {
    if (place < cells - 1) bounds.push({ share: (place + 1) / cells, least: high, most: Infinity });
    if (place > 0) bounds.push({ share: place / cells, least: -Infinity, most: low });
  }
  const data = extentOf(values);
  const fallback = roundRange(data);
  if (bounds.length < 3) return fallback;
  const highs = (low: number): Range => {
    let [from, to] = [-Infinity, Infinity];
    for (const { share, least, most } of bounds) {
      from = Math.max(from, (least - low * (1 - share)) / share);
      to = Math.min(to, (most - low * (1 - share)) / share);
    }
    return [from, to];
  };
  const width = (low: number): number => {
    const [from, to] = highs(low);
    return to - from;
  };
  // The lowest cell that is filled may be far above the range's low end.
  const reach = (data[1] - data[0]) * 4;
  let [left, right] = [data[0] - reach, data[0] + reach];
  for (let i = 0; i < 200; i++) {
    const [a, b] = [left + (right - left) / 3, right - (right - left) / 3];
    if (width(a) < width(b)) left = a;
    else right = b;
  }
  const best = (left + right) / 2;
  if (!(width(best) > 0)) return fallback;
  const edge = (outside: number): number => {
    let [bad, good] = [outside, best];
    for (let i = 0; i < 100; i++) {
      const middle = (bad + good) / 2;
      if (width(middle) > 0) good = middle;
      else bad = middle;
    }
    return good;
  };
  const lows: Range = [edge(best - reach), edge(best + reach)];
  // Of ±s, boundary k lies at s·(2k/c − 1).
  let [from, to] = [0, Infinity];
  for (const { share, least, most } of bounds) {
    const factor = 2 * share - 1;
    if (factor > 0) [from, to] = [Math.max(from, least / factor), Math.min(to, most / factor)];
    else if (factor < 0) [from, to] = [Math.max(from, most / factor), Math.min(to, least / factor)];
    else if (least > 0 || most < 0) to = -Infinity;
  }
  if (from > 0 && from < to && to < Infinity) {
    const size = roundest(from, to);
    return [-size, size];
  }
  const low = roundest(...lows);
  return [low, roundest(...highs(low))];
}

/**
 * Rows of a map, from pyribs' flat index: the number of them for which both measures rise with their places, that is no
 * elite in a higher place has a lower value. Values printed with few digits may miss by `slack`.
 */
function rowsOfFlatIndex(flat: Float64Array, x: Float64Array, y: Float64Array, slack: Range): number | undefined {
  const order = Array.from(flat.keys()).sort((a, b) => flat[a] - flat[b]);
  const most = flat[order[order.length - 1]];
  const xRises = (rows: number): boolean => {
    let [place, before, now] = [-1, -Infinity, -Infinity];
    for (const i of order) {
      const at = Math.floor(flat[i] / rows);
      if (at !== place) {
        place = at;
        before = Math.max(before, now);
        now = -Infinity;
      }
      if (x[i] < before - slack[0]) return false;
      if (x[i] > now) now = x[i];
    }
    return true;
  };
  const yRises = (rows: number): boolean => {
    const lows = new Float64Array(rows).fill(Infinity);
    const highs = new Float64Array(rows).fill(-Infinity);
    for (const i of order) {
      const at = flat[i] % rows;
      if (y[i] < lows[at]) lows[at] = y[i];
      if (y[i] > highs[at]) highs[at] = y[i];
    }
    let before = -Infinity;
    for (let at = 0; at < rows; at++) {
      if (lows[at] < before - slack[1]) return false;
      before = Math.max(before, highs[at]);
    }
    return true;
  };
  const able: number[] = [];
  for (let rows = 2; rows <= LARGEST_SIDE; rows++)
    if (Math.floor(most / rows) < LARGEST_SIDE && xRises(rows) && yRises(rows)) able.push(rows);
  // With few elites several will do: then the one nearest to a square.
  const squareness = (rows: number): number => Math.abs(rows - (Math.floor(most / rows) + 1));
  return able.sort((a, b) => squareness(a) - squareness(b) || a - b)[0];
}

/** Columns and rows where the centroids are the centres of a grid, and the range they span. */
function gridOfCentroids(values: readonly Float64Array[], cells: number) {
  const axes = values.map((column) => {
    const sorted = [...new Set(column)].sort((a, b) => a - b);
    const step = (sorted[sorted.length - 1] - sorted[0]) / (sorted.length - 1);
    // Float32 files: centres that differ by less than a thousandth of a step are one.
    const centres = sorted.filter((value, k) => k === 0 || value - sorted[k - 1] > step / 1000);
    const width = (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
    const low = Number((centres[0] - width / 2).toPrecision(6));
    const high = Number((centres[centres.length - 1] + width / 2).toPrecision(6));
    return { cells: centres.length, range: [low, high] as Range };
  });
  const isGrid = axes.every((axis) => axis.cells >= 2 && axis.cells <= LARGEST_SIDE);
  return isGrid && axes[0].cells * axes[1].cells === cells ? axes : undefined;
}

const column = (values: Float64Array, width: number, at: number): Float64Array =>
  Float64Array.from({ length: values.length / width }, (_, i) => values[i * width + at]);

export function suggestAnswers(elites: Elites, axes: readonly [number, number]): Answers {
  const { count, measureCount, flatIndex, axisIndex, centroids, objectives } = elites;
  const [x, y] = axes.map((axis) => column(elites.measures, measureCount, axis));
  const objective = extentOf(objectives);
  const inOrder = measureCount === 2 && axes[0] === 0 && axes[1] === 1;
  const extents = [extentOf(x), extentOf(y)];
  // Values printed with few digits may touch the wrong side of a boundary.
  const slack: Range = [(extents[0][1] - extents[0][0]) * 1e-7, (extents[1][1] - extents[1][0]) * 1e-7];

  let places: readonly [ArrayLike<number>, ArrayLike<number>] | undefined;
  let side = ROUND_SIDES.find((one) => one * one >= count) ?? LARGEST_SIDE;
  let [cols, rows] = [side, side];
  let ranges: readonly Range[] = extents.map(roundRange);
  if (axisIndex) {
    places = [axisIndex[axes[0]], axisIndex[axes[1]]];
    [cols, rows] = places.map((one) => Math.min(LARGEST_SIDE, extentOf(Float64Array.from(one))[1] + 1));
    side = Math.max(cols, rows);
    const round = ROUND_SIDES.find((one) => one >= side) ?? side;
    // An archive rarely fills its last row and column.
    if (cols > 0.8 * round && rows > 0.8 * round) [cols, rows] = [round, round];
  } else if (flatIndex && inOrder) {
    const found = rowsOfFlatIndex(flatIndex, x, y, slack);
    if (found !== undefined) {
      places = [flatIndex.map((index) => Math.floor(index / found)), flatIndex.map((index) => index % found)];
      const least = Math.floor(extentOf(flatIndex)[1] / found) + 1;
      rows = found;
      cols = least > 0.8 * rows && least < rows ? rows : least;
    }
  } else if (centroids) {
    const cells = centroids.length / measureCount;
    const grid = gridOfCentroids(
      axes.map((axis) => column(centroids, measureCount, axis)),
      cells,
    );
    if (grid) {
      [cols, rows] = [grid[0].cells, grid[1].cells];
      ranges = grid.map((axis) => axis.range);
    }
  }

  const answers = (pair: readonly Range[]): Answers => {
    const descriptor = (k: 0 | 1): Descriptor => ({ name: `measure ${axes[k]}`, unit: '', range: pair[k] });
    return {
      axes,
      cols: Math.max(2, cols),
      rows: Math.max(2, rows),
      descriptors: [descriptor(0), descriptor(1)],
      objective: { name: 'objective', unit: '', floor: objective[0], ceiling: objective[1] },
    };
  };
  if (places === undefined) return answers(ranges);
  return answers([rangeOfPlaces(places[0], x, Math.max(2, cols)), rangeOfPlaces(places[1], y, Math.max(2, rows))]);
}
