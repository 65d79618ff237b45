/**
 * The contract between problems, searches and lenses. They know nothing of each other: all meet in the types below.
 * A search is pure and synchronous; inference, which may be asynchronous, belongs to a problem's `evaluate`.
 *
 * Shapes are written [rows × columns], row-major. Evaluations are numbered from 1; "birth" is such a number. *Plain
 * data* is what `clonePlain` copies: numbers, strings, booleans, null, arrays, objects and typed arrays of these.
 */
import type { Choice, Phases } from './frames.ts';
import type { GameSpace } from './game.ts';
import type { ParamTable, ParamValues } from './params.ts';
import type { Rng } from './rng.ts';
import type { Tree } from './tree.ts';

/**
 * Who evaluates. `exact` is the problem's reference and gives the same bits everywhere; `wasm` is the same network by
 * ONNX on the CPU, for problems whose reference is not ONNX itself; `webgpu` is approximate and links say so.
 */
export type Evaluator = 'exact' | 'wasm' | 'webgpu';

/** A box in Rⁿ; bounds may be infinite. `initial` is the distribution that first solutions are drawn from. */
export interface RealSpace {
  readonly kind: 'real';
  readonly dim: number;
  readonly lower: number;
  readonly upper: number;
  readonly initial:
    | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
    | { readonly kind: 'normal'; readonly mean: number; readonly sd: number };
}

/**
 * Solutions with a structure of their own (networks, bodies), written as `dim` numbers each. The problem knows how to
 * draw one and how to vary one; a search moves them as they are.
 */
export interface StructuredSpace {
  readonly kind: 'structured';
  readonly dim: number;
  /** Writes a random solution to x[at … at + dim). */
  sample(rng: Rng, x: Float64Array, at: number): void;
  /** Writes a mutant of parents[from … from + dim) to x[at … at + dim). The two arrays may be one. */
  vary(rng: Rng, parents: Float64Array, from: number, x: Float64Array, at: number): void;
}

/** One choice among named options. */
export interface Gene {
  readonly name: string;
  readonly options: readonly string[];
}

/** Solutions of `dim` choices; each number is that of an option, from 0. */
export interface CategoricalSpace {
  readonly kind: 'categorical';
  readonly dim: number;
  /** [dim], each with two options at least. */
  readonly genes: readonly Gene[];
  /** Whether a gene of the solution at x[at … at + dim) has no effect, the others being what they are; never if omitted. */
  dead?(x: Float64Array, at: number, gene: number): boolean;
}

/** Where solutions are points that can be drawn and varied. */
export type PointSpace = RealSpace | StructuredSpace | CategoricalSpace;

/** Where solutions live. */
export type Space = PointSpace | GameSpace;

/**
 * What is striven for. Inside a run every objective is maximised: one that is `minimised` is written negated everywhere
 * but where people read it. `floor` and `ceiling`, both as written, are what it usually lies between; the floor of the
 * first is the offset of the QD score, the value an empty cell counts as.
 */
export interface Objective {
  readonly name: string;
  readonly unit: string;
  readonly floor: number;
  readonly ceiling: number;
  readonly minimised?: true;
}

/** What the fronts of a problem with several objectives are measured against; all values as written, maximised. */
export interface FrontTruth {
  /** [objectives] The corner that hypervolume is measured from. */
  readonly reference: Float64Array;
  /** [points × objectives] The true Pareto front, or points spread evenly over it; absent where not known. */
  readonly front?: Float64Array;
  /** The largest hypervolume there can be; absent where not known. */
  readonly hypervolume?: number;
}

/** A measured feature of a solution, the axis of a map. Values outside `range` are clipped into the edge cells. */
export interface Descriptor {
  readonly name: string;
  readonly unit: string;
  readonly range: readonly [low: number, high: number];
  /** It is always a whole number. */
  readonly whole?: boolean;
}

/** Solutions to evaluate together. Arrays are sized for the largest batch; only the first `size` rows count. */
export interface Batch {
  size: number;
  /** [capacity × dim] */
  readonly solutions: Float64Array;
  /** [capacity] birth of the parent, 0 for none. */
  readonly parents: Uint32Array;
}

/**
 * [objectives × capacity] objective values, one objective after the other: the k-th of row i is at k · capacity + i, so that the
 * first objective of row i is at i. [capacity × descriptors] descriptor values.
 */
export interface Results {
  readonly objectives: Float64Array;
  readonly descriptors: Float64Array;
  /** [capacity × answers] where the problem has more to answer; no part of the digest, as only the search that asked has use for it. */
  readonly answers?: Float64Array;
}

/** The rows of a batch that entered an archive, in batch order, with the cell each entered. */
export interface Accepted {
  size: number;
  readonly rows: Uint32Array;
  readonly cells: Uint32Array;
}

