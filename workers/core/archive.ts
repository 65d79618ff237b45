/**
 * The grid archive of MAP-Elites (Mouret & Clune 2015, §4): one elite per cell of a cols × rows map over two descriptors.
 *
 * Elites sit in slots, in the order their cells were first filled, so that choosing an occupied cell uniformly is
 * choosing a slot, and a snapshot holds only what is filled. A cell is taken by a strictly better solution only; within
 * a batch the first of equals wins. Cell index = floor((d − low)/(high − low) · cells), clipped into the edge cells;
 * what was clipped is counted. Plain data.
 *
 * A slot's numbers stand together in one record, because on a large map every array touched is a cache miss.
 */
import type { Accepted, Batch, Descriptor, EliteArchive, Results } from './types.ts';

/** Where in a record each number stands; the solution follows. Births are whole numbers below 2^32. */
export const RECORD = { fitness: 0, birth: 1, parent: 2, x: 3, y: 4, solution: 5 } as const;

const FIRST_SLOTS = 1024;

/** Keeps the reads that warm the cache from being optimised away. */
const sink = new Float64Array(1);

export function newArchive(
  cols: number,
  rows: number,
  dim: number,
  descriptors: readonly [Descriptor, Descriptor],
): EliteArchive {
  const slots = Math.min(FIRST_SLOTS, cols * rows);
  const stride = RECORD.solution + dim;
  return {
    cols,
    rows,
    dim,
    stride,
    ranges: Float64Array.of(...descriptors[0].range, ...descriptors[1].range),
    slotOfCell: new Int32Array(cols * rows).fill(-1),
    filled: 0,
    cellOfSlot: new Uint32Array(slots),
    records: new Float64Array(slots * stride),
    sum: 0,
    best: -Infinity,
    seen: 0,
    clipped: 0,
  };
}

/** Bytes a full archive takes. */
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

/** Cells of the first `count` of `descriptors` [count × 2]; returns how many lay out of range. */
export function cellsOf(archive: EliteArchive, descriptors: Float64Array, count: number, cells: Uint32Array): number {
  const { cols, rows, ranges } = archive;
  const [lowX, highX, lowY, highY] = ranges;
  const widthX = highX - lowX;
  const widthY = highY - lowY;
  let clipped = 0;
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
