import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { answerOf, forward, normalise, type Trace } from './forward.ts';
import { openTransformer } from './network.ts';
import { patch } from './patch.ts';
import { encode } from './tokens.ts';
import { parameterCount, transformerOf } from './weights.ts';

const LAYERS = 3;
const values = new Float64Array(parameterCount(5, LAYERS));
new Rng().start(41, 1, 0).fillNormals(values, 0, values.length);
const transformer = transformerOf(
  Float32Array.from(values, (value) => value * 0.2),
  5,
  LAYERS,
);
for (const { norm1, norm2 } of transformer.layers) for (const { weight } of [norm1, norm2]) weight.fill(1);
const inference = createInference(() => Promise.reject(new Error('no model is read here')));
const network = openTransformer(inference, 'wasm', transformer);
const row = encode({ size: 5, edges: [[1, 2]], start: 1, goal: 2 });
const n = row.length;
const d = transformer.layout.width;

/** The row with one attention entry set to a value, by the plain forward pass. */
function withEntry(layer: number, entry: number, value: number): Trace {
  const at = (x: Float64Array) => Array.from({ length: layer + 1 }, (_, l) => (l === layer ? x : undefined));
  const mul = new Float64Array(n * n).fill(1);
  const add = new Float64Array(n * n);
  mul[entry] = 0;
  add[entry] = value;
  return forward(transformer, row, { mul: at(mul), add: at(add) });
}

const clean = forward(transformer, row);

/** Score without biases, times √width, of the last layer: the last token's for a column. */
function score(asking: Trace, told: Trace, column: number): number {
  const { norm1, qkv } = transformer.layers[LAYERS - 1];
  const at = ({ states }: Trace, c: number) => normalise(states[LAYERS - 1].slice(c * d, (c + 1) * d), 1, d, norm1);
  const mapped = (x: Float64Array, part: number) => {
    const out = new Float64Array(d);
    for (let o = 0; o < d; o++) for (let i = 0; i < d; i++) out[o] += x[i] * qkv.weight[(part * d + o) * d + i];
    return out;
  };
  const [q, k] = [mapped(at(asking, n - 1), 0), mapped(at(told, column), 1)];
  return q.reduce((sum, v, i) => sum + v * k[i], 0);
}

describe('patch', () => {
  it('finds the entries that matter, as patching each by the plain forward pass does', async () => {
    const answer = answerOf(clean.logits, 5) || 1;
    const level = ({ states }: Trace) => states[LAYERS][(n - 1) * d + answer];
    const thresholds = { alpha: 0.3, kappa: 5 };
    const { ops, finals, passes } = (await patch(transformer, network, row, answer, thresholds))!;
    expect(passes).toBe(2 * n * ((LAYERS - 1) * n + 1));

    const cuts = Array.from(
      { length: n },
      (_, from) => level(clean) - level(withEntry(LAYERS - 1, (n - 1) * n + from, 0)),
    );
    const over = cuts.flatMap((drop, from) => (drop > 0.3 ? [from] : []));
    expect(finals).toEqual(over.length > 0 ? over : [cuts.indexOf(Math.max(...cuts))]);
    const told = (layer: number) =>
      ops.filter((op) => op.layer === layer).map((op) => `${op.to} ${op.from} ${op.negative}`);
    expect(told(LAYERS - 1)).toEqual(finals.map((from) => `${n - 1} ${from} false`));

    let count = 0;
    for (let layer = 0; layer < LAYERS - 1; layer++) {
      const found: Record<'cut' | 'raised', string[]> = { cut: [], raised: [] };
      for (let entry = 0; entry < n * n; entry++) {
        for (const kind of ['cut', 'raised'] as const) {
          const column = Array.from({ length: n }, (_, i) => clean.attention[layer][i * n + (entry % n)]);
          const made = withEntry(layer, entry, kind === 'cut' ? 0 : Math.max(...column));
          const falls = finals.flatMap((j) => {
            const before = score(clean, clean, j);
            return [before - score(made, clean, j), before - score(clean, made, j)];
          });
          const matters = level(clean) - level(made) > 0.3 || Math.max(...falls) > Math.sqrt(d) / 5;
          if (matters) found[kind].push(`${Math.floor(entry / n)} ${entry % n} ${kind === 'raised'}`);
        }
      }
      const { cut, raised } = found;
      const smaller = raised.length > 0 && (cut.length === 0 || raised.length < cut.length) ? raised : cut;
      expect(told(layer)).toEqual(smaller);
      count += smaller.length;
    }
    expect(count).toBeGreaterThan(3);
  });

  it('can be stopped', async () => {
    expect(await patch(transformer, network, row, 2, { alpha: 0.4, kappa: 20 }, () => false)).toBeUndefined();
  });
});
