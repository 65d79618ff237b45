/**
 * All evaluations of a run, one row each: row i is evaluation i + 1. Rows are only ever added; since a run repeats itself,
 * they stay valid when it is sought back. Solutions are kept for looking at: exact where they are choices, in single
 * precision otherwise.
 */
import { clonePlain } from '../../core/plain.ts';
import type { Batch, Results, Space } from '../../core/types.ts';

/** What a row counts as dominated at while nothing dominates it. */
export const NEVER = 0xffffffff;

/** Least number of rows that room is made for. */
const FIRST_ROOM = 1024;
/** Options are told apart by a byte. */
const MOST_OPTIONS = 256;

type Solutions = Float32Array | Uint8Array;

/** Plain data; `n` rows of `m` objectives. */
export interface EvaluationLog {
  /** [n × m] as the problem wrote them, maximised. */
  readonly values: Float64Array;
  /** [n] birth of the parent, 0 for none. */
  readonly parents: Uint32Array;
  /** [n] The evaluation from which on the row is not on the running front: its own birth if it never was, NEVER while it is. */
  readonly dominatedAt: Uint32Array;
  /** [n × dim] */
  readonly solutions: Solutions;
}

const fitsBytes = (space: Space): boolean =>
  space.kind === 'categorical' && space.genes.every(({ options }) => options.length <= MOST_OPTIONS);

/** Bytes of one row. */
export const rowBytes = (space: Space, m: number): number => 8 * m + 4 + 4 + (fitsBytes(space) ? 1 : 4) * space.dim;

export class EvaluationRecord {
  count = 0;
  readonly m: number;
  private readonly space: Space;
  private readonly budget: number;
  private rows: EvaluationLog;

  constructor(space: Space, m: number, budget: number) {
    this.space = space;
    this.m = m;
    this.budget = budget;
    this.rows = this.roomFor(Math.min(budget, FIRST_ROOM));
  }

  get values(): Float64Array {
    return this.rows.values;
  }

  get dominatedAt(): Uint32Array {
    return this.rows.dominatedAt;
  }

  /** Takes row `from` of a batch in as the next row, on the front until said otherwise. */
  append(batch: Batch, results: Results, from: number): void {
    const { m } = this;
    const { dim } = this.space;
    if (this.count === this.rows.parents.length) this.grow();
    const row = this.count++;
    const capacity = results.objectives.length / m;
    for (let k = 0; k < m; k++) this.rows.values[row * m + k] = results.objectives[k * capacity + from];
    this.rows.parents[row] = batch.parents[from];
    this.rows.dominatedAt[row] = NEVER;
    for (let k = 0; k < dim; k++) this.rows.solutions[row * dim + k] = batch.solutions[from * dim + k];
  }

  objectivesOf(row: number): Float64Array {
    return this.rows.values.slice(row * this.m, (row + 1) * this.m);
  }

  solutionOf(row: number): Float64Array {
    const { dim } = this.space;
    return Float64Array.from(this.rows.solutions.subarray(row * dim, (row + 1) * dim));
  }

  parentOf(row: number): number {
    return this.rows.parents[row];
  }

  /** The first `count` rows, as views of the record. */
  upTo(count: number): EvaluationLog {
    const { values, parents, dominatedAt, solutions } = this.rows;
    return {
      values: values.subarray(0, count * this.m),
      parents: parents.subarray(0, count),
      dominatedAt: dominatedAt.subarray(0, count),
      solutions: solutions.subarray(0, count * this.space.dim),
    };
  }

  save(): EvaluationLog {
    return clonePlain(this.upTo(this.count));
  }

  /** Takes `saved` over; it is the record's own from now on. */
  load(saved: EvaluationLog): void {
    this.rows = saved;
    this.count = saved.parents.length;
  }

  private roomFor(length: number): EvaluationLog {
    const numbers = length * this.space.dim;
    return {
      values: new Float64Array(length * this.m),
      parents: new Uint32Array(length),
      dominatedAt: new Uint32Array(length),
      solutions: fitsBytes(this.space) ? new Uint8Array(numbers) : new Float32Array(numbers),
    };
  }

  private grow(): void {
    const old = this.rows;
    const doubled = Math.max(FIRST_ROOM, 2 * this.count);
    this.rows = this.roomFor(this.count < this.budget ? Math.min(this.budget, doubled) : doubled);
    this.rows.values.set(old.values);
    this.rows.parents.set(old.parents);
    this.rows.dominatedAt.set(old.dominatedAt);
    this.rows.solutions.set(old.solutions as Float32Array);
  }
}