/** The archive of MAP-Elites; `archive.ts` has its rules and what works on it. Plain data. */
export interface EliteArchive {
  /** Of Voronoi cells there is one row. */
  readonly cols: number;
  readonly rows: number;
  /** Columns and rows that the map will have in the end: more than now if it is refined on the way. */
  readonly finest: readonly [cols: number, rows: number];
  /** [cells × 2] for Voronoi cells: where in the unit square of both ranges their centroids lie; null for a grid. */
  readonly centroids: Float64Array | null;
  /** Numbers of a solution, and of a record. */
  readonly dim: number;
  readonly stride: number;
  /** [low, high] of both descriptors. */
  readonly ranges: Float64Array;
  /** [cells] slot of the cell's elite, −1 where empty; cell = row · cols + column. */
  readonly slotOfCell: Int32Array;
  /** Slots in use. */
  filled: number;
  /** [slots] and [slots × stride]; grown by doubling. */
  cellOfSlot: Uint32Array;
  records: Float64Array;
  /** Sum of the elites' fitness. */
  sum: number;
  best: number;
  /** Evaluations seen, and those of them with a descriptor out of range. */
  seen: number;
  clipped: number;
}

export interface Problem {
  readonly space: Space;
  /** The first is the *fitness*: what searches with one objective maximise and maps of elites are coloured by. */
  readonly objectives: readonly [Objective, ...Objective[]];
  /** Given if there are several objectives. */
  readonly fronts?: FrontTruth;
  readonly descriptors: readonly [Descriptor, Descriptor];
  /** Numbers that a row is answered with besides, in `results.answers`; none if omitted. */
  readonly answers?: number;
  /**
   * Fills rows [from, to) of `results` from the same rows of `batch`. A row's result depends on that row alone, so a
   * batch may be cut into shards and evaluated anywhere, in any order. Asynchronous only if inference makes it so.
   */
  evaluate(batch: Batch, results: Results, from: number, to: number): void | Promise<void>;
  /** Where known: 1 for each cell of a cols × rows map (row-major from the lowest descriptors) that some solution can reach. */
  reachable?(cols: number, rows: number): Uint8Array;
  /** A sentence on where the answers come from, shown beside the run. */
  readonly remark?: string;
  /** For problems that answer from a table: the row that answers the solution [dim]. */
  recorded?(solution: Float64Array): RecordedRow;
  /** For problems whose solutions are pictures: those of solutions [n × dim] as [n × height × width], 0 paper to 1 ink. */
  depict?(solutions: Float64Array): Promise<Tensor>;
}

/** A row of a table that answers a solution. Words are as the table has them. */
export interface RecordedRow {
  /** Its place in the table, from 1. */
  readonly row: number;
  /** How many choices it has otherwise than the solution; 0: it is exactly the one. */
  readonly differing: number;
  readonly choices: readonly { readonly name: string; readonly asked: string; readonly has: string }[];
  /** What else the row says. */
  readonly others: readonly { readonly name: string; readonly has: string }[];
}

/** What names a part in menus, links and the command line. */
export interface Card {
  readonly id: string;
  readonly title: string;
  /** One or two sentences, plain words. */
  readonly summary: string;
  readonly params: ParamTable;
}

