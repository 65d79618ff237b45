/**
 * The transformer in plain arithmetic: the oracle that ONNX is checked against, and what answers where no runtime is wanted.
 * One row at a time, without padding, sums in double precision in a fixed order.
 *
 * Each layer: attention by one head without a mask (scores q·k / √d) and a two-matrix ReLU net, each of a LayerNorm (ε 1e-5) and added; after
 * the last layer a LayerNorm, whose first coordinates at the last token are the scores of the next vertex (Saparov et al.).
 */
import { exp } from '../../core/det-math.ts';
import { WORK } from './tokens.ts';
import type { Affine, Transformer } from './weights.ts';

const EPSILON = 1e-5;

/**
 * What is changed on the way. Attention after its softmax becomes a · mul + add (rows are not made to sum to 1 again); the
 * stream before layer l (l = layers: after the last) becomes x · keep + put. What is left out changes nothing.
 */
export interface Edits {
  /** By layer [n × n], row by row of who looks. */
  readonly mul?: readonly (ArrayLike<number> | undefined)[];
  readonly add?: readonly (ArrayLike<number> | undefined)[];
  /** By state, 0 … layers [n × width]. */
  readonly keep?: readonly (ArrayLike<number> | undefined)[];
  readonly put?: readonly (ArrayLike<number> | undefined)[];
}

export interface Trace {
  /** [tokens] Scores of the next vertex. */
  readonly logits: Float64Array;
  /** By state, 0 … layers [n × width]: before each layer and after the last, edits made. */
  readonly states: readonly Float64Array[];
  /** By layer [n × n], edits made. */
  readonly attention: readonly Float64Array[];
}

/** [n × d] to [n × d], each row to mean 0 and variance 1, then scaled and moved. */
export function normalise(x: Float64Array, n: number, d: number, { weight, bias }: Affine): Float64Array {
  const y = new Float64Array(n * d);
  for (let at = 0; at < n * d; at += d) {
    let mean = 0;
    for (let i = 0; i < d; i++) mean += x[at + i];
    mean /= d;
    let variance = 0;
    for (let i = 0; i < d; i++) variance += (x[at + i] - mean) * (x[at + i] - mean);
    const scale = 1 / Math.sqrt(variance / d + EPSILON);
    for (let i = 0; i < d; i++) y[at + i] = (x[at + i] - mean) * scale * weight[i] + bias[i];
  }
  return y;
}

/** [n × d] by a map of `outputs` rows to [n × outputs]. */
function linear(x: Float64Array, n: number, d: number, { weight, bias }: Affine): Float64Array {
  const outputs = bias.length;
  const y = new Float64Array(n * outputs);
  // Two outputs at a time, as every number read of x then counts twice: half as long. The width is always even.
  for (let o = 0; o < outputs; o += 2) {
    for (let row = 0; row < n; row++) {
      let even = bias[o];
      let odd = bias[o + 1];
      for (let i = 0, w = o * d, at = row * d; i < d; i++, w++, at++) {
        even += weight[w] * x[at];
        odd += weight[w + d] * x[at];
      }
      y[row * outputs + o] = even;
      y[row * outputs + o + 1] = odd;
    }
  }
  return y;
}

/** [n × n] Softmax of q·k / √d, from queries, keys and values side by side [n × 3d]. */
function attend(qkv: Float64Array, n: number, d: number): Float64Array {
  const attention = new Float64Array(n * n);
  const root = Math.sqrt(d);
  for (let i = 0; i < n; i++) {
    let most = -Infinity;
    for (let j = 0; j < n; j++) {
      let score = 0;
      for (let c = 0; c < d; c++) score += qkv[3 * i * d + c] * qkv[(3 * j + 1) * d + c];
      attention[i * n + j] = score / root;
      most = Math.max(most, score / root);
    }
    let total = 0;
    for (let j = 0; j < n; j++) total += attention[i * n + j] = exp(attention[i * n + j] - most);
    for (let j = 0; j < n; j++) attention[i * n + j] /= total;
  }
  return attention;
}

/** x · factor + summand, in place. */
function edit(x: Float64Array, factor: ArrayLike<number> | undefined, summand: ArrayLike<number> | undefined): void {
  if (factor !== undefined) for (let i = 0; i < x.length; i++) x[i] *= factor[i];
  if (summand !== undefined) for (let i = 0; i < x.length; i++) x[i] += summand[i];
}

/** x plus what attention moves: its values, mixed and mapped. */
function mixed(x: Float64Array, attention: Float64Array, qkv: Float64Array, n: number, d: number, out: Affine) {
  const mix = new Float64Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const share = attention[i * n + j];
      for (let c = 0; c < d; c++) mix[i * d + c] += share * qkv[(3 * j + 2) * d + c];
    }
  }
  const moved = linear(mix, n, d, out);
  return moved.map((value, i) => value + x[i]);
}

/** [n × width] The fixed vectors of a row of tokens without padding. */
function embed({ layout }: Transformer, row: Uint8Array): Float64Array {
  const { width, tokens, length } = layout;
  const x = new Float64Array(row.length * width);
  row.forEach((token, c) => {
    x[c * width + token] = 1;
    x[c * width + tokens + WORK + length - row.length + c] = 1;
  });
  return x;
}

/** Answers one row of tokens without padding and tells all states on the way. */
export function forward(network: Transformer, row: Uint8Array, edits: Edits = {}): Trace {
  const { width: d, tokens } = network.layout;
  const n = row.length;
  const states: Float64Array[] = [];
  const attentions: Float64Array[] = [];
  let x = embed(network, row);
  network.layers.forEach(({ norm1, qkv, out, norm2, up, down }, l) => {
    edit(x, edits.keep?.[l], edits.put?.[l]);
    states.push(x);
    const heads = linear(normalise(x, n, d, norm1), n, d, qkv);
    const attention = attend(heads, n, d);
    edit(attention, edits.mul?.[l], edits.add?.[l]);
    attentions.push(attention);
    const middle = mixed(x, attention, heads, n, d, out);
    const hidden = linear(normalise(middle, n, d, norm2), n, d, up).map((value) => Math.max(value, 0));
    x = linear(hidden, n, d, down).map((value, i) => value + middle[i]);
  });
  edit(x, edits.keep?.[network.layers.length], edits.put?.[network.layers.length]);
  states.push(x);
  const last = normalise(x.subarray((n - 1) * d), 1, d, network.norm);
  return { logits: last.slice(0, tokens), states, attention: attentions };
}

/** The vertex that a row of scores puts highest, the first of equal ones; 0 if a token that is no vertex is higher. */
export function answerOf(logits: ArrayLike<number>, size: number, at = 0): number {
  let best = 0;
  for (let token = 1; token < size + 5; token++) if (logits[at + token] > logits[at + best]) best = token;
  return best <= size ? best : 0;
}
