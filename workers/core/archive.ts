/**
 * The archive of MAP-Elites (Mouret & Clune 2015, §4): one elite per cell of a map over two descriptors. Cells are those
 * of a cols × rows grid, or the Voronoi cells of centroids (Vassiliades, Chatzilygeroudis & Mouret 2018).
 *
 * Elites sit in slots, in the order their cells were first filled, so that choosing an occupied cell uniformly is
 * choosing a slot, and a snapshot holds only what is filled. A cell is taken by a strictly better solution only; within
 * a batch the first of equals wins. Cell index on a grid = floor((d − low)/(high − low) · cells), clipped into the edge
 * cells; else that of the nearest centroid to the descriptors, clipped to their range. What was clipped is counted.
 * Plain data.
 *
 * A slot's numbers stand together in one record, because on a large map every array touched is a cache miss.
 */
import { centroidsOf } from './centroids.ts';
import { nearestOf } from './nearest.ts';
import type { Accepted, Batch, Descriptor, EliteArchive, Results } from './types.ts';

/** Where in a record each number stands; the solution follows. Births are whole numbers below 2^32. */
export const RECORD = { fitness: 0, birth: 1, parent: 2, x: 3, y: 4, solution: 5 } as const;

const FIRST_SLOTS = 1024;

/** Keeps the reads that warm the cache from being optimised away. */
const sink = new Float64Array(1);

type Tessellation = Pick<EliteArchive, 'cols' | 'rows' | 'finest' | 'centroids'>;

function emptyArchive(tessellation: Tessellation, dim: number, ranges: Float64Array): EliteArchive {
  const cells = tessellation.cols * tessellation.rows;
  const slots = Math.min(FIRST_SLOTS, cells);
  const stride = RECORD.solution + dim;
  return {
    ...tessellation,
    dim,
    stride,
    ranges,
    slotOfCell: new Int32Array(cells).fill(-1),
    filled: 0,
    cellOfSlot: new Uint32Array(slots),
    records: new Float64Array(slots * stride),
    sum: 0,
    best: -Infinity,
    seen: 0,
    clipped: 0,
  };
}

const rangesOf = (descriptors: readonly [Descriptor, Descriptor]) =>
  Float64Array.of(...descriptors[0].range, ...descriptors[1].range);

/** A grid. `finest`, if it is to be refined, is what it ends as. */
export function newArchive(
  cols: number,
  rows: number,
  dim: number,
  descriptors: readonly [Descriptor, Descriptor],
  finest: readonly [cols: number, rows: number] = [cols, rows],
): EliteArchive {
  return emptyArchive({ cols, rows, finest, centroids: null }, dim, rangesOf(descriptors));
}

/** So many Voronoi cells, one of CENTROID_COUNTS. */
export function newCvtArchive(
  cells: number,
  dim: number,
  descriptors: readonly [Descriptor, Descriptor],
): EliteArchive {
  const tessellation = { cols: cells, rows: 1, finest: [cells, 1], centroids: centroidsOf(cells) } as const;
  return emptyArchive(tessellation, dim, rangesOf(descriptors));
}

/**
 * The same elites in a grid of cols × rows cells, each in the cell of its own descriptors. Where two meet the better
 * stays, which cannot be when each cell is divided into whole ones. (Mouret & Clune 2015, §9.3, hierarchical resolution.)
 */
export function regrid(archive: EliteArchive, cols: number, rows: number): EliteArchive {
  const { dim, stride, ranges, filled, records, finest } = archive;
  const finer = emptyArchive({ cols, rows, finest, centroids: null }, dim, ranges);
  const { slotOfCell } = finer;
  const descriptors = new Float64Array(2 * filled);
  for (let slot = 0; slot < filled; slot++) {
    descriptors[2 * slot] = records[slot * stride + RECORD.x];
    descriptors[2 * slot + 1] = records[slot * stride + RECORD.y];
  }
  const cells = new Uint32Array(filled);
  cellsOf(finer, descriptors, filled, cells);
  for (let from = 0; from < filled; from++) {
    const cell = cells[from];
    const fitness = records[from * stride];
    let slot = slotOfCell[cell];
    if (slot >= 0) {
      const old = finer.records[slot * stride];
      if (!(fitness > old)) continue;
      finer.sum -= old;
    } else {
      if (finer.filled === finer.cellOfSlot.length) grow(finer);
      slot = finer.filled++;
      slotOfCell[cell] = slot;
      finer.cellOfSlot[slot] = cell;
    }
    finer.sum += fitness;
    finer.records.set(records.subarray(from * stride, (from + 1) * stride), slot * stride);
  }
  finer.best = archive.best;
  finer.seen = archive.seen;
  finer.clipped = archive.clipped;
  return finer;
}

