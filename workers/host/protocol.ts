/**
 * What the page and the worker say to each other: types only, so that either side may import it. The page pulls; the
 * worker never pushes. Every answer is a Result and plain data; typed arrays in it are transferred.
 */
import type {
  CurvesFrame,
  MapFrame,
  ParetoFrame,
  Phases,
  Placed,
  PredictorFrame,
  RootHistory,
  TreeFrame,
  TreeInfo,
  TreeView,
} from '../core/frames.ts';
import type { ParamValues } from '../core/params.ts';
import type { Result } from '../core/result.ts';
import type { Catalogue, RunSpec } from '../core/spec.ts';
import type { Logs, Snapshot } from '../core/run.ts';
import type { Descriptor, FrontTruth, Metrics, Objective, RecordedRow, Tensor } from '../core/types.ts';
import type { SandboxPort } from '../programs/apart.ts';

/** One number of a solution: a choice among `options`, or, without them, a value by itself. */
export interface GeneInfo {
  readonly name: string;
  readonly options?: readonly string[];
}

/** Fixed for the whole run. */
export interface RunInfo {
  readonly id: number;
  readonly spec: RunSpec;
  readonly objectives: readonly [Objective, ...Objective[]];
  /** Given if there are several objectives. */
  readonly fronts?: FrontTruth;
  readonly descriptors: readonly [Descriptor, Descriptor];
  readonly dim: number;
  /** [dim] what the numbers of a solution say; absent where they say nothing by themselves. */
  readonly genes?: readonly GeneInfo[];
  /** The search predicts before it evaluates. */
  readonly predicts: boolean;
  /** Given if the search grows a tree. */
  readonly tree?: TreeInfo;
  /** Where its answers come from, in a sentence, if there is something to say. */
  readonly remark?: string;
  /** Its solutions are pictures, to be had from `depict` and `mosaic`. */
  readonly depicts: boolean;
  /** Evaluations done already (more than 0 when the run was recovered). */
  readonly at: number;
}

export interface Frames {
  /** Absent where solutions are playouts: they are not collected. */
  readonly 'elite-map'?: MapFrame;
  /** Given if there are several objectives. */
  readonly pareto?: ParetoFrame;
  /** Given if the search predicts. */
  readonly predictor?: PredictorFrame;
  /** Given if the search grows a tree. */
  readonly tree?: TreeFrame;
  readonly curves: CurvesFrame;
}

/** Where a run stands after a slice of work. */
export interface Progress {
  readonly at: number;
  readonly done: boolean;
  /** The next batch is being evaluated by the pool; ask again. */
  readonly evaluating: boolean;
  /** Where the next batch would end; the budget's end at most. */
  readonly next: number;
  /** Furthest evaluation computed so far; seeking below it is cheap. */
  readonly frontier: number;
  /** Evaluations per second of computing, over the last slices; 0 before the first. */
  readonly rate: number;
  readonly metrics: Metrics;
  /** 12 hex digits: the digest of all results up to `at`. */
  readonly digest: string;
  /** Only if asked for. */
  readonly frames?: Frames;
}

export interface Slice {
  /** Advance no further than this evaluation; whole batches only. */
  readonly until: number;
  /** Stop after about this long, unless `until` comes first. At least one batch is done if it fits. */
  readonly sliceMs: number;
  readonly frames: boolean;
}

/** An elite, as the elite-map lens tells it. */
export interface Elite {
  readonly cell: readonly [column: number, row: number];
  readonly solution: Float64Array;
  readonly fitness: number;
  readonly descriptors: readonly [number, number];
  /** The evaluation it was born at. */
  readonly birth: number;
  /** Birth of its parent, 0 for none. */
  readonly parent: number;
}

/** Where a solution that held a cell once lies on the map as it now is. */
export type Filed = Pick<Elite, 'cell' | 'descriptors'>;

/** An evaluated point, as the pareto lens tells it. */
export interface ParetoPoint {
  readonly solution: Float64Array;
  /** As written, maximised. */
  readonly objectives: Float64Array;
  /** The evaluation it was born at. */
  readonly birth: number;
  /** Birth of its parent, 0 for none. */
  readonly parent: number;
  /** The row that answered, where answers come from a table. */
  readonly recorded?: RecordedRow;
}

