import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { encodeModel } from '../../onnx/graph.ts';
import { createInference } from '../../onnx/session.ts';
import { drawQuestion } from './draw.ts';
import { forward, type Edits } from './forward.ts';
import { transformerGraph } from './onnx.ts';
import { encode, inputsOf } from './tokens.ts';
import { parameterCount, transformerOf } from './weights.ts';

const SIZE = 8;
const LAYERS = 3;
const inference = createInference(() => Promise.reject(new Error('no model is read here')));

/** Weights as large as trained ones, so that attention is uneven. */
function network() {
  const rng = new Rng().start(11, 1, 0);
  const values = Float64Array.from({ length: parameterCount(SIZE, LAYERS) });
  rng.fillNormals(values, 0, values.length);
  const transformer = transformerOf(Float32Array.from(values, (value) => value * 0.2), SIZE, LAYERS); // prettier-ignore
  for (const { norm1, norm2 } of transformer.layers) for (const { weight } of [norm1, norm2]) weight.fill(1);
  return transformer;
}

function rows(count: number): Uint8Array[] {
  const rng = new Rng().start(12, 1, 0);
  return Array.from({ length: count }, () => encode(drawQuestion(rng, SIZE, 'balanced')));
}

const most = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let found = 0;
  for (let i = 0; i < a.length; i++) found = Math.max(found, Math.abs(a[i] - b[i]));
  return found;
};

const one = (value: number) => ({ data: Float32Array.of(value), dims: [1, 1, 1] });

describe('transformerGraph', () => {
  it('answers a batch of rows of any length as the plain forward pass does, with all states', async () => {
    const transformer = network();
    const { layout } = transformer;
    const session = await inference.open(encodeModel(transformerGraph(transformer, false)), 'wasm');
    const batch = rows(30);
    const { x0, bias, columns } = inputsOf(layout, batch);
    const out = await session.run({
      x0: { data: x0, dims: [30, columns, layout.width] },
      bias: { data: bias, dims: [30, 1, columns] },
    });
    let [spread, hidden, worst, worstLook] = [0, 0, 0, 0];
    batch.forEach((row, r) => {
      const { logits, states, attention } = forward(transformer, row);
      worst = Math.max(worst, most(out.logits.data.subarray(r * layout.tokens, (r + 1) * layout.tokens), logits));
      const padding = columns - row.length;
      for (let l = 0; l < LAYERS; l++) {
        const from = (r * columns + padding) * layout.width;
        const state = out[`state${l + 1}`].data.subarray(from, (r + 1) * columns * layout.width);
        worst = Math.max(worst, most(state, states[l + 1]));
        for (let i = 0; i < row.length; i++) {
          const at = (r * columns + padding + i) * columns;
          const looks = out[`attention${l}`].data.subarray(at, at + columns);
          const expected = attention[l].subarray(i * row.length, (i + 1) * row.length);
          hidden = Math.max(hidden, ...looks.subarray(0, padding));
          worstLook = Math.max(worstLook, most(looks.subarray(padding), expected));
          spread = Math.max(spread, ...looks);
        }
      }
    });
    expect(worst).toBeLessThan(1e-4);
    expect(worstLook).toBeLessThan(1e-5);
    expect(hidden).toBe(0);
    expect(spread).toBeGreaterThan(0.9);
  });

  it('makes the edits that the plain forward pass makes', async () => {
    const transformer = network();
    const { layout } = transformer;
    const session = await inference.open(encodeModel(transformerGraph(transformer, true)), 'wasm');
    const [row] = rows(1);
    const n = row.length;
    const rng = new Rng().start(13, 1, 0);
    const some = (length: number) => Float32Array.from({ length }, () => rng.below(3) / 2);
    const edits = {
      mul: Array.from({ length: LAYERS }, () => some(n * n)),
      add: Array.from({ length: LAYERS }, () => some(n * n)),
      keep: Array.from({ length: LAYERS + 1 }, () => some(n * layout.width)),
      put: Array.from({ length: LAYERS + 1 }, () => some(n * layout.width)),
    };
    const { x0, bias } = inputsOf(layout, [row]);
    const run = async (made: Edits) => {
      const feeds = [{ name: 'x0', data: x0, dims: [1, n, layout.width] }, { name: 'bias', data: bias, dims: [1, 1, n] }]; // prettier-ignore
      for (let l = 0; l <= LAYERS; l++) {
        for (const name of ['mul', 'add', 'keep', 'put'] as const) {
          const square = name === 'mul' || name === 'add';
          if (square && l === LAYERS) continue;
          const data = made[name]?.[l] as Float32Array | undefined;
          const neutral = { name: `${name}${l}`, ...one(name === 'mul' || name === 'keep' ? 1 : 0) };
          feeds.push(
            data === undefined ? neutral : { name: `${name}${l}`, data, dims: [1, n, square ? n : layout.width] },
          );
        }
      }
      const tensors = Object.fromEntries(feeds.map(({ name, data, dims }) => [name, { data, dims }]));
      return (await session.run(tensors)).logits.data;
    };
    const clean = forward(transformer, row).logits;
    expect(most(await run({}), clean)).toBeLessThan(1e-4);
    for (const name of ['mul', 'add', 'keep', 'put'] as const) {
      for (let l = 0; l < edits[name].length; l++) {
        const made: Edits = { [name]: edits[name].map((data, k) => (k === l ? data : undefined)) };
        const expected = forward(transformer, row, made).logits;
        expect(most(await run(made), expected)).toBeLessThan(2e-4);
        expect(most(expected, clean)).toBeGreaterThan(1e-3);
      }
    }
  });
});
