/**
 * An archive as a CSV with the columns that pyribs' `archive.data(return_type="pandas")` has for an elitist GridArchive:
 * `solution_k, objective, measures_k, threshold`, fields of one's own, `index`. Pure.
 */
import { RECORD } from '../core/archive.ts';
import type { EliteArchive } from '../core/types.ts';
import { flatIndex } from './place.ts';

/**
 * One line per elite, numbers with all their digits. `threshold` equals the objective, as in pyribs with learning rate 1.
 * `index` is the cell it holds here, in pyribs' order; of Voronoi cells, that of its centroid. `birth` and `parent` count evaluations, 0 for no parent.
 */
export function elitesCsv({ cols, rows, dim, stride, filled, records, cellOfSlot }: EliteArchive): string {
  const names = Array.from({ length: dim }, (_, k) => `solution_${k}`);
  const lines = [
    [...names, 'objective', 'measures_0', 'measures_1', 'threshold', 'birth', 'parent', 'index'].join(','),
  ];
  for (let slot = 0; slot < filled; slot++) {
    const record = records.subarray(slot * stride, (slot + 1) * stride);
    lines.push(
      [
        ...record.subarray(RECORD.solution),
        record[RECORD.fitness],
        record[RECORD.x],
        record[RECORD.y],
        record[RECORD.fitness],
        record[RECORD.birth],
        record[RECORD.parent],
        flatIndex(cellOfSlot[slot] % cols, Math.floor(cellOfSlot[slot] / cols), rows),
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}
