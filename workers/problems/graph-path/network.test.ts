import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { drawQuestion } from './draw.ts';
import { forward, type Edits } from './forward.ts';
import { openTransformer } from './network.ts';
import { encode } from './tokens.ts';
import { parameterCount, transformerOf } from './weights.ts';

const SIZE = 8;
const LAYERS = 3;
const inference = createInference(() => Promise.reject(new Error('no model is read here')));

/** Random weights, large enough that attention is uneven. */
function drawn() {
  const values = new Float64Array(parameterCount(SIZE, LAYERS));
  new Rng().start(11, 1, 0).fillNormals(values, 0, values.length);
  const scaled = Float32Array.from(values, (value) => value * 0.2);
  const made = transformerOf(scaled, SIZE, LAYERS);
  for (const { norm1, norm2 } of made.layers) for (const { weight } of [norm1, norm2]) weight.fill(1);
  return made;
}

const transformer = drawn();
const { width, tokens } = transformer.layout;
const network = openTransformer(inference, 'wasm', transformer);

function rows(count: number): Uint8Array[] {
  const rng = new Rng().start(12, 1, 0);
  return Array.from({ length: count }, () => encode(drawQuestion(rng, SIZE, 'balanced')));
}

function most(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let found = a.length === b.length ? 0 : Infinity;
  for (let i = 0; i < a.length; i++) found = Math.max(found, Math.abs(a[i] - b[i]));
  return found;
}

describe('a transformer by ONNX', () => {
  it('tells all states of rows of any length as the plain forward pass does', async () => {
    const batch = rows(20);
    const { columns, logits, states, attention } = await network.trace(batch);
    let [spread, hidden, worst, worstLook] = [0, 0, 0, 0];
    batch.forEach((row, r) => {
      const expected = forward(transformer, row);
      const padding = columns - row.length;
      worst = Math.max(worst, most(logits.subarray(r * tokens, (r + 1) * tokens), expected.logits));
      states.forEach((state, l) => {
        const found = state.subarray((r * columns + padding) * width, (r + 1) * columns * width);
        worst = Math.max(worst, most(found, expected.states[l]));
      });
      attention.forEach((looks, l) => {
        for (let i = 0; i < row.length; i++) {
          const found = looks.subarray(
            (r * columns + padding + i) * columns,
            (r * columns + padding + i + 1) * columns,
          );
          const wanted = expected.attention[l].subarray(i * row.length, (i + 1) * row.length);
          worstLook = Math.max(worstLook, most(found.subarray(padding), wanted));
          hidden = Math.max(hidden, ...found.subarray(0, padding));
          spread = Math.max(spread, ...found);
        }
      });
    });
    expect(worst).toBeLessThan(1e-4);
    expect(worstLook).toBeLessThan(1e-5);
    // Padding is never looked at, and attention is uneven.
    expect(hidden).toBe(0);
    expect(spread).toBeGreaterThan(0.9);
  });

  it('answers each row alike, to the last bit, whatever comes with it', async () => {
    const batch = rows(70);
    const together = await network.answer(batch);
    expect(await network.answer(batch.slice(67))).toEqual(together.slice(67 * tokens));
    expect(await network.answer(batch.toReversed().slice(0, 1))).toEqual(together.slice(69 * tokens));
    for (const r of [0, 33, 69])
      expect(most(together.subarray(r * tokens, (r + 1) * tokens), forward(transformer, batch[r]).logits)).toBeLessThan(
        1e-4,
      );
  });

  it('makes the edits that the plain forward pass makes, of one row or of each its own', async () => {
    const [row] = rows(1);
    const n = row.length;
    const rng = new Rng().start(13, 1, 0);
    const some = (length: number) => Float32Array.from({ length }, () => rng.below(3) / 2);
    const clean = forward(transformer, row).logits;
    expect(most((await network.trace([row], {})).logits, clean)).toBeLessThan(1e-4);
    for (const kind of ['mul', 'add', 'keep', 'put'] as const) {
      const square = kind === 'mul' || kind === 'add';
      for (let place = 0; place < (square ? LAYERS : LAYERS + 1); place++) {
        const [first, second] = [0, 1].map(() => some(n * (square ? n : width)));
        const at = <T>(value: T) => Array.from({ length: place + 1 }, (_, k) => (k === place ? value : undefined));
        const [one, other] = [first, second].map((values) =>
          forward(transformer, row, { [kind]: at(values) } as Edits),
        );
        const both = await network.trace([row, row], { [kind]: at([first, second]) });
        const same = await network.trace([row, row], { [kind]: at([first]) });
        expect(most(both.logits, [...one.logits, ...other.logits])).toBeLessThan(2e-4);
        expect(most(same.logits, [...one.logits, ...one.logits])).toBeLessThan(2e-4);
        expect(most(one.logits, clean)).toBeGreaterThan(1e-3);
      }
    }
  });
});
