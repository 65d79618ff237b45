/**
 * A file that a person opened, as a table: a CSV of any kind, an Optuna journal or a HiPlot experiment, told by what is
 * in it. Never throws for what a file holds. Pure.
 */
import { succeed, type Result } from '../../core/result.ts';
import { BadFile } from '../numbers.ts';
import type { NamedFile } from '../types.ts';
import { readCsvTable } from './csv-table.ts';
import { readHiPlot } from './hiplot.ts';
import { readJournal } from './journal.ts';
import { isObject, parseJson } from './json.ts';
import type { Table } from './types.ts';

/** The web's, which the compiler's library for workers without a page does not name. */
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

const KINDS = 'a CSV with column names, an Optuna journal or a HiPlot experiment';
/** A text of this length is the most that engines hold. */
const MOST_BYTES = 500_000_000;
/** SQLite's first bytes: Optuna's other storage. */
const SQLITE = 'SQLite format 3';

function tableOf({ name, bytes }: NamedFile, study: number | undefined): Table {
  if (bytes.length > MOST_BYTES) {
    throw new BadFile(
      name,
      `expected at most 500 MB, got ${Math.round(bytes.length / 1e6)} MB`,
      'save fewer rows and open that',
    );
  }
  const head = bytes.subarray(0, 1000);
  if (new TextDecoder().decode(head).startsWith(SQLITE)) {
    throw new BadFile(
      name,
      `expected ${KINDS}, got a SQLite database`,
      'in Python, save the study with study.trials_dataframe().to_csv("trials.csv", index=False)',
    );
  }
  if (head.includes(0)) throw new BadFile(name, `expected ${KINDS}, got a file that is no text`, 'save it as a CSV');
  const text = new TextDecoder().decode(bytes);
  const start = text.trimStart();
  if (start === '') throw new BadFile(name, `expected ${KINDS}, got an empty file`, 'save the table once more');
  if (start[0] !== '{') return readCsvTable(text, name);
  const parsed = parseJson(start.split('\n', 1)[0]);
  const isJournal = 'value' in parsed && isObject(parsed.value) && 'op_code' in parsed.value;
  return isJournal ? readJournal(text, name, study) : readHiPlot(text, name);
}

/** `study`: which of several studies in a journal, the one with most trials if left out. */
export function readTable(file: NamedFile, study?: number): Result<Table> {
  try {
    return succeed(tableOf(file, study));
  } catch (error) {
    if (error instanceof BadFile) return error.failure;
    throw error;
  }
}
