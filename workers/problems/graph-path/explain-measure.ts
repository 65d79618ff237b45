/**
 * What an explanation of an answer is made of, measured once: the reconstruction of Saparov et al. 2024 (section 4 and their
 * code), of which `explain.ts` reads the rest at any thresholds. Two measurements, all by a network that is changed on the way:
 * - *patching*: each entry of each attention is cut (made 0) or raised (to the most that anybody pays the same token), rows not
 *   made to sum to 1 again; seen in the answer's coordinate at the last token before the last LayerNorm, and in the score that
 *   the last layer's attention pays to what the answer may be copied from;
 * - *perturbing*: each token or place is taken out of the input while all attention is held as it was; seen in the score of
 *   each entry, once by what the token looked at has become and once by what the one that looks has become.
 * Plain data that can be kept, and gone on with where it was stopped.
 */
import type { Backend, Inference } from '../../core/types.ts';
import { answerOf, normalise } from './forward.ts';
import { unusedVertex } from './influence.ts';
import { openTransformer, type BatchTrace, type TransformerNetwork } from './network.ts';
import { usefulChildren, type Question } from './question.ts';
import { encode, WORK } from './tokens.ts';
import type { Transformer } from './weights.ts';

/** Rows in one call. */
const CALL = 128;
/** An entry that would be changed by less is not patched: it changes nothing. */
const LEAST_CHANGE = 1e-4;
/** The least threshold of `explain.ts` that columns are kept for as what the answer may be copied from. */
export const LEAST_ALPHA = 0.1;

/** A transformer ready to be patched: its layers from each one on, as networks. */
export interface Patchable {
  readonly transformer: Transformer;
  /** By layer: that layer and all after it. */
  readonly from: readonly TransformerNetwork[];
}

export function openPatchable(inference: Inference, backend: Backend, transformer: Transformer): Patchable {
  const { layers } = transformer;
  const from = layers.map((_, l) => openTransformer(inference, backend, { ...transformer, layers: layers.slice(l) }));
  return { transformer, from };
}

/**
 * n columns, the tokens of the question without padding; entry (to, from) of an n × n block is at to · n + from. Scores are q·k
 * without biases, not divided by √width, as the paper's thresholds are in units of √width.
 */
export interface Measurement {
  readonly question: Question;
  readonly row: Uint8Array;
  readonly layers: number;
  readonly width: number;
  /** The token answered, a vertex or, of an untrained network, any other. */
  readonly answer: number;
  readonly right: boolean;
  /** [layers × n × n] Of the unchanged network. */
  readonly attention: Float32Array;
  /** [layers × (cut, raised) × n × n] How far the answer's coordinate falls. */
  readonly drops: Float32Array;
  /** Columns that the last layer may copy the answer from: all that reach the least threshold, or the best one. Ascending. */
  candidates: readonly number[];
  /** By candidate [layers − 1 × (cut, raised) × n × n × (source, target)] How far the last token's score for it falls, by what has become of the candidate and of the last token. */
  matchFalls: readonly Float32Array[];
  /** Tokens taken out, ascending; after them in `falls` come the n places. */
  readonly tokens: readonly number[];
  /** What stood for a token taken out: a vertex that the question does not use, or 0, never seen in training, if it uses all. */
  readonly standIn: number;
  /** [layers × n × n × (tokens + n)] How far each entry's score falls, by what the token looked at has become (source) and the one that looks (target). */
  readonly falls: { readonly source: Float32Array; readonly target: Float32Array };
  /** Of the patches, in their order, those done and all; of the layers the last comes first. */
  done: number;
  readonly all: number;
  /** Forward passes made. */
  passes: number;
}

export const isMeasured = ({ done, all }: Measurement) => done === all;

