/** An archive seen by other axes: its elites in the cells of another grid, so that two maps can be compared. Pure. */
import { RECORD } from '../../workers/core/archive.ts';
import type { MapFrame } from '../../workers/core/frames.ts';
import type { Descriptor, EliteArchive } from '../../workers/core/types.ts';

export interface Refiled {
  readonly frame: MapFrame;
  /** Elites beyond the ranges, put into the edge cells. */
  readonly outside: number;
}

export function refile(
  { filled, stride, records }: EliteArchive,
  cols: number,
  rows: number,
  [x, y]: readonly [Descriptor, Descriptor],
): Refiled {
  const fitness = new Float32Array(cols * rows).fill(NaN);
  let outside = 0;
  const place = (value: number, [low, high]: Descriptor['range'], cells: number): number => {
    return Math.min(cells - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * cells)));
  };
  const beyond = (value: number, [low, high]: Descriptor['range']): boolean => value < low || value > high;
  for (let slot = 0; slot < filled; slot++) {
    const at = slot * stride;
    const [u, v] = [records[at + RECORD.x], records[at + RECORD.y]];
    if (beyond(u, x.range) || beyond(v, y.range)) outside++;
    const cell = place(v, y.range, rows) * cols + place(u, x.range, cols);
    const value = Math.fround(records[at]);
    // The best of those that share a cell; an empty one is NaN, with which every comparison fails.
    if (!(value <= fitness[cell])) fitness[cell] = value;
  }
  return { frame: { cols, rows, fitness }, outside };
}

/** The archive's own map. */
export function ownFrame({ cols, rows, filled, stride, records, cellOfSlot }: EliteArchive): MapFrame {
  const fitness = new Float32Array(cols * rows).fill(NaN);
  for (let slot = 0; slot < filled; slot++) fitness[cellOfSlot[slot]] = records[slot * stride];
  return { cols, rows, fitness };
}