/** From the first ancestor to the elite itself. `truncated`: older ancestors are no longer on record. */
export interface Lineage {
  readonly births: Float64Array;
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  readonly fitness: Float32Array;
  readonly truncated: boolean;
}

/** Cells of the map as it now is that some solution can reach, [rows × cols], 1 = reachable; absent where not known. */
export type Reachable = Uint8Array | undefined;

/** Pictures of elites: the cells they hold, row · cols + column, and as many pictures [n × height × width]. */
export interface Mosaic {
  readonly cells: Uint32Array;
  readonly pictures: Tensor;
}

/** Cells from the first corner to the second, both included. */
export type CellRange = readonly [from: readonly [number, number], to: readonly [number, number]];

/** Enough to carry a run on in another worker. */
export interface Recovery {
  readonly snapshot: Snapshot;
  readonly logs: Logs;
}

export interface HostApi {
  /** What there is to choose from: the default run's problem and searches, at once; or the `whole`, which is fetched. */
  catalogue(whole: boolean): Promise<Catalogue>;
  /** Opens a run at evaluation 0, or where a recovery stands. `beside`: the others of its race, whose memory counts. */
  open(spec: RunSpec, lens: ParamValues, recovery?: Recovery, beside?: readonly RunSpec[]): Promise<Result<RunInfo>>;
  advance(id: number, slice: Slice): Promise<Result<Progress>>;
  /**
   * Goes to the nearest keyframe at or below `target` unless the run already stands between the two. The caller then
   * advances to the target, slice by slice, and may change its mind in between.
   */
  rewind(id: number, target: number): Result<Progress>;
  elite(id: number, column: number, row: number): Result<{ elite: Elite; lineage: Lineage } | null>;
  /** A row of the pareto lens's frame; null where the playhead has not come to. */
  point(id: number, row: number): Result<ParetoPoint | null>;
  /**
   * [rows × columns] these numbers of the solutions of rows [from, to) of the pareto lens's frame, in single precision, and NaN for
   * a choice that has no effect; fewer rows where the playhead has not come to.
   */
  genes(id: number, columns: readonly number[], from: number, to: number): Result<Float32Array>;
  /** Where on the map the solution born at `birth` was filed; null if it never held a cell, or that is no longer on record. */
  filed(id: number, birth: number): Result<Filed | null>;
  reachable(id: number): Result<Reachable>;
  /** Sets which part of the tree frames show from now on; answers with that part as it stands. */
  lookAt(id: number, view: TreeView): Result<TreeFrame>;
  /** How the moves from the root fared, up to the furthest evaluation computed so far. */
  rootHistory(id: number): Result<RootHistory>;
  /** How a game stands after a path of moves from the root, and further ones by name, while they are legal; null where no tree grows on a board. */
  position(id: number, path: readonly number[], ahead: readonly number[]): Result<Placed | null>;
  /** The next iteration of a tree search, phase by phase; null for searches that do not tell. */
  phases(id: number): Promise<Result<Phases | null>>;
  /** Pictures of solutions [n × dim]; null where the problem has none. */
  depict(id: number, solutions: Float64Array): Promise<Result<Tensor | null>>;
  mosaic(id: number, cells: CellRange): Promise<Result<Mosaic | null>>;
  /** All elites as CSV, pyribs column names. */
  csv(id: number): Result<string>;
  /** All points of a run with several objectives as CSV. */
  points(id: number): Result<string>;
  /** What the CSV cannot say of its archive, as JSON. */
  sidecar(id: number): Promise<Result<string>>;
  /** Spec, metric series and digests as JSON. */
  trace(id: number): Result<string>;
  recovery(id: number): Result<Recovery | null>;
  close(id: number): void;
}

/** A file of the page's, read where it is needed. */
export interface GivenFile {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What the page's worker answers beside. */
export interface WorkerApi extends HostApi {
  /** A file for problems that answer from one; kept for as long as the worker lives. Runs opened later find it. */
  give(file: GivenFile): void;
  /** Where programs of a person's are run: a port to a sandbox of this worker's own. Runs opened later have theirs run there. */
  sandbox(port: SandboxPort): void;
}
