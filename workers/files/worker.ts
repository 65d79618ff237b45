/** The Web Worker that reads files of other programs, so that a large one never holds up the page. Behind Comlink. */
import { expose } from 'comlink';
import { fail, succeed, type Result } from '../core/result.ts';
import { hashOf } from '../core/sha256.ts';
import { searchOf } from '../problems/table/search-of.ts';
import { countElsewhere, placeElites } from './place.ts';
import { readArchive } from './read.ts';
import { writeSidecar } from './sidecar.ts';
import { suggestAnswers } from './suggest.ts';
import { measureTable, rowsCsv } from './table/measure.ts';
import { readTable } from './table/read-table.ts';
import type { Table } from './table/types.ts';
import type { Elites, FilesApi, NamedFile } from './types.ts';
import { elitesCsv } from './write.ts';

let opened: Elites | undefined;
let tableFile: NamedFile | undefined;
let table: Table | undefined;

const NO_FILE = fail('no-file', 'expected a file that was read, got none', 'open the file again');

const withElites = <T>(act: (elites: Elites) => T): Result<T> =>
  opened === undefined ? NO_FILE : succeed(act(opened));

const withTable = <T>(act: (read: Table) => T): Result<T> => (table === undefined ? NO_FILE : succeed(act(table)));

const api: FilesApi = {
  read(files, measureCount) {
    const result = readArchive(files, measureCount);
    if (!result.ok) return result;
    opened = result.value.elites;
    return succeed(result.value.draft);
  },
  suggest: (axes) => withElites((elites) => suggestAnswers(elites, axes)),
  check: (answers) => withElites((elites) => countElsewhere(elites, answers)),
  place: (answers) =>
    withElites((elites) => ({ archive: placeElites(elites, answers), elsewhere: countElsewhere(elites, answers) })),
  csv: elitesCsv,
  table(file, study) {
    const from = file ?? tableFile;
    if (from === undefined) return NO_FILE;
    const result = readTable(from, study);
    if (!result.ok) return result;
    table = result.value;
    // Only a journal with several studies is read again.
    tableFile = table.studies.length > 1 ? from : undefined;
    return result;
  },
  measures: (uses) => withTable((read) => measureTable(read, uses)),
  searching: (uses, genes) => (table === undefined ? NO_FILE : searchOf(table, uses, genes)),
  hash: hashOf,
  tableCsv: (rows) => withTable((read) => rowsCsv(read, rows)),
  sidecar: (archive, { descriptors, objective }, run) => writeSidecar(archive, descriptors, objective, run),
};

expose(api);
