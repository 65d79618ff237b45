/**
 * What is shown of a table for the objectives that a person chose, and its front as a CSV. Pure; typed arrays are
 * transferred between worker and page.
 */
import { historyOf, rangesOf, scoresOf, tableFront, type History } from './table-front.ts';
import type { Column, Table, Use } from './types.ts';

export interface Measures {
  /** Columns of the objectives. */
  readonly columns: readonly number[];
  /** [rows × m] maximised; NaN in all objectives of a row that lacks one, or was not completed. */
  readonly points: Float64Array;
  /** Rows of the table on its front, best first by the first objective; equal ones all, in the order of the file. */
  readonly front: Uint32Array;
  /** How many rows have values in all objectives, and how many of those break a constraint. */
  readonly scored: number;
  readonly infeasible: number;
  /** [m] maximised: where hypervolume begins. */
  readonly reference: Float64Array;
  readonly history: History;
}

/** `uses` must name at least one objective. */
export function measureTable(table: Table, uses: readonly Use[]): Measures {
  const scores = scoresOf(table, uses);
  const { values, m, rows, feasible } = scores;
  const points = new Float64Array(table.rows * m).fill(NaN);
  rows.forEach((row, i) => points.set(values.subarray(i * m, i * m + m), row * m));
  const front = tableFront(scores)
    .map((i) => rows[i])
    .sort((a, b) => points[b * m] - points[a * m] || a - b);
  const { reference } = rangesOf(scores);
  return {
    columns: scores.columns,
    points,
    front,
    scored: rows.length,
    infeasible: feasible.length - feasible.reduce((sum, one) => sum + one, 0),
    reference,
    history: historyOf(table, scores, reference),
  };
}

const numberText = (value: number): string => (Number.isNaN(value) ? '' : String(value));

const timeText = (seconds: number): string =>
  Number.isNaN(seconds) ? '' : new Date(seconds * 1000).toISOString().slice(0, -1);

const quoted = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cellText(column: Column, row: number): string {
  if (column.kind === 'category') return quoted(column.options[column.codes[row]] ?? '');
  return column.kind === 'time' ? timeText(column.values[row]) : numberText(column.values[row]);
}

/** All columns of some rows, numbers with all their digits; opens again as the same values. */
export function rowsCsv({ columns }: Table, rows: Uint32Array): string {
  const lines = Array.from(rows, (row) => columns.map((column) => cellText(column, row)).join(','));
  return `${[columns.map(({ name }) => quoted(name)).join(','), ...lines].join('\n')}\n`;
}
