/** Where a table that a person opens waits for the part of the page that reads it, which is loaded when one comes. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface TableIntake {
  /** Dropped or picked together, not yet taken up; empty where none wait. */
  readonly waiting: readonly File[];
  /** Whether anything was ever opened. */
  readonly needed: boolean;
  /** What is being done with the file, in words; null when nothing is. */
  readonly busy: string | null;
  /** Whether a table is on show in place of the run. */
  readonly showing: boolean;
  /** Whether a table was just closed: the focus goes back to where it was opened. */
  readonly returning: boolean;
}

const EMPTY: TableIntake = { waiting: [], needed: false, busy: null, showing: false, returning: false };

export const tableIntake = createStore<TableIntake>(() => EMPTY);

export const useTableIntake = <T>(select: (state: TableIntake) => T): T => useStore(tableIntake, select);

export function offerTable(files: readonly File[]): void {
  if (files.length > 0) tableIntake.setState({ waiting: files, needed: true });
}

export const closeTable = (): void => tableIntake.setState({ ...EMPTY, returning: true });

/** As before anything was opened. */
export const forgetTable = (): void => tableIntake.setState(EMPTY);
