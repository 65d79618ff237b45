/**
 * A run written out for other programs: elites as CSV with pyribs' column names, and the trace as JSON. Pure.
 */
import { RECORD } from '../core/archive.ts';
import type { EliteArchive } from '../core/types.ts';
import type { Run } from '../core/run.ts';
import type { Frames } from './protocol.ts';

/** One line per elite. `index` is pyribs' flat cell index, row-major with the first descriptor outermost. */
export function elitesCsv(run: Run): string {
  const { cols, rows, dim, stride, filled, records, cellOfSlot } = run.inspect('elite-map', 'all') as EliteArchive;
  const names = Array.from({ length: dim }, (_, k) => `solution_${k}`);
  const lines = [[...names, 'objective', 'measures_0', 'measures_1', 'birth', 'parent', 'index'].join(',')];
  for (let slot = 0; slot < filled; slot++) {
    const column = cellOfSlot[slot] % cols;
    const row = Math.floor(cellOfSlot[slot] / cols);
    const record = records.subarray(slot * stride, (slot + 1) * stride);
    lines.push(
      [
        record.subarray(RECORD.solution).join(','),
        record[RECORD.fitness],
        record[RECORD.x],
        record[RECORD.y],
        record[RECORD.birth],
        record[RECORD.parent],
        column * rows + row,
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Spec, playhead, digest, metrics there, checkpoints, and the metric series of everything computed so far. */
export function traceJson(run: Run): string {
  const { at, metrics } = run.lens('curves').frame() as Frames['curves'];
  const series: Record<string, readonly number[]> = { at: Array.from(at) };
  for (const [id, values] of Object.entries(metrics)) series[id] = Array.from(values);
  const { spec, digest, checkpoints } = run;
  return JSON.stringify({ spec, at: run.at, digest, metrics: run.metrics, checkpoints, series }, null, 1);
}
