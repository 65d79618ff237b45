/** Words for what is on the map: the readout, what screen readers are told, the counts. Pure. */
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import type { MapFrame } from '../../../workers/core/frames.ts';
import { evenLabels, formatCount, formatNumber, formatPercent, valueWithUnit } from '../format.ts';
import { cellIndex, cellRange, type Cell } from './geometry.ts';

export type Axes = readonly [Descriptor, Descriptor];

export interface CellWords {
  readonly place: string;
  readonly ranges: string;
  readonly value: string;
}

function rangeWords(axis: Descriptor, index: number, count: number): string {
  const [low, high] = cellRange(axis, index, count);
  return `${axis.name} ${evenLabels([low, high]).join(' to ')}`;
}

export function describeCell(
  frame: MapFrame,
  axes: Axes,
  objective: Objective,
  reachable: Uint8Array | undefined,
  cell: Cell,
): CellWords {
  const index = cellIndex(frame, cell);
  const fitness = frame.fitness[index];
  const vacant = reachable !== undefined && reachable[index] === 0 ? 'empty, no solution reaches it' : 'empty';
  const x = rangeWords(axes[0], cell[0], frame.cols);
  const y = rangeWords(axes[1], cell[1], frame.rows);
  const sameUnit = axes[0].unit === axes[1].unit;
  return {
    place: `cell ${cell[0]}, ${cell[1]}`,
    ranges: sameUnit
      ? `${x}, ${valueWithUnit(y, axes[1].unit)}`
      : `${valueWithUnit(x, axes[0].unit)}, ${valueWithUnit(y, axes[1].unit)}`,
    value: Number.isNaN(fitness) ? vacant : `${objective.name} ${valueWithUnit(formatNumber(fitness), objective.unit)}`,
  };
}

export function describeFilled(filled: number, cells: number, reachable: number): string {
  const among = reachable < cells ? `${formatCount(reachable)} reachable cells` : `${formatCount(cells)} cells`;
  const share = reachable > 0 ? ` (${formatPercent(filled / reachable)})` : '';
  return `${formatCount(filled)} of ${among} filled${share}`;
}

/** Cells that some solution can reach; all of them where that is not known. */
export function countReachable(cells: number, reachable: Uint8Array | undefined): number {
  return reachable === undefined ? cells : reachable.reduce((sum, flag) => sum + (flag === 0 ? 0 : 1), 0);
}
