/**
 * What a run has found, as tables. An archive as a CSV with the columns that pyribs' `archive.data(return_type="pandas")` has for an elitist GridArchive:
 * `solution_k, objective, measures_k, threshold`, fields of one's own, `index`. Pure.
 */
import { RECORD } from '../core/archive.ts';
import type { EliteArchive, Objective, Space } from '../core/types.ts';
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

/** A field of a CSV: in quotes where it has to be. */
const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All evaluated points: what `evaluationsCsv` writes down. */
export interface Evaluations {
  readonly space: Space;
  readonly objectives: readonly Objective[];
  /** [n × m] as written in a run. */
  readonly values: Float64Array;
  /** [n] birth of the parent, 0 for none. */
  readonly parents: Uint32Array;
  /** [n × dim] */
  readonly solutions: ArrayLike<number>;
  /** [n] whether nothing dominates the point. */
  isOnFront(row: number): boolean;
}

/**
 * One line per evaluation, in order: objectives as people read them, those of minimised ones with their sign turned back,
 * then the solution, of a categorical one the options' names. `parent` is an evaluation, 0 for none.
 */
export function evaluationsCsv({ space, objectives, values, parents, solutions, isOnFront }: Evaluations): string {
  const { dim } = space;
  const m = objectives.length;
  const genes = space.kind === 'categorical' ? space.genes : undefined;
  const names = Array.from({ length: dim }, (_, k) => genes?.[k].name ?? `solution_${k}`);
  const heads = ['evaluation', 'parent', 'on_front', ...objectives.map(({ name }) => name), ...names];
  const lines = [heads.map(field).join(',')];
  for (let row = 0; row < parents.length; row++) {
    const cells: (string | number)[] = [row + 1, parents[row], isOnFront(row) ? 1 : 0];
    objectives.forEach(({ minimised }, k) => {
      const value = values[row * m + k];
      cells.push(minimised === true ? 0 - value : value);
    });
    for (let k = 0; k < dim; k++) {
      const value = solutions[row * dim + k];
      cells.push(genes === undefined ? value : field(genes[k].options[value]));
    }
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}
