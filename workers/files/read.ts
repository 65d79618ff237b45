/**
 * Files that a person opened, as one archive: which kind they are is told by what is in them, not by their names alone.
 * Never throws for what a file holds. Pure.
 */
import { quote } from '../core/params.ts';
import { succeed, type Result } from '../core/result.ts';
import { readCsv } from './csv.ts';
import { readCentroids, readDat } from './dat.ts';
import { isNpy } from './npy.ts';
import { BadFile } from './numbers.ts';
import { readQdax } from './qdax.ts';
import { answersOf, readSidecar } from './sidecar.ts';
import { extentOf, suggestAnswers } from './suggest.ts';
import type { Draft, Elites, NamedFile, Sidecar } from './types.ts';

/** The web's, which the compiler's library for workers without a page does not name. */
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

const KINDS = 'a CSV of pyribs or of this page, the .npy files of QDax, or an archive_….dat of pymap_elites';

type Kind = 'npy' | 'json' | 'csv' | 'dat';

const PICKLED = 0x80;

function kindOf({ name, bytes }: NamedFile): Kind {
  if (bytes.length === 0) throw new BadFile(name, `expected ${KINDS}, got an empty file`, 'save the archive once more');
  if (isNpy(bytes) || name.endsWith('.npy')) return 'npy';
  if (bytes[0] === PICKLED) {
    throw new BadFile(
      name,
      `expected ${KINDS}, got a Python pickle`,
      'in Python, save the archive with archive.data(return_type="pandas").to_csv("archive.csv")',
    );
  }
  if (bytes.subarray(0, 1000).includes(0)) {
    throw new BadFile(name, `expected ${KINDS}, got a file that is no text`, 'open the file the archive was saved in');
  }
  if (name.endsWith('.csv')) return 'csv';
  if (name.endsWith('.dat')) return 'dat';
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  if (start.startsWith('{')) return 'json';
  if (start.split('\n')[0].includes('objective')) return 'csv';
  if (/^[-+.\deE\s]+$/.test(start)) return 'dat';
  throw new BadFile(name, `expected ${KINDS}, got something else`, 'open the file the archive was saved in');
}

interface Sorted {
  readonly csv: NamedFile[];
  readonly json: NamedFile[];
  readonly npy: NamedFile[];
  readonly dat: NamedFile[];
  readonly centroids: NamedFile[];
}

function sortFiles(files: readonly NamedFile[]): Sorted {
  const sorted: Sorted = { csv: [], json: [], npy: [], dat: [], centroids: [] };
  for (const file of files) {
    const kind = kindOf(file);
    sorted[kind === 'dat' && /centroids/.test(file.name) ? 'centroids' : kind].push(file);
  }
  const { csv, json, npy, dat, centroids } = sorted;
  const archives = csv.length + Math.min(1, npy.length) + dat.length;
  const all = files.map(({ name }) => quote(name)).join(', ');
  if (archives !== 1) {
    const first = (json[0] ?? centroids[0] ?? files[0]).name;
    throw archives === 0
      ? new BadFile(
          first,
          `expected an archive's elites with it, got ${all} alone`,
          `open it together with ${json.length > 0 ? 'the CSV it describes' : 'the archive_….dat'}`,
        )
      : new BadFile(files[0].name, `expected one archive at a time, got ${all}`, 'open them one after the other');
  }
  if (json.length > 1 || centroids.length > 1)
    throw new BadFile(files[0].name, `expected one file of each kind, got ${all}`, 'open one archive at a time');
  return sorted;
}

const textOf = ({ bytes }: NamedFile): string => new TextDecoder().decode(bytes);

function checkSidecar(sidecar: Sidecar, name: string, elites: Elites): void {
  for (const [key, got] of [
    ['elites', elites.count],
    ['solution_dim', elites.dim],
  ] as const) {
    if (sidecar[key] !== got) {
      throw new BadFile(
        name,
        `expected the CSV of ${key === 'elites' ? `${sidecar.elites} elites` : `${sidecar.solution_dim} numbers a solution`}, got one of ${got}`,
        'the two files do not belong together, or the CSV is cut off; open the CSV alone, or download both once more',
      );
    }
  }
}

function draftOf(source: Draft['source'], elites: Elites, sidecar?: Sidecar, assumedMeasures = false): Draft {
  const { count, dim, measureCount, measures } = elites;
  const suggested = suggestAnswers(elites, [0, 1]);
  return {
    source,
    count,
    dim,
    measureCount,
    extents: Array.from({ length: measureCount }, (_, k) => extentOf(measures, measureCount, k)),
    assumedMeasures,
    answers: sidecar ? answersOf(sidecar, suggested) : suggested,
    complete: sidecar !== undefined && sidecar.dims !== null,
    run: sidecar?.run ?? null,
  };
}

export interface ReadArchive {
  readonly elites: Elites;
  readonly draft: Draft;
}

function readThem(files: readonly NamedFile[], measureCount: number | undefined): ReadArchive {
  const { csv, json, npy, dat, centroids } = sortFiles(files);
  if (npy.length > 0) {
    const elites = readQdax(npy);
    return { elites, draft: draftOf('QDax', elites) };
  }
  if (dat.length > 0) {
    const cells = centroids[0] && readCentroids(textOf(centroids[0]), centroids[0].name);
    const elites = readDat(textOf(dat[0]), dat[0].name, measureCount ?? cells?.width ?? 2);
    return { elites, draft: draftOf('pymap_elites', elites, undefined, cells === undefined) };
  }
  const sidecar = json[0] && readSidecar(textOf(json[0]), json[0].name);
  const { flatIndex, ...table } = readCsv(textOf(csv[0]), csv[0].name);
  // The index of a Voronoi cell says nothing of a place on a grid.
  const elites: Elites = { ...table, ...(flatIndex && sidecar?.dims !== null && { flatIndex }) };
  if (sidecar) checkSidecar(sidecar, json[0].name, elites);
  return { elites, draft: draftOf(sidecar ? 'Searchlight' : 'pyribs', elites, sidecar) };
}

/** `measureCount`: how many descriptors a line of pymap_elites has, where no centroids file tells. */
export function readArchive(files: readonly NamedFile[], measureCount?: number): Result<ReadArchive> {
  try {
    return succeed(readThem(files, measureCount));
  } catch (error) {
    if (error instanceof BadFile) return error.failure;
    throw error;
  }
}
