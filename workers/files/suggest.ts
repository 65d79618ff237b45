/**
 * The best guess at what a file does not say: how many cells along each axis, and the range they span. Where the file
 * names each elite's cell, both follow almost wholly from it; otherwise they are round numbers around the data. Pure.
 */
import type { Descriptor } from '../core/types.ts';
import { countElsewhere } from './place.ts';
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

/**
 * The range of an axis from the boundaries between neighbouring cells: a straight line through them, then the roundest
 * numbers near it that put every elite where the file says.
 */
function rangeOfPlaces(
  places: ArrayLike<number>,
  values: Float64Array,
  cells: number,
  fits: (range: Range) => boolean,
): Range {
  const extents = extentsByPlace(places, values);
  let [n, sumT, sumB, sumTT, sumTB] = [0, 0, 0, 0, 0];
  for (let k = 1; k < extents.length; k++) {
    const [place, [low]] = extents[k];
    if (place !== extents[k - 1][0] + 1) continue;
    const boundary = (low + extents[k - 1][1][1]) / 2;
    n += 1;
    sumT += place;
    sumB += boundary;
    sumTT += place * place;
    sumTB += place * boundary;
  }
  const slope = (n * sumTB - sumT * sumB) / (n * sumTT - sumT * sumT);
  if (n < 2 || !(slope > 0)) return roundRange(extentOf(values));
  const low = (sumB - slope * sumT) / n;
  const high = low + slope * cells;
  const top = Math.ceil(Math.log10(high - low));
  for (let digits = 0; digits <= 6; digits++) {
    const scale = 10 ** (top - digits);
    const round = (value: number): number => Number((Math.round(value / scale) * scale).toPrecision(12));
    const range: Range = [round(low), round(high)];
    if (range[0] < range[1] && fits(range)) return range;
  }
  return [low, high];
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
    if (cols > 0.6 * round && rows > 0.6 * round) [cols, rows] = [round, round];
  } else if (flatIndex && inOrder) {
    const found = rowsOfFlatIndex(flatIndex, x, y, slack);
    if (found !== undefined) {
      places = [flatIndex.map((index) => Math.floor(index / found)), flatIndex.map((index) => index % found)];
      const least = Math.floor(extentOf(flatIndex)[1] / found) + 1;
      rows = found;
      cols = least > 0.6 * rows && least < rows ? rows : least;
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
  const known = places;
  const sizes = [Math.max(2, cols), Math.max(2, rows)];
  ranges = [x, y].map((values, k) => {
    const own: Elites = {
      ...elites,
      measureCount: 1,
      measures: values,
      flatIndex: undefined,
      axisIndex: [Float64Array.from(known[k])],
    };
    const fits = (range: Range): boolean => {
      const { descriptors, objective: named } = answers([range, range]);
      const one: Answers = { axes: [0, 0], cols: sizes[k], rows: sizes[k], descriptors, objective: named };
      return countElsewhere(own, one) === 0;
    };
    return rangeOfPlaces(known[k], values, sizes[k], fits);
  });
  return answers(ranges);
}
