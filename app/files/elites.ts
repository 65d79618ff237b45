/** Elites of an opened archive, one by one. Pure. */
import { RECORD } from '../../workers/core/archive.ts';
import type { EliteArchive } from '../../workers/core/types.ts';

export interface FileElite {
  readonly cell: readonly [column: number, row: number];
  readonly fitness: number;
  readonly descriptors: readonly [number, number];
  readonly solution: Float64Array;
  /** Its place among the elites of the file, from 1. */
  readonly place: number;
}

function eliteInSlot({ cols, stride, records, cellOfSlot }: EliteArchive, slot: number): FileElite {
  const record = records.subarray(slot * stride, (slot + 1) * stride);
  return {
    cell: [cellOfSlot[slot] % cols, Math.floor(cellOfSlot[slot] / cols)],
    fitness: record[RECORD.fitness],
    descriptors: [record[RECORD.x], record[RECORD.y]],
    solution: record.slice(RECORD.solution),
    place: record[RECORD.birth],
  };
}

export function eliteAt(archive: EliteArchive, [column, row]: readonly [number, number]): FileElite | null {
  if (column >= archive.cols || row >= archive.rows) return null;
  const slot = archive.slotOfCell[row * archive.cols + column];
  return slot < 0 ? null : eliteInSlot(archive, slot);
}

/** The best, best first; of equals the one that comes first in the file. */
export function bestElites(archive: EliteArchive, count: number): FileElite[] {
  const { filled, stride, records } = archive;
  const fitness = (slot: number): number => records[slot * stride];
  return Array.from({ length: filled }, (_, slot) => slot)
    .sort((a, b) => fitness(b) - fitness(a) || a - b)
    .slice(0, count)
    .map((slot) => eliteInSlot(archive, slot));
}
