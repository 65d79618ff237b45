/** Points in words. Pure. */
import type { Objective } from '../../../workers/core/types.ts';
import { formatNumber, valueWithUnit } from '../format.ts';
import type { Spread, SpreadOf } from './bars.ts';
import { turned, type Rows } from './places.ts';

/** `6.2 %` for a value as written. */
const shownValue = (objective: Objective, written: number): string =>
  valueWithUnit(formatNumber(turned(objective, written)), objective.unit);

/** `0.52, middle half 0.5 to 0.54` */
export function spreadText(objective: Objective, { ends, median }: Spread): string {
  const [low, high] = ends.map((value) => turned(objective, value)).sort((a, b) => a - b);
  const text = (value: number): string => formatNumber(value);
  return `${text(turned(objective, median))}, middle half ${text(low)} to ${text(high)}`;
}

export function describeRow(
  { points, front, series }: Rows,
  objectives: readonly Objective[],
  row: number,
  nameOf: (row: number) => string,
  spreadOf: SpreadOf | undefined,
): string {
  const m = objectives.length;
  const values = objectives.map((objective, k) => {
    const spread = spreadOf?.(row, k) ?? null;
    const measured = spread === null ? '' : ` (measured ${spreadText(objective, spread)})`;
    return `${objective.name} ${shownValue(objective, points[row * m + k])}${measured}`;
  });
  return `${nameOf(row)}: ${values.join(', ')}${front.includes(row) ? `; on ${series ? 'its' : 'the'} front` : ''}`;
}
