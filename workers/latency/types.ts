/** What the page and the worker that measures latency say to each other; types only. The page pulls, in slices. */
import type { Result } from '../core/result.ts';
import type { Backend } from '../core/types.ts';
import type { BatchSize } from '../problems/supernet/latency.ts';
import type { Device, LatencyProfile, Measurement } from './profile.ts';

export interface MeterRequest {
  readonly backend: Backend;
  readonly batch: BatchSize;
  /** The numbers of the networks to measure, or how many to choose from all, 16 at least. */
  readonly networks: number | readonly number[];
}

export interface MeterProgress {
  /** Measurements made, the reference's included, and how many there will be: more if the device drifts. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds it may still take, from what it took so far; 0 before anything is known. */
  readonly leftMs: number;
  /** How far the reference was from its median so far, at most, in percent. */
  readonly driftPercent: number;
}

/** A measured network in words and figures. */
export interface NetworkRow {
  /** Its stages as channels × taps, as in `8×3 · 16×5+3 · 32×7`; the second layer's after a +. */
  readonly label: string;
  readonly macs: number;
}

/** A profile with what a page shows of it. */
export interface LatencyReport {
  readonly profile: LatencyProfile;
  /** Interquartile range of the typical network, in percent of its time. */
  readonly spreadPercent: number;
  /** By sample. */
  readonly rows: readonly NetworkRow[];
}

/** Times of networks that were named. */
export interface LatencyTimes {
  readonly measurement: Measurement;
  /** By sample. */
  readonly rows: readonly NetworkRow[];
}

export interface LatencyApi {
  /** Begins to measure, in place of what was being measured. */
  begin(request: MeterRequest): Promise<Result<Device>>;
  /** Measures whole networks for about so long, one at least. Done when `done` equals `total`. */
  advance(sliceMs: number): Promise<Result<MeterProgress>>;
  /** Once done: trains the predictor. For networks that were chosen by count. */
  report(): Result<LatencyReport>;
  /** Once done: the times alone. */
  times(): Result<LatencyTimes>;
  /** What a saved profile says. */
  read(text: string): Result<LatencyReport>;
}
