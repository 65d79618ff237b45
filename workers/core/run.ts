/**
 * A run: problem, search and lenses brought together under a RunSpec. The loop is ask, evaluate, tell, observe; whole
 * batches only. What comes out depends on the spec alone: not on slices, seeks, keyframes, nor on who evaluates.
 *
 * Evaluations are counted from 1. Seeking snaps down to the end of a batch.
 */
import { absorbResults, digestHex, newDigest, type DigestState } from './digest.ts';
import type { Phases } from './frames.ts';
import { clonePlain } from './plain.ts';
import type { RunSpec } from './spec.ts';
import { Timeline } from './timeline.ts';
import type { Accepted, Batch, Lens, LensContext, Metrics, Problem, Results, Search } from './types.ts';

/** Plain data: all that decides how a run goes on. */
export interface Snapshot {
  readonly at: number;
  readonly search: unknown;
  readonly digest: DigestState;
  /** What each lens saved, in the run's order. */
  readonly lenses: readonly unknown[];
}

/** The append-only records of a run, in the order of its lenses. */
export interface Logs {
  readonly lenses: readonly unknown[];
  readonly checkpoints: readonly Checkpoint[];
}

/** A digest at a fixed evaluation count: the first end of a batch at or after each multiple of CHECKPOINT_EVERY. */
export interface Checkpoint {
  readonly at: number;
  readonly digest: string;
}

export const CHECKPOINT_EVERY = 65_536;

const newBatch = (capacity: number, dim: number): Batch => ({
  size: 0,
  solutions: new Float64Array(capacity * dim),
  parents: new Uint32Array(capacity),
});

const newResults = (capacity: number, { objectives, answers = 0 }: Problem): Results => ({
  objectives: new Float64Array(capacity * objectives.length),
  descriptors: new Float64Array(capacity * 2),
  answers: new Float64Array(capacity * answers),
});

export interface RunParts {
  readonly spec: RunSpec;
  readonly problem: Problem;
  readonly search: Search;
  /** In order: a lens may measure what those before it tell. */
  readonly lenses: readonly { readonly id: string; create(context: LensContext): Lens }[];
  /** Lets go of what the problem holds beside memory. */
  readonly close?: () => void;
}

/** Waits for an evaluation; false: no longer. Rejects as the evaluation does. */
export type Wait = (evaluation: Promise<void>) => Promise<boolean>;

const toTheEnd: Wait = (evaluation) => evaluation.then(() => true);

export class Run {
  readonly spec: RunSpec;
  readonly problem: Problem;
  readonly timeline = new Timeline<Snapshot>();
  readonly checkpoints: Checkpoint[] = [];
  /** Evaluations done at the playhead, and at the furthest point computed so far. */
  at = 0;
  frontier = 0;
  private readonly search: Search;
  private readonly lenses: readonly { readonly id: string; readonly lens: Lens }[];
  private batch: Batch;
  private results: Results;
  /** The batch has been asked of the search and not been told yet. */
  private asked = false;
  private underWay: Promise<void> | undefined;
  private readonly accepted: Accepted;
  private state: unknown;
  private digestState: DigestState = newDigest();

  /** To be called when the run is no longer needed. */
  readonly close: () => void;

  constructor({ spec, problem, search, lenses, close = () => {} }: RunParts) {
    this.spec = spec;
    this.close = close;
    this.problem = problem;
    this.search = search;
    const { capacity } = search;
    this.batch = newBatch(capacity, problem.space.dim);
    this.results = newResults(capacity, problem);
    this.accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
    this.state = search.init();
    const archive = search.archive?.(this.state);
    const context: LensContext = { problem, budget: spec.budget, capacity, archive, tree: search.tree?.(this.state) };
    this.lenses = lenses.map(({ id, create }) => ({ id, lens: create(context) }));
    this.keep();
  }

  get done(): boolean {
    return this.at >= this.spec.budget;
  }

  get digest(): string {
    return digestHex(this.digestState);
  }

  get metrics(): Metrics {
    return this.measure(this.lenses.length);
  }

  /** Whether it is seen through this lens. */
  has(id: string): boolean {
    return this.lenses.some((l) => l.id === id);
  }

  lens(id: string): Lens {
    const found = this.lenses.find((l) => l.id === id);
    if (found === undefined) throw new Error(`no lens "${id}" in this run`);
    return found.lens;
  }

  /** Puts a question to a lens that takes questions. */
  inspect(lensId: string, question: unknown): unknown {
    const lens = this.lens(lensId);
    if (lens.inspect === undefined) throw new Error(`lens "${lensId}" answers no questions`);
    return lens.inspect(question);
  }

  /** The next iteration, phase by phase; null of a search that does not tell, or while a batch is under way. */
  async phases(): Promise<Phases | null> {
    const { search, state, problem } = this;
    if (this.asked) return null;
    return search.phasesBy?.(state, problem.evaluate) ?? search.phases?.(state) ?? null;
  }

  /** Where the next batch would end. */
  nextEnd(): number {
    if (this.asked) return this.at + this.batch.size;
    return Math.min(this.spec.budget, this.at + this.search.nextSize(this.state));
  }

  /** A batch is being evaluated elsewhere; `advance` takes it up where it was left. */
  get evaluating(): boolean {
    return this.underWay !== undefined;
  }