/** Bytes a full archive takes, beside the centroids it may have. */
export function archiveBytes(cells: number, dim: number): number {
  return cells * (4 + 4 + 8 * (RECORD.solution + dim));
}

function grow(archive: EliteArchive): void {
  const slots = Math.min(archive.cols * archive.rows, archive.cellOfSlot.length * 2);
  const { cellOfSlot, records } = archive;
  archive.cellOfSlot = new Uint32Array(slots);
  archive.cellOfSlot.set(cellOfSlot);
  archive.records = new Float64Array(slots * archive.stride);
  archive.records.set(records);
}

/**
 * Fills `cells` with the cell that each of `count` pairs of `descriptors` belongs to; tells how many were out of range.
 */
export function cellsOf(archive: EliteArchive, descriptors: Float64Array, count: number, cells: Uint32Array): number {
  const { cols, rows, ranges, centroids } = archive;
  const [lowX, highX, lowY, highY] = ranges;
  const widthX = highX - lowX;
  const widthY = highY - lowY;
  let clipped = 0;
  if (centroids !== null) {
    const nearest = nearestOf(centroids);
    for (let i = 0; i < count; i++) {
      const x = descriptors[2 * i];
      const y = descriptors[2 * i + 1];
      if (x < lowX || x > highX || y < lowY || y > highY) clipped++;
      const within = Math.min(1, Math.max(0, (x - lowX) / widthX));
      cells[i] = nearest(within, Math.min(1, Math.max(0, (y - lowY) / widthY)));
    }
    return clipped;
  }
  for (let i = 0; i < count; i++) {
    const x = descriptors[2 * i];
    const y = descriptors[2 * i + 1];
    if (x < lowX || x > highX || y < lowY || y > highY) clipped++;
    const column = Math.min(cols - 1, Math.max(0, Math.floor(((x - lowX) / widthX) * cols)));
    const row = Math.min(rows - 1, Math.max(0, Math.floor(((y - lowY) / widthY) * rows)));
    cells[i] = row * cols + column;
  }
  return clipped;
}

/** Offers a batch to the archive, row by row; `accepted` receives the rows that entered. `firstBirth` is row 0's evaluation. */
export function addBatch(
  archive: EliteArchive,
  batch: Batch,
  results: Results,
  firstBirth: number,
  accepted: Accepted,
): void {
  const { dim, stride, slotOfCell } = archive;
  const { objectives, descriptors } = results;
  const { solutions, parents } = batch;
  let { records } = archive;
  let count = 0;
  // Cells first (the accepted overwrite them from the front, never past the row at hand).
  const cellsOfRows = accepted.cells;
  archive.clipped += cellsOf(archive, descriptors, batch.size, cellsOfRows);
  // Every record looked up once: on a large map the cache misses then overlap instead of queueing.
  let touched = 0;
  for (let i = 0; i < batch.size; i++) {
    const slot = slotOfCell[cellsOfRows[i]];
    if (slot >= 0) touched += records[slot * stride];
  }
  sink[0] = touched;
  for (let i = 0; i < batch.size; i++) {
    const cell = cellsOfRows[i];
    const fitness = objectives[i];
    let slot = slotOfCell[cell];
    if (slot >= 0) {
      const old = records[slot * stride];
      if (!(fitness > old)) continue;
      archive.sum -= old;
    } else {
      if (archive.filled === archive.cellOfSlot.length) {
        grow(archive);
        records = archive.records;
      }
      slot = archive.filled++;
      slotOfCell[cell] = slot;
      archive.cellOfSlot[slot] = cell;
    }
    archive.sum += fitness;
    if (fitness > archive.best) archive.best = fitness;
    const to = slot * stride;
    records[to] = fitness;
    records[to + RECORD.birth] = firstBirth + i;
    records[to + RECORD.parent] = parents[i];
    records[to + RECORD.x] = descriptors[2 * i];
    records[to + RECORD.y] = descriptors[2 * i + 1];
    const start = to + RECORD.solution;
    const from = i * dim;
    for (let k = 0; k < dim; k++) records[start + k] = solutions[from + k];
    accepted.rows[count] = i;
    accepted.cells[count] = cell;
    count++;
  }
  accepted.size = count;
  archive.seen += batch.size;
}
