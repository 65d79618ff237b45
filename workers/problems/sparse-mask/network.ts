/**
 * The network that masks are laid on: 40 inputs, two hidden layers of rectified nodes, ten outputs; the reference MLP of
 * MNIST-1D (Greydanus & Kobak 2024) without its shortcut, which would tie nodes of both layers together. Double precision,
 * every sum in the order of its indices, so that the same network gives the same bits everywhere.
 *
 * A removed node is left out, not multiplied by zero: what remains is a smaller dense network, which answers and learns as
 * the masked one does, bit for bit, in less time. Nothing is rescaled: nodes keep the weights they were born with.
 */
import { exp, log } from '../../core/det-math.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { CLASSES, LENGTH, type Samples } from '../../data/mnist1d.ts';
import { NODES, WIDTH, type Mask } from './mask.ts';

export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** [outputs × inputs] */
  readonly weights: Float64Array;
  /** [outputs] */
  readonly biases: Float64Array;
}

/** Two hidden layers and the last. */
export type Net = readonly [Layer, Layer, Layer];

/** Of this file's own, since constants of other files are slow to reach from inner loops. */
const DIGITS = CLASSES;
const SIZES = [LENGTH, WIDTH, WIDTH, CLASSES];
const WEIGHTS = hashName('sparse-mask/weights');

const newLayer = (inputs: number, outputs: number): Layer => ({
  inputs,
  outputs,
  weights: new Float64Array(inputs * outputs),
  biases: new Float64Array(outputs),
});

/**
 * By He et al. (2015, arXiv 1502.01852, §2.2): weights normal with variance 2/inputs, biases zero. Without biases the digit that
 * an untrained network answers does not depend on how large its sums are, so that it need not be made good for removed nodes.
 */
export function initialNet(seed: number): Net {
  const rng = new Rng();
  const layer = (i: number): Layer => {
    const made = newLayer(SIZES[i], SIZES[i + 1]);
    rng.start(seed, WEIGHTS, i).fillNormals(made.weights, 0, made.weights.length);
    const sd = Math.sqrt(2 / SIZES[i]);
    for (let k = 0; k < made.weights.length; k++) made.weights[k] *= sd;
    return made;
  };
  return [layer(0), layer(1), layer(2)];
}

/** What is left of a network of full width without the nodes a mask removes; a copy. */
export function thin(net: Net, mask: Mask): Net {
  const survivors = [0, 1].map((layer) => {
    const nodes: number[] = [];
    for (let node = 0; node < WIDTH; node++) if (mask[layer * WIDTH + node] === 1) nodes.push(node);
    return nodes;
  });
  const all = (count: number) => Array.from({ length: count }, (_, i) => i);
  const take = ({ inputs, weights, biases }: Layer, columns: readonly number[], rows: readonly number[]): Layer => ({
    inputs: columns.length,
    outputs: rows.length,
    weights: Float64Array.from(rows.flatMap((row) => columns.map((column) => weights[row * inputs + column]))),
    biases: Float64Array.from(rows, (row) => biases[row]),
  });
  return [
    take(net[0], all(LENGTH), survivors[0]),
    take(net[1], survivors[0], survivors[1]),
    take(net[2], survivors[1], all(CLASSES)),
  ];
}

export const everyNode = (): Mask => new Uint8Array(NODES).fill(1);

/** Sums of one layer for `count` rows of x, into z [count × outputs]: bias first, then inputs in their order. */
function sums(layer: Layer, x: Float64Array, from: number, count: number, z: Float64Array): void {
  const { inputs, outputs, weights, biases } = layer;
  let s = 0;
  // Four samples at a time: one read of a weight does for all, and no sum waits for another.
  for (; s + 4 <= count; s += 4) {
    const a = from + s * inputs;
    const b = a + inputs;
    const c = b + inputs;
    const d = c + inputs;
    for (let j = 0; j < outputs; j++) {
      let za = biases[j];
      let zb = za;
      let zc = za;
      let zd = za;
      for (let i = 0, w = j * inputs; i < inputs; i++, w++) {
        const weight = weights[w];
        za += weight * x[a + i];
        zb += weight * x[b + i];
        zc += weight * x[c + i];
        zd += weight * x[d + i];
      }
      const at = s * outputs + j;
      z[at] = za;
      z[at + outputs] = zb;
      z[at + 2 * outputs] = zc;
      z[at + 3 * outputs] = zd;
    }
  }
  for (; s < count; s++) {
    for (let j = 0; j < outputs; j++) {
      let sum = biases[j];
      for (let i = 0; i < inputs; i++) sum += weights[j * inputs + i] * x[from + s * inputs + i];
      z[s * outputs + j] = sum;
    }
  }
}

function rectify(z: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) if (z[i] < 0) z[i] = 0;
}

