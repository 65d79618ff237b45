/**
 * MNIST-1D (Greydanus & Kobak 2024, "Scaling down deep learning with MNIST-1D"; Apache-2.0), made here by its published
 * procedure and seed: ten digits as curves of 12 points, each sample padded, stretched, scaled, shifted, made noisy, sheared
 * and brought to 40 points. The same numbers as the published set, but for the last places of double precision. The procedure
 * makes any number of further samples, so that what was chosen on the published ones can be judged on ones never seen.
 */
import { exp } from '../core/det-math.ts';
import { NumpyRandom } from './numpy-random.ts';

/** Points of a sample, and classes. */
export const LENGTH = 40;
export const CLASSES = 10;

const TEMPLATES = [
  [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
  [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
  [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
  [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
  [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
  [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
  [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
  [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
  [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
  [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
];

const SEED = 42;
const PER_CLASS = 500;
/** Of the 5,000 published samples; the others are called their test set, and are what is searched on here: the validation set. */
const TRAINING = 4000;

/** Zeros appended to a curve; points once stretched. */
const PADDING = [36, 60] as const;
const STRETCHED = 12 + PADDING[1];
const SCALE = 0.4;
const SHIFTS = 48;
const CORRELATED_NOISE = 0.25;
const NOISE = 0.02;
const SHEAR = 0.75;
/** Standard deviation of the smoothing of noise, in points, and where it is cut off. */
const SIGMA = 2;
const REACH = 4 * SIGMA;

export interface Samples {
  /** [n × 40]; networks take them rounded to single precision. */
  readonly x: Float64Array;
  /** [n] which digit each is of. */
  readonly y: Uint8Array;
}

/** What is subtracted from raw samples and what they are then divided by. */
export interface Scaling {
  readonly mean: number;
  readonly sd: number;
}

export interface Mnist1d {
  readonly training: Samples;
  readonly validation: Samples;
  /** Of all 5,000 together; fresh samples are scaled by the same. */
  readonly scaling: Scaling;
}

/** Neumaier's sum, whose error does not grow with the number of terms. */
function sum(count: number, term: (i: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const value = term(i);
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

function scalingOf(values: ArrayLike<number>): Scaling {
  const n = values.length;
  const mean = sum(n, (i) => values[i]) / n;
  const variance = sum(n, (i) => (values[i] - mean) * (values[i] - mean)) / n;
  return { mean, sd: Math.sqrt(variance) };
}

/** Curves from 0 to 0 of about unit spread over 6. */
const curves = TEMPLATES.map((points) => {
  const { mean, sd } = scalingOf(points);
  const scaled = points.map((value) => (value - mean) / sd);
  return scaled.map((value) => (value - scaled[0]) / 6);
});

const kernel = (() => {
  const weights = Array.from({ length: 2 * REACH + 1 }, (_, i) =>
    exp((-0.5 / (SIGMA * SIGMA)) * (i - REACH) * (i - REACH)),
  );
  const total = sum(weights.length, (i) => weights[i]);
  return weights.map((weight) => weight / total);
})();

/** Reads `from` at `count` places from its first point to its last, linearly between points. */
function resample(from: Float64Array, points: number, to: Float64Array, count: number): void {
  // Both grids on [0, 1], as the published program has them: a place that meets a point meets it there, too.
  const step = 1 / (points - 1);
  const at = (i: number) => (i === points - 1 ? 1 : i * step);
  let left = 0;
  for (let i = 0; i < count; i++) {
    const place = i === count - 1 ? 1 : i * (1 / (count - 1));
    while (left < points - 2 && at(left + 1) <= place) left++;
    const slope = (from[left + 1] - from[left]) / (at(left + 1) - at(left));
    to[i] = slope * (place - at(left)) + from[left];
  }
}

const padded = new Float64Array(STRETCHED);
const stretched = new Float64Array(STRETCHED);
const shifted = new Float64Array(STRETCHED);
const noise = new Float64Array(STRETCHED);

/** Noise smoothed at point i; beyond the ends it goes on as its mirror image. */
function smoothed(i: number): number {
  let total = 0;
  for (let k = -REACH; k <= REACH; k++) {
    let j = i + k;
    if (j < 0) j = -1 - j;
    if (j >= STRETCHED) j = 2 * STRETCHED - 1 - j;
    total += kernel[k + REACH] * noise[j];
  }
  return total;
}

/** One sample before scaling. The order of the random draws is part of the definition. */
function drawSample(random: NumpyRandom, curve: readonly number[], out: Float64Array): void {
  const zeros = PADDING[0] + Math.floor(random.uniform() * (PADDING[1] - PADDING[0] + 1));
  padded.fill(0);
  // The curve meets zero itself: with this added, only padding is exactly zero.
  curve.forEach((value, i) => (padded[i] = value + 1e-8));
  resample(padded, curve.length + zeros, stretched, STRETCHED);
  const scale = 1 + SCALE * (random.uniform() - 0.5);
  const shift = random.below(SHIFTS);
  for (let i = 0; i < STRETCHED; i++) shifted[(i + shift) % STRETCHED] = stretched[i] * scale;
  for (let i = 0; i < STRETCHED; i++) noise[i] = CORRELATED_NOISE * random.normal();
  for (let i = 0; i < STRETCHED; i++) if (shifted[i] === 0) shifted[i] = smoothed(i);
  for (let i = 0; i < STRETCHED; i++) shifted[i] += NOISE * random.normal();
  const shear = SHEAR * (random.uniform() - 0.5);
  for (let i = 0; i < STRETCHED; i++) shifted[i] -= shear * (i / (STRETCHED - 1) - 0.5);
  resample(shifted, STRETCHED, out, LENGTH);
}

/** `perClass` samples of each digit, digit after digit, before scaling. */
function draw(random: NumpyRandom, perClass: number): Samples {
  const count = CLASSES * perClass;
  const x = new Float64Array(count * LENGTH);
  const y = Uint8Array.from({ length: count }, (_, i) => Math.floor(i / perClass));
  for (let i = 0; i < count; i++) drawSample(random, curves[y[i]], x.subarray(i * LENGTH, (i + 1) * LENGTH));
  return { x, y };
}

const scaled = (values: Float64Array, { mean, sd }: Scaling) => values.map((value) => (value - mean) / sd);

/** The published set: 4,000 samples to train with, 1,000 to choose by. */
export function mnist1d(): Mnist1d {
  const random = new NumpyRandom(SEED);
  const raw = draw(random, PER_CLASS);
  const order = random.permutation(raw.y.length);
  const scaling = scalingOf(raw.x);
  const pick = (from: number, to: number): Samples => {
    const x = new Float64Array((to - from) * LENGTH);
    const y = new Uint8Array(to - from);
    for (let i = from; i < to; i++) {
      x.set(raw.x.subarray(order[i] * LENGTH, (order[i] + 1) * LENGTH), (i - from) * LENGTH);
      y[i - from] = raw.y[order[i]];
    }
    return { x: scaled(x, scaling), y };
  };
  return { training: pick(0, TRAINING), validation: pick(TRAINING, raw.y.length), scaling };
}

/** Samples that nobody has seen: any number, by any seed below 2³² but 42. Digit after digit, scaled as the published ones. */
export function freshSamples(seed: number, perClass: number, scaling: Scaling): Samples {
  const { x, y } = draw(new NumpyRandom(seed), perClass);
  return { x: scaled(x, scaling), y };
}
