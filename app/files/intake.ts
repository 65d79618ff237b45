/** Where files that a person opens wait for the part of the page that reads them, which is loaded when one comes. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface IntakeState {
  /** Opened together, not yet taken up; empty where none wait. */
  readonly waiting: readonly File[];
  /** Whether anything was ever opened. */
  readonly needed: boolean;
  /** What is being done with the files, in words; null when nothing is. */
  readonly busy: string | null;
  /** Whether an archive is on show beside the run's map. */
  readonly showing: boolean;
}

export const intake = createStore<IntakeState>(() => ({ waiting: [], needed: false, busy: null, showing: false }));

export const useIntake = <T>(select: (state: IntakeState) => T): T => useStore(intake, select);

export function offerFiles(files: readonly File[]): void {
  if (files.length > 0) intake.setState({ waiting: files, needed: true });
}
