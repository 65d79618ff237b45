import { expect, it } from 'vitest';
import { readModelsFromFiles } from '../cli/models.ts';
import { Rng } from '../core/rng.ts';
import { inference } from '../host/inference.ts';
import { drawTest } from '../problems/graph-path/draw.ts';
import { forward, normalise } from '../problems/graph-path/forward.ts';
import { chances } from '../problems/graph-path/judged.ts';
import { encode } from '../problems/graph-path/tokens.ts';
import { Looking } from './looking.ts';
import type { Asked, Seen } from './types.ts';

readModelsFromFiles();
const looking = new Looking(inference);
const question = drawTest(new Rng().start(5, 1, 0), 8, 2);
const row = encode(question);
const n = row.length;

async function seen(asked: Omit<Asked, 'model' | 'question'> = {}): Promise<Seen> {
  const result = await looking.look({ model: 'e8', question, ...asked });
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a).toHaveLength(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
};

it('reads out every column at every layer as plain arithmetic does', async () => {
  const { transformer } = await looking.open({ model: 'e8' });
  const { layout, norm } = transformer;
  const { states } = forward(transformer, row);
  const { lens, chances: said } = await seen();
  expect(lens).toHaveLength(states.length);
  states.forEach((state, s) => {
    for (let c = 0; c < n; c++) {
      const own = normalise(state.slice(c * layout.width, (c + 1) * layout.width), 1, layout.width, norm);
      const shown = lens[s].subarray(c * layout.tokens, (c + 1) * layout.tokens);
      expect(worst(shown, chances(own, layout.tokens))).toBeLessThan(1e-5);
    }
  });
  // The last column after the last layer is the answer itself.
  expect(worst(lens[states.length - 1].subarray((n - 1) * layout.tokens), said)).toBeLessThan(1e-5);
});

it('cuts entries and whole layers as plain arithmetic does', async () => {
  const { transformer } = await looking.open({ model: 'e8' });
  const clean = await seen();
  const all = Array.from({ length: n * n }, (_, i) => ({ layer: 1, to: Math.floor(i / n), from: i % n }));
  const most = clean.attention[0].indexOf(Math.max(...clean.attention[0]));
  const one = [{ layer: 0, to: Math.floor(most / n), from: most % n }];
  for (const cuts of [one, all]) {
    const after = await seen({ cuts });
    const { layer } = cuts[0];
    const factor = new Float64Array(n * n).fill(1);
    for (const { to, from } of cuts) factor[to * n + from] = 0;
    const expected = forward(transformer, row, { mul: [0, 1, 2].map((l) => (l === layer ? factor : undefined)) });
    expect(worst(after.logits, expected.logits)).toBeLessThan(1e-4);
    for (const { to, from } of cuts) expect(after.attention[layer][to * n + from]).toBe(0);
    expect(worst(after.attention[2], expected.attention[2])).toBeLessThan(1e-4);
    expect(worst(after.logits, clean.logits)).toBeGreaterThan(1e-3);
    // Before the cut nothing differs.
    expect(worst(after.states[layer], clean.states[layer])).toBeLessThan(1e-5);
  }
});
