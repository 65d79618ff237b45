/**
 * A table of evaluations that some program wrote: typed columns, what each seems to be for, and which rows count. Plain
 * data; typed arrays are transferred between worker and page. What columns are for is a suggestion, which the person
 * may change.
 */

export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** [rows] NaN where nothing was written; may be infinite. */
  readonly values: Float64Array;
  /** The file says that it was searched, or is to be drawn, by powers. */
  readonly log?: boolean;
}

export interface TimeColumn {
  readonly kind: 'time';
  readonly name: string;
  /** [rows] seconds since 1970, read as UTC; NaN where nothing was written. */
  readonly values: Float64Array;
}

export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** [rows] number of the option, −1 where nothing was written. */
  readonly codes: Int32Array;
  readonly options: readonly string[];
}

export type Column = NumberColumn | TimeColumn | CategoryColumn;

/** A constraint holds where its value is at most 0. */
export type Role = 'parameter' | 'objective' | 'constraint' | 'ignored';

export interface Use {
  readonly role: Role;
  /** Of an objective: the smaller the better. */
  readonly minimised: boolean;
}

export type TableSource = 'Optuna' | 'DyNAS-T' | 'HiPlot' | 'CSV';

export interface Table {
  readonly source: TableSource;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** What each column seems to be for. */
  readonly uses: readonly Use[];
  /** Which column holds the state of a trial, if any does. */
  readonly state: number | undefined;
  /** [rows] 1 where the evaluation was completed: a trial that was pruned or failed has no objectives. */
  readonly complete: Uint8Array;
  /** Studies in the file, where it may hold several, and which of them this is. */
  readonly studies: readonly string[];
  readonly study: number;
  /** Sentences on what was left out or assumed. */
  readonly notes: readonly string[];
}
