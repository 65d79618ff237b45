/** Points in words. Pure. */
import type { Objective } from '../../../workers/core/types.ts';
import { formatNumber, valueWithUnit } from '../format.ts';
import { turned, type Range, type Rows } from './places.ts';

/** `6.2 %` for a value as written. */
const shownValue = (objective: Objective, written: number): string =>
  valueWithUnit(formatNumber(turned(objective, written)), objective.unit);

export function describeRow(
  { points, front, series }: Rows,
  objectives: readonly Objective[],
  row: number,
  nameOf: (row: number) => string,
  spreadOf: ((row: number, k: number) => Range | null) | undefined,
): string {
  const m = objectives.length;
  const values = objectives.map((objective, k) => {
    const spread = spreadOf?.(row, k) ?? null;
    const ends = spread?.map((value) => turned(objective, value)).sort((a, b) => a - b);
    const between = ends ? ` (middle half ${formatNumber(ends[0])} to ${formatNumber(ends[1])})` : '';
    return `${objective.name} ${shownValue(objective, points[row * m + k])}${between}`;
  });
  return `${nameOf(row)}: ${values.join(', ')}${front.includes(row) ? `; on ${series ? 'its' : 'the'} front` : ''}`;
}
