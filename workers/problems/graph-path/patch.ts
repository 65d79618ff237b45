/**
 * Which entries of which attention an answer hangs on: the first three steps of the reconstruction of Saparov et al. 2024
 * (section 4 and their code). An entry is cut (made 0) or raised (to the most that anybody pays the same token); what that does
 * is seen in the answer's coordinate at the last token before the last LayerNorm, and in the score that the last layer's
 * attention pays to what it copies from. Rows are not made to sum to 1 again.
 */
import { normalise } from './forward.ts';
import type { BatchTrace, TransformerNetwork } from './network.ts';
import type { Transformer } from './weights.ts';

/** Rows in one call. */
const CALL = 512;

/** An entry of an attention: `to` looks at `from`. */
export interface Op {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
  /** Carries by being looked at by all but one: found by raising, not by cutting. */
  readonly negative: boolean;
  /** By how much the answer's coordinate falls. */
  readonly drop: number;
  /** By how much the last layer's score for what it copies falls, the most over what it copies, in units of q·k. */
  readonly matchDrop: number;
}

export interface PatchThresholds {
  /** Fall of the answer's coordinate that counts; the paper's 0.4. */
  readonly alpha: number;
  /** Fall of a score by more than √width / kappa counts; the paper's 20. */
  readonly kappa: number;
}

export interface Patching {
  /** The token answered. */
  readonly answer: number;
  /** Important ones, layer by layer. */
  readonly ops: readonly Op[];
  /** Columns that the last layer copies the answer from. */
  readonly finals: readonly number[];
  /** Forward passes made. */
  readonly passes: number;
}

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

/** [width] A token's stream before a layer, as its attention sees it. */
function seen(transformer: Transformer, { states, columns }: BatchTrace, layer: number, row: number, c: number) {
  const d = transformer.layout.width;
  const from = (row * columns + c) * d;
  return normalise(Float64Array.from(states[layer].subarray(from, from + d)), 1, d, transformer.layers[layer].norm1);
}

type Patch = Pick<Op, 'layer' | 'to' | 'from' | 'negative'>;

/** Entries of a layer, each cut and raised; of the last layer only those of the last token, as no others matter. */
function patchesOf(layer: number, layers: number, n: number): Patch[] {
  const out: Patch[] = [];
  for (let to = layer === layers - 1 ? n - 1 : 0; to < n; to++)
    for (let from = 0; from < n; from++)
      out.push({ layer, to, from, negative: false }, { layer, to, from, negative: true });
  return out;
}

/** Of a layer's important entries those of the smaller class, cut or raised, that is not empty. */
function smallerClass(ops: readonly Op[]): Op[] {
  const positive = ops.filter((op) => !op.negative);
  const negative = ops.filter((op) => op.negative);
  if (positive.length === 0 || negative.length === 0) return [...ops];
  return negative.length < positive.length ? negative : positive;
}

/** Patches every attention entry of one row of tokens. `progress` is told passes made and in all; false from it stops all. */
export async function patch(
  transformer: Transformer,
  network: TransformerNetwork,
  row: Uint8Array,
  answer: number,
  { alpha, kappa }: PatchThresholds,
  progress: (made: number, all: number) => boolean = () => true,
): Promise<Patching | undefined> {
  const n = row.length;
  const d = transformer.layout.width;
  const layers = transformer.layers.length;
  const clean = await network.trace([row]);
  const level = clean.states[layers][(n - 1) * d + answer];
  const all = 2 * n * ((layers - 1) * n + 1);
  let passes = 0;
  let finals: number[] = [];
  /** The last token's question, what it is put to, and their products. */
  let matches: { key: Float64Array; question: Float64Array; score: number; from: number }[] = [];

  const run = async (patches: readonly Patch[]): Promise<Op[]> => {
    const { layer } = patches[0];
    const attention = clean.attention[layer];
    const mul: Float32Array[] = [];
    const add: Float32Array[] = [];
    for (const { to, from, negative } of patches) {
      const factor = new Float32Array(n * n).fill(1);
      const summand = new Float32Array(n * n);
      factor[to * n + from] = 0;
      if (negative)
        for (let i = 0; i < n; i++) summand[to * n + from] = Math.max(summand[to * n + from], attention[i * n + from]);
      mul.push(factor);
      add.push(summand);
    }
    const at = <T>(value: T) => Array.from({ length: layer + 1 }, (_, l) => (l === layer ? value : undefined));
    const trace = await network.trace(Array.from(patches, () => row), { mul: at(mul), add: at(add) }); // prettier-ignore
    passes += patches.length;
    return patches.map((made, r) => {
      const drop = level - trace.states[layers][(r * n + n - 1) * d + answer];
      let matchDrop = 0;
      if (layer < layers - 1) {
        const last = seen(transformer, trace, layers - 1, r, n - 1);
        const question = asked(transformer, layers - 1, last);
        for (const match of matches) {
          const bySource = dot(match.question, seen(transformer, trace, layers - 1, r, match.from));
          matchDrop = Math.max(matchDrop, match.score - bySource, match.score - dot(question, match.key));
        }
      }
      return { ...made, drop, matchDrop };
    });
  };

  const found: Op[] = [];
  for (let layer = layers - 1; layer >= 0; layer--) {
    const patches = patchesOf(layer, layers, n);
    const ops: Op[] = [];
    for (let start = 0; start < patches.length; start += CALL) {
      ops.push(...(await run(patches.slice(start, start + CALL))));
      if (!progress(passes, all)) return undefined;
    }
    if (layer === layers - 1) {
      const cut = ops.filter((op) => !op.negative);
      finals = cut.filter((op) => op.drop > alpha).map((op) => op.from);
      if (finals.length === 0) finals = [cut.reduce((most, op) => (op.drop > most.drop ? op : most)).from];
      const question = asked(transformer, layer, seen(transformer, clean, layer, 0, n - 1));
      matches = finals.map((from) => {
        const key = seen(transformer, clean, layer, 0, from);
        return { from, key, question, score: dot(question, key) };
      });
      found.unshift(...cut.filter((op) => finals.includes(op.from)));
      continue;
    }
    found.unshift(...smallerClass(ops.filter((op) => op.drop > alpha || op.matchDrop > Math.sqrt(d) / kappa)));
  }
  return { answer, ops: found, finals, passes };
}
