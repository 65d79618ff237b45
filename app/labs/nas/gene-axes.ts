/** The axes of parallel coordinates of a run: its genes, then its objectives. Pure. */
import type { Objective } from '../../../workers/core/types.ts';
import type { GeneInfo } from '../../../workers/host/protocol.ts';
import type { ParallelAxis } from '../../lenses/parallel/scale.ts';

/** More axes than these have no room. */
export const MOST_GENES = 12;
/** Of real numbers, so many to begin with: there may be hundreds, one much like the other. */
const FIRST_NUMBERS = 4;

/** Which genes have axes unless someone chooses others. */
export function usualGenes(genes: readonly GeneInfo[]): number[] {
  const most = genes.every(({ options }) => options !== undefined) ? MOST_GENES : FIRST_NUMBERS;
  return Array.from({ length: Math.min(most, genes.length) }, (_, k) => k);
}

/** `values` is [rows × columns]; a choice that has no effect, NaN there, has no place on its axis. */
export function geneAxes(
  genes: readonly GeneInfo[],
  columns: readonly number[],
  values: Float32Array,
  rows: number,
): ParallelAxis[] {
  return columns.map((gene, k) => {
    const { name, options } = genes[gene];
    if (options === undefined) {
      const numbers = new Float64Array(rows);
      for (let row = 0; row < rows; row++) numbers[row] = values[row * columns.length + k];
      return { kind: 'number', name, unit: '', values: numbers };
    }
    const codes = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns.length + k];
      codes[row] = Number.isNaN(value) ? -1 : value;
    }
    return { kind: 'category', name, unit: '', codes, options };
  });
}

/** As people read them; `points` is [rows × objectives]. */
export function objectiveAxes(objectives: readonly Objective[], points: Float64Array, rows: number): ParallelAxis[] {
  const m = objectives.length;
  return objectives.map(({ name, unit, minimised }, k) => {
    const values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) values[row] = (minimised === true ? -1 : 1) * points[row * m + k];
    return { kind: 'number', name, unit, better: minimised === true ? 'low' : 'high', values };
  });
}
