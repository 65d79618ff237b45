/** Words for what is on the map: the readout, what screen readers are told, the counts. Pure. */
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import type { MapFrame } from '../../../workers/core/frames.ts';
import { evenLabels, formatCount, formatNumber, formatPercent, valueWithUnit } from '../format.ts';
import { cellIndex, cellRange, type Cell, type Grid } from './geometry.ts';

export type Axes = readonly [Descriptor, Descriptor];

export interface CellWords {
  readonly place: string;
  readonly ranges: string;
  readonly value: string;
}

function rangeWords(axis: Descriptor, index: number, count: number): string {
  const [low, high] = cellRange(axis, index, count);
  const [first, last] = [Math.ceil(low), Math.ceil(high) - 1];
  if (axis.whole === true && first <= last)
    return `${axis.name} ${[...new Set([first, last])].map(formatCount).join(' to ')}`;
  return `${axis.name} ${evenLabels([low, high]).join(' to ')}`;
}

/** A cell by its column and row, or by its number where there are no rows. */
export const cellName = ([column, row]: Cell, voronoi: boolean): string =>
  voronoi ? `cell ${column}` : `cell ${column}, ${row}`;

/** Where a Voronoi cell lies: about its centroid. */
function centroidWords(axes: Axes, centroid: readonly [number, number]): string[] {
  return centroid.map((share, i) => {
    const [low, high] = axes[i].range;
    return `${axes[i].name} around ${formatNumber(low + share * (high - low))}`;
  });
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
  const { centroids, cols, rows } = frame;
  const [x, y] =
    centroids === undefined
      ? [rangeWords(axes[0], cell[0], cols), rangeWords(axes[1], cell[1], rows)]
      : centroidWords(axes, [centroids[2 * index], centroids[2 * index + 1]]);
  const sameUnit = axes[0].unit === axes[1].unit;
  return {
    place: cellName(cell, centroids !== undefined),
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

export const describeSize = ({ cols, rows }: Grid): string => `${formatCount(cols)} × ${formatCount(rows)}`;

/** The size of the map in words; of one still to be refined, also what it ends as. */
export function describeShape(frame: MapFrame): string {
  const { cols, finest, centroids } = frame;
  if (centroids !== undefined) return `${formatCount(cols)} Voronoi cells`;
  const cells = `${describeSize(frame)} cells`;
  return finest === undefined
    ? cells
    : `${cells}, to be refined to ${describeSize({ cols: finest[0], rows: finest[1] })}`;
}

/** Cells that some solution can reach; all of them where that is not known. */
export function countReachable(cells: number, reachable: Uint8Array | undefined): number {
  return reachable === undefined ? cells : reachable.reduce((sum, flag) => sum + (flag === 0 ? 0 : 1), 0);
}
