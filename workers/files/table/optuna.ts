/**
 * What an Optuna study is as a table, whether it comes as `study.trials_dataframe().to_csv(…)` or as a journal: the
 * same columns in the same order with the same names. Only completed trials have objectives; a trial is feasible where
 * all its constraints are at most 0. Pure.
 */
import { quote } from '../../core/params.ts';
import { BadFile } from '../numbers.ts';
import { makeColumn, numberOf } from './column.ts';
import type { Scalar } from './python.ts';
import type { Column, NumberColumn, Table, Use } from './types.ts';
import { besideObjectives, CONSTRAINT, directionOf, IGNORED, MINIMISED } from './uses.ts';

export const COMPLETE = 'COMPLETE';
/** The column, and in the journal the attribute of a trial, that lists the values of its constraints. */
export const CONSTRAINTS = 'constraints';
export const CONSTRAINTS_COLUMN = `system_attrs_${CONSTRAINTS}`;

const VALUE = /^values?(_|$)/;

/** The trials of one study, columns named as `trials_dataframe()` names them. */
export interface Trials {
  readonly names: readonly string[];
  readonly rows: number;
  at(row: number, column: number): Scalar | undefined;
  /** Values of the constraints of a trial, where it has any. */
  constraints(row: number): readonly Scalar[] | undefined;
  /** Where a trial stands in the file. */
  place(row: number): string;
  /** Of the values, in their order, where the file says. */
  readonly directions: readonly Use[] | undefined;
  /** Names of columns whose parameter was searched by powers. */
  readonly log: ReadonlySet<string>;
}

export const isTrials = (names: readonly string[]): boolean =>
  names.includes('number') &&
  names.includes('state') &&
  names.some((name) => name.startsWith('params_') || VALUE.test(name));

/** Optuna's names without the parts they begin with, where the rest still tells the columns apart. */
export function shortNames(names: readonly string[]): string[] {
  const short = names.map((name) => name.replace(/^(params|user_attrs|values?)_(?!\d+$)/, ''));
  return short.map((name, i) => (name !== '' && short.indexOf(name) === short.lastIndexOf(name) ? name : names[i]));
}

/** One column for each constraint, from the lists that the rows hold. */
function constraintColumns({ rows, constraints }: Trials): NumberColumn[] {
  const columns: NumberColumn[] = [];
  for (let row = 0; row < rows; row++) {
    constraints(row)?.forEach((value, k) => {
      columns[k] ??= { kind: 'number', name: `constraint ${k}`, values: new Float64Array(rows).fill(NaN) };
      columns[k].values[row] = numberOf(value) ?? NaN;
    });
  }
  return columns;
}

/** Values that count: those of completed trials. That of a pruned trial is of an earlier step. */
function valuesOf(trials: Trials, column: number, name: string, complete: Uint8Array, file: string): NumberColumn {
  const values = Float64Array.from({ length: trials.rows }, (_, row) => {
    const value = trials.at(row, column);
    const number = numberOf(value);
    if (number !== undefined) return complete[row] === 1 ? number : NaN;
    throw new BadFile(
      file,
      `${trials.place(row)}, column ${quote(trials.names[column])}: expected a number, got ${quote(String(value))}`,
      'correct that line or leave it out, then open the file again',
    );
  });
  return { kind: 'number', name, values };
}

/** `notes` is added to. */
export function trialsTable(
  trials: Trials,
  file: string,
  notes: string[],
  studies: readonly string[] = [],
  study = 0,
): Table {
  const { names, rows, place, directions, log } = trials;
  const stateAt = names.indexOf('state');
  const complete = Uint8Array.from({ length: rows }, (_, row) => (trials.at(row, stateAt) === COMPLETE ? 1 : 0));
  const short = shortNames(names);
  const columns: Column[] = [];
  const uses: Use[] = [];
  const add = (column: Column, use: Use): void => {
    columns.push(column);
    uses.push(use);
  };
  let values = 0;
  let state: number | undefined;
  names.forEach((name, k) => {
    const making = {
      rows,
      at: (row: number) => trials.at(row, k),
      place,
      note: (text: string) => void notes.push(text),
    };
    if (name === CONSTRAINTS_COLUMN) {
      for (const column of constraintColumns(trials)) add(column, CONSTRAINT);
    } else if (VALUE.test(name)) {
      // Without directions and a telling name: Optuna's own default.
      const use = directions?.[values++] ?? directionOf(name.replace(VALUE, '')) ?? MINIMISED;
      add(valuesOf(trials, k, short[k], complete, file), use);
    } else if (name.startsWith('params_')) {
      const column = makeColumn(short[k], making);
      add(log.has(name) && column.kind === 'number' ? { ...column, log: true } : column, besideObjectives(column));
    } else {
      if (k === stateAt) state = columns.length;
      add(makeColumn(short[k], making), IGNORED);
    }
  });
  if (directions === undefined)
    notes.push('An Optuna CSV does not say which values are to be minimised: check the directions.');
  return { source: 'Optuna', rows, columns, uses, state, complete, studies, study, notes };
}
