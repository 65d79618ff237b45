/**
 * Latency of sub-networks as predicted from a measurement on some device: a linear model of what a network is made of,
 * which `workers/latency` measures and trains. A run is decided by its spec alone, so the model itself, as a text, is a
 * parameter of the run: whoever has the link has the device's model, and predictions are the same everywhere. Pure.
 */
import type { Backend } from '../../core/types.ts';
import { Refused } from '../../core/result.ts';
import { NETWORKS, STAGES, stagesOf, type Stage } from './architecture.ts';
import { LENGTH } from '../../data/mnist1d.ts';

/** Samples that a network is given at once. */
export const BATCHES = [1, 256] as const;
export type BatchSize = (typeof BATCHES)[number];

const BACKENDS: readonly Backend[] = ['wasm', 'webgpu'];

export interface LatencyModel {
  /** [FEATURES], milliseconds each. */
  readonly weights: readonly number[];
  readonly intercept: number;
  /** No prediction is below this, half the shortest time that was measured: a line may fall below 0. */
  readonly least: number;
}

/** A model with how it was measured. */
export interface DeviceModel extends LatencyModel {
  /** Version of the protocol of the measurement, 1 … 63. */
  readonly protocol: number;
  readonly backend: Backend;
  readonly batch: BatchSize;
}

const WIDTHS = [8, 16, 24, 32];
const TAPS = [3, 5, 7];
const STAGE_FEATURES = WIDTHS.length + TAPS.length + 1 + TAPS.length + 2;
export const FEATURES = STAGES * STAGE_FEATURES;

/** Multiplications of a full layer B of stage 1, the most that one layer has: these features reach from 0 to 1. */
const MOST = 32 * 32 * 7 * (LENGTH / 2);

/**
 * Writes what a network is made of to out[at … at + FEATURES). For each stage: its width, the taps of A, whether B is on
 * and B's taps as one of several, 0 or 1 each (all 0 where B is off), and the multiplications of A and of B.
 */
export function writeFeatures(stages: readonly Stage[], out: Float64Array, at: number): void {
  out.fill(0, at, at + FEATURES);
  let inputs = 1;
  let length = LENGTH;
  stages.forEach(({ width, tapsA, tapsB }, stage) => {
    length /= 2;
    let to = at + stage * STAGE_FEATURES;
    for (const option of WIDTHS) out[to++] = option === width ? 1 : 0;
    for (const option of TAPS) out[to++] = option === tapsA ? 1 : 0;
    out[to++] = tapsB === 0 ? 0 : 1;
    for (const option of TAPS) out[to++] = option === tapsB ? 1 : 0;
    out[to++] = (inputs * width * tapsA * length) / MOST;
    out[to++] = (width * width * tapsB * length) / MOST;
    inputs = width;
  });
}

const row = new Float64Array(FEATURES);

/** Milliseconds that a network is predicted to take. */
export function predictLatency({ weights, intercept, least }: LatencyModel, stages: readonly Stage[]): number {
  writeFeatures(stages, row, 0);
  let sum = intercept;
  for (let k = 0; k < FEATURES; k++) sum += weights[k] * row[k];
  return Math.max(least, sum);
}

/** The least and the greatest prediction over all sub-networks: what the objective lies between. */
export function latencyRange(model: LatencyModel): readonly [least: number, greatest: number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (let id = 0; id < NETWORKS; id++) {
    const ms = predictLatency(model, stagesOf(id));
    least = Math.min(least, ms);
    greatest = Math.max(greatest, ms);
  }
  return [least, greatest];
}

/** Six bits a letter, as in the addresses' form of base64. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Letters of a number: 18 bits, so that it is exact to 4 millionths of the largest. */
const NUMBER_LETTERS = 3;
const HALF = 1 << (6 * NUMBER_LETTERS - 1);
/** Protocol; back end and batch; exponent of the scale. */
const HEAD_LETTERS = 3;
const EXPONENT_BIAS = 32;
/** How long the text of a model is. */
export const MODEL_LETTERS = HEAD_LETTERS + NUMBER_LETTERS * (FEATURES + 2);

/** All texts of this form are models: none can be broken, only another. */
export const MODEL_PATTERN = `[A-Za-z0-9_-]{${MODEL_LETTERS}}`;

const scaleOf = (exponent: number): number => {
  let scale = 1;
  for (let i = EXPONENT_BIAS; i < exponent; i++) scale *= 2;
  for (let i = EXPONENT_BIAS; i > exponent; i--) scale /= 2;
  return scale;
};

/** The model as a text that fits in a link; `decodeLatency` gives back its numbers, rounded. */
export function encodeLatency({ protocol, backend, batch, weights, intercept, least }: DeviceModel): string {
  const numbers = [...weights, intercept, least];
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let exponent = 0;
  while (exponent < 63 && scaleOf(exponent) < largest) exponent += 1;
  const scale = scaleOf(exponent);
  const kind = BACKENDS.indexOf(backend) * BATCHES.length + BATCHES.indexOf(batch);
  let text = LETTERS[protocol] + LETTERS[kind] + LETTERS[exponent];
  for (const value of numbers) {
    const whole = Math.min(2 * HALF - 1, Math.max(0, Math.round((value / scale) * HALF) + HALF));
    for (let shift = 6 * (NUMBER_LETTERS - 1); shift >= 0; shift -= 6) text += LETTERS[(whole >> shift) & 63];
  }
  return text;
}

/** Refuses a text that does not match MODEL_PATTERN. */
export function decodeLatency(text: string): DeviceModel {
  const letters = Array.from(text, (letter) => LETTERS.indexOf(letter));
  if (text === '')
    throw new Refused(
      'no-latency',
      'a device that was measured was expected to predict latencies by, but none is named',
      'measure the latency on this device, or choose another cost',
    );
  if (letters.length !== MODEL_LETTERS || letters.includes(-1))
    throw new Refused(
      'no-latency',
      `a model of a device, ${MODEL_LETTERS} letters, was expected to predict latencies by, but ${text.length} came`,
      'measure the latency on this device, or choose another cost',
    );
  const [protocol, kind, exponent] = letters;
  const scale = scaleOf(exponent);
  const numbers: number[] = [];
  for (let at = HEAD_LETTERS; at < MODEL_LETTERS; at += NUMBER_LETTERS) {
    let whole = 0;
    for (let i = at; i < at + NUMBER_LETTERS; i++) whole = whole * 64 + letters[i];
    numbers.push(((whole - HALF) / HALF) * scale);
  }
  return {
    protocol,
    backend: BACKENDS[(kind >> 1) % BACKENDS.length],
    batch: BATCHES[kind % BATCHES.length],
    weights: numbers.slice(0, FEATURES),
    intercept: numbers[FEATURES],
    // Above 0, whatever the letters: its logarithm is what is striven for.
    least: Math.max(scale / HALF, numbers[FEATURES + 1]),
  };
}