/** Values and shape of one input or output of a network, row-major. */
export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** What a network says of one of its inputs or outputs. A name in place of a length, or −1, leaves that length open. */
export interface TensorInfo {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

/** A loaded network: named tensors in, named tensors out. */
export interface Network {
  readonly inputs?: readonly TensorInfo[];
  readonly outputs?: readonly TensorInfo[];
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

export type Backend = 'wasm' | 'webgpu';

/** How a problem gets at ONNX, without knowing where it runs. Both reject with a sentence a person can act on. */
export interface Inference {
  /** Loads a model from its bytes, or by its name under `public/models`. */
  open(model: Uint8Array | string, backend: Backend): Promise<Network>;
  /** Reads a file of `public/models`, by its path there. */
  bytes(file: string): Promise<Uint8Array>;
}

/** Solutions [rows × dim] for a person's program, which answers each with so many objectives and two descriptors. */
export interface ProgramCall {
  readonly solutions: Float64Array;
  readonly rows: number;
  readonly dim: number;
  readonly objectives: number;
}

/** Runs a person's program apart from everything else, with a time limit for each call. */
export interface Programs {
  /** [rows × (objectives + 2)]; what came may be anything. Rejects by Unanswered, whose row is one of the call. */
  run(code: string, call: ProgramCall): Promise<Float64Array>;
}

/** What a problem may use to evaluate. */
export interface EvaluationContext {
  readonly evaluator: Evaluator;
  readonly inference: Inference;
  /** The bytes of a file that a person gave, by the beginning of their SHA-256; absent where nobody can give any. */
  given?(hash: string): Uint8Array | undefined;
  /** Absent where no program of a person's can be run. */
  readonly programs?: Programs | undefined;
}

export interface ProblemDefinition extends Card {
  /** Raised whenever the same parameters would give other results; links made under another revision cannot be verified. */
  readonly revision: number;
  /** The first is the default. */
  readonly evaluators: readonly Evaluator[];
  /** Evaluations are slow enough (0.1 ms and more each) for a pool of workers to pay. */
  readonly pooled?: boolean;
  create(params: ParamValues, context: EvaluationContext): Problem;
}

/** What a search may know of a problem. */
export interface SearchContext {
  readonly space: Space;
  readonly descriptors: readonly [Descriptor, Descriptor];
  readonly objectives: readonly Objective[];
  readonly seed: number;
}

/** One engine on one problem. `S` is plain data: its clone is the snapshot. Everything else the instance holds is scratch. */
export interface Search<S = unknown> {
  /** Largest batch it will ask for. */
  readonly capacity: number;
  init(): S;
  /** Size of the next batch if nothing limits it; at least 1. */
  nextSize(state: S): number;
  /** Fills the first `size` rows of `batch` (size ≤ nextSize). */
  ask(state: S, batch: Batch, size: number): void;
  /** Takes the results of the batch just asked, whose first row is evaluation `firstBirth`; reports what entered the archive. */
  tell(state: S, batch: Batch, results: Results, firstBirth: number, accepted: Accepted): void;
  /** The grid archive inside the state, for searches that keep one. */
  archive?(state: S): EliteArchive;
  /** The tree inside the state, for searches that grow one. */
  tree?(state: S): Tree;
  /** How it would choose among the children of a node of that tree; null if there is nothing to choose from. */
  explain?(state: S, node: number): Choice | null;
  /** Its next iteration in parts. Changes nothing; copies the tree, so it takes as long as a snapshot. */
  phases?(state: S): Phases;
  /** The same of a search that must have a position evaluated to know. */
  phasesBy?(state: S, evaluate: Problem['evaluate']): Phases | PromiseLike<Phases>;
  /**
   * For searches by predictors: [rows × objectives] what each row of the batch asked last was predicted to have, row by
   * row; NaN for rows that no prediction chose.
   */
  predictions?(state: S): Float64Array;
}

/** What a search can do, for lenses that need it: one that keeps an archive, predicts before it evaluates, grows a tree. */
export interface Abilities {
  readonly keepsArchive: boolean;
  readonly predicts: boolean;
  readonly growsTree: boolean;
}

export interface SearchDefinition extends Card {
  readonly revision: number;
  /** Which spaces it can search; the menu of valid pairs derives from this. */
  readonly spaces: readonly Space['kind'][];
  /** It weighs objectives against each other, and has nothing to do where there is only one. */
  readonly multiObjective?: true;
  /** In a game whose positions are judged it has them judged. Parameters of the space `judged` are for that. */
  readonly judges?: true;
  create(context: SearchContext, params: ParamValues): Search;
  /** Bytes its state may grow to. */
  memory(context: SearchContext, params: ParamValues): number;
}

export type Metrics = Readonly<Record<string, number>>;

/** How a metric is named on charts and tables. */
export interface MetricCard {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly help: string;
}

/** What a lens is shown after every batch. */
export interface Step {
  /** Evaluations done, this batch included. */
  readonly at: number;
  readonly firstBirth: number;
  readonly batch: Batch;
  readonly results: Results;
  readonly accepted: Accepted;
  readonly archive: EliteArchive | undefined;
  /** The tree of the search, if it grows one. */
  readonly tree?: Tree | undefined;
  /** What the search predicted of this batch, if it predicts. */
  readonly predictions?: Float64Array | undefined;
  /** Metrics of the lenses that come before this one. */
  measure(): Metrics;
}

export interface LensContext {
  readonly problem: Problem;
  readonly budget: number;
  /** Capacity of batches to come. */
  readonly capacity: number;
  /** The archive of the search as it stands before the first batch, if it keeps one. */
  readonly archive: EliteArchive | undefined;
  /** Its tree, if it grows one. */
  readonly tree?: Tree | undefined;
}

/** The computing half of a lens. What can be undone by seeking is in `save`; what only ever grows is in `log`; both plain data. */
export interface Lens<Frame = unknown, Saved = unknown, Log = unknown> {
  observe(step: Step): void;
  /** Typed arrays to draw; freshly made, so that they can be transferred. */
  frame(): Frame;
  metrics(): Metrics;
  save(): Saved;
  load(saved: Saved, archive: EliteArchive | undefined, tree?: Tree): void;
  /** Append-only records (curves, genealogy). They stay valid when the run is sought back, since it repeats itself. */
  log(): Log;
  loadLog(log: Log): void;
  /** Answers a question about one thing in view (a cell, a node); what may be asked is the lens's own affair. */
  inspect?(question: unknown): unknown;
}

export interface LensDefinition extends Card {
  readonly metrics: readonly MetricCard[];
  /** Whether it has anything to show of a problem, searched by what can do this; always if omitted. */
  fits?(problem: Problem, abilities: Abilities): boolean;
  create(context: LensContext, params: ParamValues): Lens;
  /** Bytes a lens may come to keep for itself, beside the search's archive, over `budget` evaluations. */
  memory(problem: Problem, hasArchive: boolean, params: ParamValues, budget: number): number;
}
