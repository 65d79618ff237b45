/**
 * What files of other programs tell of an archive, what is asked about the rest, and what becomes of both. Plain data;
 * typed arrays are transferred between worker and page.
 */
import type { Result } from '../core/result.ts';
import type { Descriptor, EliteArchive, Objective } from '../core/types.ts';
import type { RunSpec } from '../core/spec.ts';
import type { Measures } from './table/measure.ts';
import type { Table, Use } from './table/types.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The elites of a file, in its order. */
export interface Elites {
  readonly count: number;
  /** Numbers of a solution; 0 where the file holds none. */
  readonly dim: number;
  readonly measureCount: number;
  /** [count × dim] */
  readonly solutions: Float64Array;
  /** [count] */
  readonly objectives: Float64Array;
  /** [count × measureCount] */
  readonly measures: Float64Array;
  /** [count] cell in pyribs' order: row-major, the first measure outermost. */
  readonly flatIndex?: Float64Array;
  /** [count] for each measure: the cell's place along it, as files before pyribs 0.5 write it. */
  readonly axisIndex?: readonly Float64Array[];
  /** Cell centres, [cells × measureCount]. */
  readonly centroids?: Float64Array;
}

/** The run that an archive is of. */
export interface RunFacts {
  readonly spec: RunSpec;
  readonly at: number;
  readonly digest: string;
  /** `#/…`, to be put behind the page's address. */
  readonly link: string;
}

/** What a CSV cannot say about its archive: the JSON beside it. Names and order of axes as pyribs has them. */
export interface Sidecar {
  readonly format: 'searchlight archive';
  readonly version: 1;
  readonly elites: number;
  readonly solution_dim: number;
  /** Null where the cells are Voronoi cells; then their centroids follow, [x, y] in units of the measures. */
  readonly dims: readonly [cols: number, rows: number] | null;
  readonly centroids?: readonly (readonly [number, number])[];
  readonly ranges: readonly [readonly [number, number], readonly [number, number]];
  readonly measures: readonly [{ name: string; unit: string }, { name: string; unit: string }];
  readonly objective: Objective;
  /** pyribs' parameters of an elitist archive: 1, and null for −∞. */
  readonly learning_rate: number;
  readonly threshold_min: number | null;
  readonly run: RunFacts | null;
}

/** Everything that makes a map of elites. */
export interface Answers {
  /** Which measures become the x and the y axis. */
  readonly axes: readonly [number, number];
  readonly cols: number;
  readonly rows: number;
  readonly descriptors: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
}

/** What was read, before it is a map. */
export interface Draft {
  /** The program whose format it is. */
  readonly source: 'pyribs' | 'QDax' | 'pymap_elites' | 'Searchlight';
  readonly count: number;
  readonly dim: number;
  readonly measureCount: number;
  /** [low, high] over the elites, for each measure. */
  readonly extents: readonly (readonly [number, number])[];
  /** How many descriptors a line has is not in the file, but assumed: may be asked. */
  readonly assumedMeasures: boolean;
  /** The best guess at what the files lack; with a sidecar, what it says. */
  readonly answers: Answers;
  /** Nothing needs to be asked. */
  readonly complete: boolean;
  readonly run: RunFacts | null;
}

export interface Placed {
  readonly archive: EliteArchive;
  /** Of the file's elites: how many were given another cell than the file says; undefined where it says none. */
  readonly elsewhere: number | undefined;
}

/** A search of a table, as parameters of the problem `table`, and what is to be known of it before it begins. */
export interface TableSearch {
  readonly objectives: string;
  readonly genes: string;
  readonly remark: string;
}

/** What the worker that reads files answers. It remembers what it read last. */
export interface FilesApi {
  read(files: readonly NamedFile[], measureCount?: number): Result<Draft>;
  /** The best guess for other axes. */
  suggest(axes: readonly [number, number]): Result<Answers>;
  /** How many elites would come into another cell than the file says, without making the map. */
  check(answers: Answers): Result<number | undefined>;
  place(answers: Answers): Result<Placed>;
  csv(archive: EliteArchive): string;
  sidecar(archive: EliteArchive, answers: Answers, run: RunFacts | null): string;
  /** A table of evaluations, which is remembered apart from elites. `study`: another of those in its journal. */
  table(file: NamedFile | null, study?: number): Result<Table>;
  /** Its front and history, for these objectives. */
  measures(uses: readonly Use[]): Result<Measures>;
  /** What searching it for these objectives, over these columns, would be; refused where it cannot be searched. */
  searching(uses: readonly Use[], genes: readonly number[]): Result<TableSearch>;
  /** By what a link names a file. */
  hash(bytes: Uint8Array): string;
  /** Some of its rows. */
  tableCsv(rows: Uint32Array): Result<string>;
}
