/** The Web Worker that reads files of other programs, so that a large one never holds up the page. Behind Comlink. */
import { expose } from 'comlink';
import { fail, succeed, type Result } from '../core/result.ts';
import { countElsewhere, placeElites } from './place.ts';
import { readArchive } from './read.ts';
import { writeSidecar } from './sidecar.ts';
import { suggestAnswers } from './suggest.ts';
import type { Elites, FilesApi } from './types.ts';
import { elitesCsv } from './write.ts';

let opened: Elites | undefined;

function withElites<T>(act: (elites: Elites) => T): Result<T> {
  if (opened === undefined) return fail('no-file', 'expected a file that was read, got none', 'open the file again');
  return succeed(act(opened));
}

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
  sidecar: (archive, { descriptors, objective }, run) => writeSidecar(archive, descriptors, objective, run),
};

expose(api);