/** [width] a · WqᵀWk of a layer, without biases: its dot product with a key's normalised stream is their score, times √width. */
function asked({ layers, layout }: Transformer, layer: number, a: Float64Array): Float64Array {
  const d = layout.width;
  const { weight } = layers[layer].qkv;
  const out = new Float64Array(d);
  for (let o = 0; o < d; o++) {
    let query = 0;
    for (let i = 0; i < d; i++) query += weight[o * d + i] * a[i];
    for (let i = 0; i < d; i++) out[i] += query * weight[(d + o) * d + i];
  }
  return out;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** [width] A token's stream, one of those that a layer begins with, as its attention sees it. */
function seen(transformer: Transformer, layer: number, streams: Float32Array, at: number): Float64Array {
  const d = transformer.layout.width;
  const stream = Float64Array.from(streams.subarray(at * d, (at + 1) * d));
  return normalise(stream, 1, d, transformer.layers[layer].norm1);
}

/** By column what a layer asks and what it is asked by, for one row of a batch. */
function sides(transformer: Transformer, layer: number, { states, columns }: BatchTrace, row: number) {
  const keys = Array.from({ length: columns }, (_, c) => seen(transformer, layer, states[layer], row * columns + c));
  return { keys, questions: keys.map((key) => asked(transformer, layer, key)) };
}

/** Falls of all scores by each factor taken out of the input, attention held as it was. */
async function perturb(
  { transformer, from }: Patchable,
  row: Uint8Array,
  clean: BatchTrace,
  tokens: readonly number[],
  standIn: number,
) {
  const { layout, layers } = transformer;
  const { width: d, length } = layout;
  const n = row.length;
  const rows = [
    ...tokens.map((token) => row.map((t) => (t === token ? standIn : t))),
    ...Array.from({ length: n }, () => row),
  ];
  const put = rows.map((_, r) => {
    const change = new Float32Array(n * d);
    const column = r - tokens.length;
    if (column >= 0) change[column * d + layout.tokens + WORK + length - n + column] = -1;
    return change;
  });
  const factors = rows.length;
  const held = await from[0].trace(rows, {
    put: [put],
    mul: layers.map(() => [new Float32Array(n * n)]),
    add: clean.attention.map((attention) => [attention]),
  });
  // The batch's first state is the inputs before `put`; no score of the first layer may be read from it as it is.
  rows.forEach((_, r) => {
    for (let i = 0; i < n * d; i++) held.states[0][r * n * d + i] += put[r][i];
  });
  const source = new Float32Array(layers.length * n * n * factors);
  const target = new Float32Array(layers.length * n * n * factors);
  for (let layer = 0; layer < layers.length; layer++) {
    const was = sides(transformer, layer, clean, 0);
    for (let f = 0; f < factors; f++) {
      const is = sides(transformer, layer, held, f);
      for (let to = 0; to < n; to++) {
        for (let k = 0; k < n; k++) {
          const at = ((layer * n + to) * n + k) * factors + f;
          const score = dot(was.questions[to], was.keys[k]);
          source[at] = score - dot(was.questions[to], is.keys[k]);
          target[at] = score - dot(is.questions[to], was.keys[k]);
        }
      }
    }
  }
  return { falls: { source, target }, passes: factors };
}

/** A patch by its number: entries of the last layer that the last token pays first, then layers backwards, all entries of each. */
function patchOf(number: number, layers: number, n: number) {
  const last = 2 * n;
  const [layer, at] =
    number < last
      ? [layers - 1, number + (n - 1) * n * 2]
      : [layers - 2 - Math.floor((number - last) / (2 * n * n)), (number - last) % (2 * n * n)];
  return { layer, entry: at >> 1, raised: at % 2 === 1 };
}

/** Begins to measure: answers, and perturbs. */
async function begin(patchable: Patchable, question: Question, clean: BatchTrace): Promise<Measurement> {
  const { layout, layers } = patchable.transformer;
  const row = encode(question);
  const n = row.length;
  const top = clean.logits.reduce((best, value, token) => (value > clean.logits[best] ? token : best), 0);
  const standIn = unusedVertex(question) ?? 0;
  const tokens = Array.from({ length: layout.tokens }, (_, token) => token).filter((token) => row.includes(token));
  const { falls, passes } = await perturb(patchable, row, clean, tokens, standIn);
  const attention = new Float32Array(layers.length * n * n);
  clean.attention.forEach((values, l) => attention.set(values, l * n * n));
  return {
    ...{ question, row, layers: layers.length, width: layout.width, answer: top, attention, tokens, standIn, falls },
    right: usefulChildren(question).includes(answerOf(clean.logits, question.size)),
    drops: new Float32Array(layers.length * 2 * n * n),
    candidates: [],
    matchFalls: [],
    done: 0,
    all: 2 * n + (layers.length - 1) * 2 * n * n,
    passes: passes + 1,
  };
}

/**
 * Measures, or goes on with what was measured `before`. After each call `progress` is told; where it gives false the measurement
 * is given back as it is, to go on with.
 */
export async function measure(
  patchable: Patchable,
  question: Question,
  progress: (done: number, all: number) => boolean = () => true,
  before?: Measurement,
): Promise<Measurement> {
  const { transformer, from } = patchable;
  const clean = await from[0].trace([encode(question)], {});
  const state = before ?? (await begin(patchable, question, clean));
  const { row, layers, width: d, answer, attention } = state;
  const n = row.length;
  const level = clean.states[layers][(n - 1) * d + answer];
  const last = sides(transformer, layers - 1, clean, 0);
  const asking = last.questions[n - 1];
  /** What an entry is changed to; undefined where that is no change. */
  const valueOf = (layer: number, entry: number, raised: boolean): number | undefined => {
    const at = layer * n * n;
    let value = 0;
    if (raised) for (let i = 0; i < n; i++) value = Math.max(value, attention[at + i * n + (entry % n)]);
    return Math.abs(value - attention[at + entry]) < LEAST_CHANGE ? undefined : value;
  };
  while (state.done < state.all) {
    const { layer } = patchOf(state.done, layers, n);
    const patches: { entry: number; raised: boolean; value: number }[] = [];
    let next = state.done;
    for (; next < state.all && patches.length < CALL; next++) {
      const { layer: its, entry, raised } = patchOf(next, layers, n);
      if (its !== layer) break;
      const value = valueOf(layer, entry, raised);
      if (value !== undefined) patches.push({ entry, raised, value });
    }
    if (patches.length > 0) {
      const mul = patches.map(({ entry }) => new Float32Array(n * n).fill(1).fill(0, entry, entry + 1));
      const add = patches.map(({ entry, value }) => new Float32Array(n * n).fill(value, entry, entry + 1));
      const edits = { keep: [[new Float32Array(n * d)]], put: [[clean.states[layer]]], mul: [mul], add: [add] };
      const rows = Array.from(patches, () => row);
      const { states } = await from[layer].trace(rows, edits);
      patches.forEach(({ entry, raised }, r) => {
        const at = (layer * 2 + (raised ? 1 : 0)) * n * n + entry;
        state.drops[at] = level - states[layers - layer][(r * n + n - 1) * d + answer];
        if (layer === layers - 1) return;
        const streams = states[layers - 1 - layer];
        const asks = asked(transformer, layers - 1, seen(transformer, layers - 1, streams, r * n + n - 1));
        state.candidates.forEach((column, k) => {
          const score = dot(asking, last.keys[column]);
          const key = seen(transformer, layers - 1, streams, r * n + column);
          state.matchFalls[k][2 * at] = score - dot(asking, key);
          state.matchFalls[k][2 * at + 1] = score - dot(asks, last.keys[column]);
        });
      });
      state.passes += patches.length;
    }
    state.done = next;
    if (layer === layers - 1) {
      const cuts = state.drops.subarray(layer * 2 * n * n + (n - 1) * n, layer * 2 * n * n + n * n);
      const best = cuts.reduce((most, drop, c) => (drop > cuts[most] ? c : most), 0);
      state.candidates = Array.from(cuts, (_, c) => c).filter((c) => cuts[c] > LEAST_ALPHA || c === best);
      state.matchFalls = state.candidates.map(() => new Float32Array((layers - 1) * 4 * n * n));
    }
    if (!progress(state.done, state.all)) return state;
  }
  return state;
}
