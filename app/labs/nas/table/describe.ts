/** A table in words, and its columns as axes. Pure. */
import type { Objective } from '../../../../workers/core/types.ts';
import type { Column, Table, Use } from '../../../../workers/files/table/types.ts';
import { formatCount, formatNumber } from '../../../lenses/format.ts';
import type { ParallelAxis } from '../../../lenses/parallel/scale.ts';

/** Parameters drawn at first; more can be ticked. */
const FIRST_AXES = 12;
/** Words that are all different tell rows apart; drawn, they would tell nothing. */
const MOST_OPTIONS = 200;

const LARGEST_WHOLE = 1e15;

/** Whole numbers have no decimals. */
export const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < LARGEST_WHOLE ? formatCount(value) : formatNumber(value, 5);

/** What a row has in a column. */
export function cellText(column: Column, row: number): string {
  if (column.kind === 'category') return column.options[column.codes[row]] ?? '–';
  const value = column.values[row];
  if (column.kind === 'number' || Number.isNaN(value)) return numberText(value);
  return new Date(value * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

export const nounOf = ({ source }: Table): string => (source === 'Optuna' ? 'trials' : 'rows');

/** "trial 17" by Optuna's own number, else "row 18". */
export function namesOf({ source, columns }: Table): (row: number) => string {
  const numbers = source === 'Optuna' ? columns.find(({ name }) => name === 'number') : undefined;
  if (numbers?.kind === 'number') return (row) => `trial ${numbers.values[row]}`;
  return (row) => `row ${formatCount(row + 1)}`;
}

export const isDrawable = (column: Column): boolean =>
  column.kind !== 'category' || (column.options.length > 0 && column.options.length <= MOST_OPTIONS);

export const objectivesOf = (uses: readonly Use[]): number[] =>
  uses.flatMap(({ role }, k) => (role === 'objective' ? [k] : []));

/** Columns beside the objectives that are drawn at first: the parameters. */
export function firstAxes({ columns, uses }: Table): number[] {
  return columns
    .flatMap((column, k) => (uses[k].role === 'parameter' && isDrawable(column) ? [k] : []))
    .slice(0, FIRST_AXES);
}

function axisOf(column: Column, use: Use): ParallelAxis {
  const better = use.role !== 'objective' ? {} : { better: use.minimised ? ('low' as const) : ('high' as const) };
  return { ...column, unit: '', ...better };
}

/** These columns, and then the objectives. */
export function axesOf({ columns }: Table, uses: readonly Use[], beside: readonly number[]): ParallelAxis[] {
  const others = beside.filter((k) => uses[k].role !== 'objective');
  return [...others, ...objectivesOf(uses)].map((k) => axisOf(columns[k], uses[k]));
}

/** The chosen objectives as those of a run. Names of columns hold their units. */
export function asObjectives({ columns }: Table, uses: readonly Use[]): Objective[] {
  return objectivesOf(uses).map((k) => ({
    name: columns[k].name,
    unit: '',
    // Bounds are not known; plots go by the rows, and by these where there are none.
    floor: 0,
    ceiling: 1,
    ...(uses[k].minimised ? { minimised: true as const } : {}),
  }));
}