  /**
   * Computes whole batches while they end at or before `until`; `stop` is asked after each. Where evaluation is
   * asynchronous, `wait` may give up waiting for a batch by answering false; the next call goes on waiting for it.
   * A batch whose evaluation failed is evaluated again by the next call: the promise of this one is rejected.
   */
  async advance(until: number, stop: () => boolean = () => false, wait: Wait = toTheEnd): Promise<void> {
    const limit = Math.min(until, this.spec.budget);
    while (this.at < limit && this.nextEnd() <= limit) {
      const pending = this.underWay ?? this.evaluateNext();
      if (pending !== undefined) {
        this.underWay = pending;
        // Should nobody be waiting when it fails, the next call finds out.
        pending.catch(() => {});
        try {
          if (!(await wait(pending))) return;
        } catch (error) {
          if (this.underWay === pending) this.underWay = undefined;
          throw error;
        }
        // Sent elsewhere by a restore meanwhile.
        if (this.underWay !== pending) return;
        this.underWay = undefined;
      }
      this.finishBatch();
      if (stop()) return;
    }
  }

  /** Keeps a keyframe of the present state, if the timeline has room and use for it. */
  keep(): void {
    if (!this.asked && this.timeline.wants(this.at)) this.timeline.add(this.at, this.capture());
  }

  /** Goes back to the last keyframe at or below `target`, unless the playhead is already between the two. */
  rewind(target: number): void {
    const frame = this.timeline.before(target);
    if (frame === undefined || (this.at <= target && this.at >= frame.at)) return;
    this.restore(frame.state);
  }

  /** Seeks to the last end of a batch at or below `target`. */
  async seek(target: number): Promise<void> {
    this.rewind(target);
    await this.advance(target);
  }

  /** A copy of all that decides how the run goes on; to be taken between batches. */
  snapshot(): Snapshot {
    return clonePlain(this.capture());
  }

  /** Goes on from a copy of `snapshot`. */
  restore(snapshot: Snapshot): void {
    this.abandonBatch();
    this.at = snapshot.at;
    this.frontier = Math.max(this.frontier, this.at);
    this.state = clonePlain(snapshot.search);
    this.digestState = clonePlain(snapshot.digest);
    const archive = this.search.archive?.(this.state);
    const tree = this.search.tree?.(this.state);
    this.lenses.forEach(({ lens }, i) => lens.load(clonePlain(snapshot.lenses[i]), archive, tree));
  }

  /** The append-only records of lenses and checkpoints, for carrying a run on elsewhere. */
  logs(): Logs {
    return { lenses: this.lenses.map(({ lens }) => lens.log()), checkpoints: [...this.checkpoints] };
  }

  loadLogs({ lenses, checkpoints }: Logs): void {
    this.lenses.forEach(({ lens }, i) => lens.loadLog(lenses[i]));
    this.checkpoints.splice(0, this.checkpoints.length, ...checkpoints);
  }

  /** Forgets a batch that was asked for. What is still evaluating it goes on writing, but where nobody looks. */
  private abandonBatch(): void {
    this.asked = false;
    if (this.underWay === undefined) return;
    this.underWay = undefined;
    this.batch = newBatch(this.search.capacity, this.problem.space.dim);
    this.results = newResults(this.search.capacity, this.problem);
  }

  private capture(): Snapshot {
    const lenses = this.lenses.map(({ lens }) => lens.save());
    return { at: this.at, search: this.state, digest: this.digestState, lenses };
  }

  private evaluateNext(): void | Promise<void> {
    const size = this.nextEnd() - this.at;
    if (!this.asked) {
      this.batch.size = size;
      this.search.ask(this.state, this.batch, size);
      this.asked = true;
    }
    return this.problem.evaluate(this.batch, this.results, 0, size);
  }

  private finishBatch(): void {
    const { batch, results, accepted } = this;
    const firstBirth = this.at + 1;
    this.asked = false;
    this.accepted.size = 0;
    absorbResults(this.digestState, results, batch.size, firstBirth);
    this.search.tell(this.state, batch, results, firstBirth, accepted);
    this.at += batch.size;
    const archive = this.search.archive?.(this.state);
    const tree = this.search.tree?.(this.state);
    const predictions = this.search.predictions?.(this.state);
    for (let i = 0; i < this.lenses.length; i++) {
      const measure = () => this.measure(i);
      this.lenses[i].lens.observe({
        at: this.at,
        firstBirth,
        batch,
        results,
        accepted,
        archive,
        tree,
        predictions,
        measure,
      });
    }
    this.frontier = Math.max(this.frontier, this.at);
    const crossed = Math.floor(this.at / CHECKPOINT_EVERY) > Math.floor((firstBirth - 1) / CHECKPOINT_EVERY);
    if (crossed && this.at > (this.checkpoints.at(-1)?.at ?? 0)) {
      this.checkpoints.push({ at: this.at, digest: this.digest });
    }
  }

  /** Metrics of the first `count` lenses. */
  private measure(count: number): Metrics {
    const metrics: Record<string, number> = {};
    for (const { lens } of this.lenses.slice(0, count)) Object.assign(metrics, lens.metrics());
    return metrics;
  }
}
