import { useEffect, useState } from 'react';
import type { ParetoFrame } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { follow } from '../../lenses/source.ts';
import { client, hub } from '../../run/live.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';

/** Parallel coordinates are laid out anew with every set of rows; no more often than one can see. */
const LAY_OUT_EVERY_MS = 500;
/** Rows asked for at a time, so that the worker is not kept from the run for long. */
const ROWS_AT_ONCE = 16_384;

/** Some genes of a run's evaluations, asked for as they come: rows that were computed once stay as they are. */
class GeneStore {
  readonly columns: readonly number[];
  /** [rows × columns], the first `count` of them known. */
  values = new Float32Array(0);
  count = 0;

  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  /** Learns the first `rows` rows, or as many as the worker has. */
  async learn(rows: number): Promise<void> {
    const width = this.columns.length;
    if (width === 0) return;
    while (this.count < rows) {
      const result = await client.genes(this.columns, this.count, Math.min(rows, this.count + ROWS_AT_ONCE));
      if (!result.ok || result.value.length === 0) return;
      const needed = this.count * width + result.value.length;
      if (needed > this.values.length) {
        const old = this.values;
        this.values = new Float32Array(Math.max(needed, 2 * old.length));
        this.values.set(old);
      }
      this.values.set(result.value, this.count * width);
      this.count += result.value.length / width;
    }
  }
}

export interface Evaluations {
  readonly frame: ParetoFrame;
  readonly rows: number;
  /** Which genes are known, and their values [rows × columns]. */
  readonly columns: readonly number[];
  readonly genes: Float32Array;
}

/** The evaluations so far, now and then, with these genes of theirs. `columns` must stay the same array while nothing changes. */
export function useEvaluations(info: RunInfo, columns: readonly number[]): Evaluations | undefined {
  const [seen, setSeen] = useState<Evaluations>();
  useEffect(() => {
    const store = new GeneStore(columns);
    const m = info.objectives.length;
    let live = true;
    let drawn: ParetoFrame | undefined;
    const read = runLatest(async () => {
      const frame = hub.latest()?.frames?.pareto;
      if (frame === undefined || frame === drawn || !live) return;
      const all = frame.points.length / m;
      await store.learn(all);
      if (!live) return;
      drawn = frame;
      const rows = columns.length === 0 ? all : Math.min(all, store.count);
      setSeen({ frame, rows, columns, genes: store.values });
    });
    const leave = follow(hub, rateLimit(read, LAY_OUT_EVERY_MS));
    return () => {
      live = false;
      leave();
    };
  }, [info, columns]);
  return seen;
}
