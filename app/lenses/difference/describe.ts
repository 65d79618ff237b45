/** A cell of two maps in words. Pure. */
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import { cellIndex, cellRange, type Cell } from '../elite-map/geometry.ts';
import { evenLabels, formatNumber, valueWithUnit } from '../format.ts';
import { FILLED, type Difference, type FitnessMap } from './difference.ts';

/** Two maps of one shape, and what to call them. */
export interface Pair {
  readonly difference: Difference;
  readonly first: FitnessMap;
  readonly second: FitnessMap;
  readonly axes: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
  readonly names: readonly [string, string];
}

export interface DifferenceWords {
  readonly place: string;
  /** What the second has over the first, or who alone fills the cell. */
  readonly value: string;
  /** The fitness of each that fills it, with what follows; empty of an empty cell. */
  readonly both: string;
  readonly ranges: string;
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(value)}`;

export function describeDifference(pair: Pair, cell: Cell): DifferenceWords {
  const { first, second, axes, objective, names } = pair;
  const { values, filled, cols, rows } = pair.difference;
  const index = cellIndex({ cols, rows }, cell);
  const place = `cell ${cell[0]}, ${cell[1]}`;
  const ranges = axes
    .map((axis, i) => `${axis.name} ${evenLabels(cellRange(axis, cell[i], i === 0 ? cols : rows)).join(' to ')}`)
    .join(', ');
  const fitness = (map: FitnessMap): string => valueWithUnit(formatNumber(map.fitness[index]), objective.unit);
  if (filled[index] === FILLED.both) {
    const both = `${names[0]} ${fitness(first)}, ${names[1]} ${fitness(second)}; `;
    return { place, value: signed(values[index]), both, ranges };
  }
  if (filled[index] === FILLED.first) return { place, value: `only ${names[0]}`, both: `${fitness(first)}; `, ranges };
  if (filled[index] === FILLED.second)
    return { place, value: `only ${names[1]}`, both: `${fitness(second)}; `, ranges };
  return { place, value: 'empty in both', both: '', ranges };
}
