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
  /** As `labelOf` writes it. */
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

/** A network of a front. */
export interface FrontMember extends NetworkRow {
  readonly id: number;
  /** Of validation answers, percent. */
  readonly accuracy: number;
  /** Predicted for the first device, and for the second. */
  readonly ms: readonly [number, number];
}

/** Two devices and what is best on each, by the models of both. */
export interface FrontComparison {
  /** Of the first device and of the second, quickest there first. */
  readonly fronts: readonly [readonly FrontMember[], readonly FrontMember[]];
  /** Networks on both. */
  readonly shared: number;
  /** The same as a share of those on either. */
  readonly jaccard: number;
  /** Kendall's τ between the times of all networks on the two devices. */
  readonly tau: number;
  /** And between those of each device and multiplications. */
  readonly tauMacs: readonly [number, number];
  /** Share of its own front's hypervolume that the other device's front has on this one. */
  readonly kept: readonly [number, number];
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
  /** The fronts of two devices, by the texts of their models; `wrong` [networks] are wrong validation answers. */
  compare(models: readonly [string, string], wrong: Uint16Array): Result<FrontComparison>;
}