/** Room for what `count` samples make of a network on the way, and back. */
export interface Scratch {
  readonly count: number;
  readonly hidden: readonly [Float64Array, Float64Array];
  readonly logits: Float64Array;
  readonly back: readonly [Float64Array, Float64Array];
}

/** For networks of this shape or a smaller one. */
export const newScratch = (net: Net, count: number): Scratch => ({
  count,
  hidden: [new Float64Array(count * net[0].outputs), new Float64Array(count * net[1].outputs)],
  logits: new Float64Array(count * CLASSES),
  back: [new Float64Array(count * net[0].outputs), new Float64Array(count * net[1].outputs)],
});

/** Logits [count × 10] of the `count` samples that begin with number `first`, into the scratch. */
export function answer(net: Net, x: Float64Array, first: number, count: number, { hidden, logits }: Scratch): void {
  sums(net[0], x, first * LENGTH, count, hidden[0]);
  rectify(hidden[0], count * net[0].outputs);
  sums(net[1], hidden[0], 0, count, hidden[1]);
  rectify(hidden[1], count * net[1].outputs);
  sums(net[2], hidden[1], 0, count, logits);
}

/** Samples answered together. */
const CHUNK = 100;

/** The digit answered for each sample: that of the greatest logit, the first of equals. */
export function digitsOf(net: Net, { x, y }: Samples): Uint8Array {
  const scratch = newScratch(net, CHUNK);
  const { logits } = scratch;
  const digits = new Uint8Array(y.length);
  for (let first = 0; first < y.length; first += CHUNK) {
    const count = Math.min(CHUNK, y.length - first);
    answer(net, x, first, count, scratch);
    for (let s = 0; s < count; s++) {
      let best = 0;
      for (let k = 1; k < DIGITS; k++) if (logits[s * DIGITS + k] > logits[s * DIGITS + best]) best = k;
      digits[first + s] = best;
    }
  }
  return digits;
}

/** Per cent right. */
export function accuracyOf(digits: Uint8Array, { y }: Samples): number {
  let right = 0;
  for (let i = 0; i < y.length; i++) if (digits[i] === y[i]) right++;
  return (100 * right) / y.length;
}

/** Sums of layer gradients into `into`, and of what reaches the layer's inputs into `back` (if any). */
function descend(
  layer: Layer,
  x: Float64Array,
  from: number,
  count: number,
  delta: Float64Array,
  into: Layer,
  back: Float64Array | undefined,
): void {
  const { inputs, outputs, weights } = layer;
  back?.fill(0, 0, count * inputs);
  for (let s = 0; s < count; s++) {
    const row = from + s * inputs;
    for (let j = 0; j < outputs; j++) {
      const d = delta[s * outputs + j];
      if (d === 0) continue;
      into.biases[j] += d;
      const w = j * inputs;
      for (let i = 0; i < inputs; i++) into.weights[w + i] += d * x[row + i];
      if (back !== undefined) for (let i = 0; i < inputs; i++) back[s * inputs + i] += d * weights[w + i];
    }
  }
  // Nothing passes a node that was cut off at zero.
  if (back !== undefined) for (let i = 0; i < count * inputs; i++) if (x[from + i] === 0) back[i] = 0;
}

export const emptyLike = (net: Net): Net => [
  newLayer(net[0].inputs, net[0].outputs),
  newLayer(net[1].inputs, net[1].outputs),
  newLayer(net[2].inputs, net[2].outputs),
];

/**
 * Mean cross-entropy (nats) of samples [first, first + count) of contiguous rows, and its gradient into `into`, a network
 * of the same shape, overwritten.
 */
export function gradient(
  net: Net,
  x: Float64Array,
  y: Uint8Array,
  first: number,
  count: number,
  into: Net,
  scratch: Scratch,
): number {
  const { hidden, logits, back } = scratch;
  answer(net, x, first, count, scratch);
  let loss = 0;
  for (let s = 0; s < count; s++) {
    const at = s * DIGITS;
    let most = logits[at];
    for (let k = 1; k < DIGITS; k++) most = Math.max(most, logits[at + k]);
    const right = logits[at + y[first + s]];
    let total = 0;
    for (let k = 0; k < DIGITS; k++) {
      logits[at + k] = exp(logits[at + k] - most);
      total += logits[at + k];
    }
    loss += log(total) + most - right;
    for (let k = 0; k < DIGITS; k++) {
      logits[at + k] = (logits[at + k] / total - (k === y[first + s] ? 1 : 0)) / count;
    }
  }
  for (const { weights, biases } of into) {
    weights.fill(0);
    biases.fill(0);
  }
  descend(net[2], hidden[1], 0, count, logits, into[2], back[1]);
  descend(net[1], hidden[0], 0, count, back[1], into[1], back[0]);
  descend(net[0], x, first * LENGTH, count, back[0], into[0], undefined);
  return loss / count;
}
