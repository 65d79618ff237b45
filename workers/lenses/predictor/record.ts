/**
 * All evaluations that a prediction chose, one row each, and how well each round of them was predicted. Rows and rounds are
 * only ever added; since a run repeats itself, they stay valid when it is sought back.
 */
import { kendallTau } from '../../core/agreement.ts';
import { clonePlain } from '../../core/plain.ts';
import type { Batch, Results } from '../../core/types.ts';

/** Plain data; `n` rows of `m` objectives, in `r` rounds. */
export interface PredictionLog {
  /** [n] ascending. */
  readonly births: Uint32Array;
  /** [n × m] as written, maximised. */
  readonly predicted: Float64Array;
  readonly measured: Float64Array;
  /** [r] rows before each round; the last ends where the rows do. */
  readonly starts: readonly number[];
  /** [r × m] */
  readonly tau: readonly number[];
  readonly error: readonly number[];
}

/** Of each objective. NaN where there is nothing to compare. */
export interface Agreement {
  /** Kendall's τ-b between predicted and measured values. */
  readonly tau: Float64Array;
  /** Mean absolute error, in the objective's unit. */
  readonly error: Float64Array;
}

/** Bytes of one row. */
export const rowBytes = (m: number): number => 4 + 16 * m;

const FIRST_ROOM = 256;

/** Agreement over rows [from, to) of [rows × m] values. */
export function agreementOf(
  predicted: Float64Array,
  measured: Float64Array,
  m: number,
  from: number,
  to: number,
): Agreement {
  const tau = new Float64Array(m).fill(NaN);
  const error = new Float64Array(m).fill(NaN);
  const column = (values: Float64Array, k: number) =>
    Float64Array.from({ length: to - from }, (_, i) => values[(from + i) * m + k]);
  if (from === to) return { tau, error };
  for (let k = 0; k < m; k++) {
    const [a, b] = [column(measured, k), column(predicted, k)];
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
    tau[k] = kendallTau(a, b);
    error[k] = sum / a.length;
  }
  return { tau, error };
}

export class PredictionRecord {
  private readonly m: number;
  private count = 0;
  private births: Uint32Array = new Uint32Array(FIRST_ROOM);
  private predicted: Float64Array;
  private measured: Float64Array;
  private starts: number[] = [];
  private tau: number[] = [];
  private error: number[] = [];

  constructor(m: number) {
    this.m = m;
    this.predicted = new Float64Array(FIRST_ROOM * m);
    this.measured = new Float64Array(FIRST_ROOM * m);
  }

  /** Takes a batch in, unless a run through the same evaluations already did. A batch with any prediction is a round. */
  add(batch: Batch, results: Results, predictions: Float64Array, firstBirth: number): void {
    const { m } = this;
    if (firstBirth <= (this.births[this.count - 1] ?? 0)) return;
    const capacity = results.objectives.length / m;
    const from = this.count;
    for (let i = 0; i < batch.size; i++) {
      // NaN: no prediction chose it.
      if (Number.isNaN(predictions[i * m])) continue;
      if (this.count === this.births.length) this.grow();
      const row = this.count++;
      this.births[row] = firstBirth + i;
      for (let k = 0; k < m; k++) {
        this.predicted[row * m + k] = predictions[i * m + k];
        this.measured[row * m + k] = results.objectives[k * capacity + i];
      }
    }
    if (this.count === from) return;
    const { tau, error } = agreementOf(this.predicted, this.measured, m, from, this.count);
    this.starts.push(from);
    this.tau.push(...tau);
    this.error.push(...error);
  }

  /** Rows and rounds up to evaluation `at`, which is the end of a batch. */
  until(at: number): { readonly rows: number; readonly rounds: number } {
    const rows = below(this.count, (row) => this.births[row] <= at);
    return { rows, rounds: below(this.starts.length, (round) => this.starts[round] < rows) };
  }

  /** The first rows and rounds, copied. */
  upTo({ rows, rounds }: { readonly rows: number; readonly rounds: number }): PredictionLog {
    const { m } = this;
    return {
      births: this.births.slice(0, rows),
      predicted: this.predicted.slice(0, rows * m),
      measured: this.measured.slice(0, rows * m),
      starts: this.starts.slice(0, rounds),
      tau: this.tau.slice(0, rounds * m),
      error: this.error.slice(0, rounds * m),
    };
  }

  /** Agreement over the first rows. */
  overall(rows: number): Agreement {
    return agreementOf(this.predicted, this.measured, this.m, 0, rows);
  }

  /** Mean over the objectives of τ in a round; NaN if it is so of one of them. */
  meanTau(round: number): number {
    let sum = 0;
    for (let k = 0; k < this.m; k++) sum += this.tau[round * this.m + k];
    return sum / this.m;
  }

  save(): PredictionLog {
    return this.upTo({ rows: this.count, rounds: this.starts.length });
  }

  /** Takes over what `save` gave. */
  load(saved: PredictionLog): void {
    const { births, predicted, measured, starts, tau, error } = clonePlain(saved);
    [this.births, this.predicted, this.measured] = [births, predicted, measured];
    [this.starts, this.tau, this.error] = [[...starts], [...tau], [...error]];
    this.count = births.length;
  }

  private grow(): void {
    const room = Math.max(FIRST_ROOM, 2 * this.count);
    const { births, predicted, measured } = this;
    this.births = new Uint32Array(room);
    this.predicted = new Float64Array(room * this.m);
    this.measured = new Float64Array(room * this.m);
    this.births.set(births);
    this.predicted.set(predicted);
    this.measured.set(measured);
  }
}

/** How many of [0, count) come before the first that is not `within`, all later ones being without, too. */
function below(count: number, within: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (within(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
