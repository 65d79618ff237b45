import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { drawTest } from './draw.ts';
import { openPatchable } from './explain-measure.ts';
import { PAPER_THRESHOLDS } from './explain-ops.ts';
import { explainSample, scrambled, sharesOf, type SampleEntry } from './explain-sample.ts';
import { untrained } from './untrained.ts';
import type { Question } from './question.ts';
import { readTransformer, type Transformer } from './weights.ts';

const file = path.resolve(import.meta.dirname, '../../../public/models/graph-path/e8.bin');
const trained = readTransformer(await readFile(file), 8, 3);
const inference = createInference(() => Promise.reject(new Error('no model is read here')));

/** By lookahead: few, as those are soon measured. */
const MOST_EDGES = [2, 4, 4, 6];

/** So many of each lookahead. */
async function sample(transformer: Transformer, depths: readonly number[], each: number, rightOnly: boolean) {
  const patchable = openPatchable(inference, 'wasm', transformer);
  const entries: SampleEntry[] = [];
  function* questions(depth: number): Generator<Question> {
    const rng = new Rng().start(33, 1, depth);
    for (;;) {
      const question = drawTest(rng, 8, depth);
      if (question.edges.length <= MOST_EDGES[depth]) yield question;
    }
  }
  for (const depth of depths) {
    let count = 0;
    const scatterer = (index: number) => new Rng().start(34, depth, index);
    for await (const entry of explainSample(patchable, questions(depth), PAPER_THRESHOLDS, scatterer)) {
      if (rightOnly && !entry.right) continue;
      entries.push(entry);
      if (++count === each) break;
    }
  }
  return entries;
}

describe('explainSample', () => {
  it('explains what the network learned, and hardly what it did not', async () => {
    const rows = sharesOf(await sample(trained, [0, 1, 2, 3], 5, true));
    const counts = (key: 'explained' | 'explainedByPlaces' | 'scattered') => rows.map((row) => Math.round(row[key].share * 5)); // prettier-ignore
    expect(rows.map(({ questions }) => questions)).toEqual([5, 5, 5, 5]);
    expect(counts('explained')).toEqual([5, 5, 5, 5]);
    expect(counts('explainedByPlaces')).toEqual([5, 5, 5, 5]);
    expect(counts('scattered')).toEqual([5, 2, 0, 2]);

    const rng = new Rng();
    for (const network of [untrained(8, 3, rng.start(1, 1, 0)), scrambled(trained, rng.start(2, 1, 0))]) {
      const entries = await sample(network, [2], 2, false);
      expect(entries.map(({ explained, explainedByPlaces }) => explained || explainedByPlaces)).toEqual([false, false]); // prettier-ignore
    }
  });

  it('can be stopped', async () => {
    const patchable = openPatchable(inference, 'wasm', trained);
    const rng = new Rng();
    const one = explainSample(patchable, [drawTest(rng.start(1, 1, 0), 8, 1)], PAPER_THRESHOLDS, () => rng, () => false); // prettier-ignore
    expect((await one.next()).done).toBe(true);
  });
});

describe('sharesOf', () => {
  it('counts by lookahead', () => {
    const entry = { lookahead: 1, right: true, explained: true, explainedByPlaces: true, scattered: false, scatteredByPlaces: true, gap: 'explained', deadEnds: 2, deadEndsKnown: 1, passes: 10 } as const; // prettier-ignore
    const rows = sharesOf([
      entry,
      { ...entry, explained: false, gap: 'no entries', deadEnds: 2, deadEndsKnown: 0, passes: 20 },
      { ...entry, lookahead: 3 },
    ]);
    expect(rows.map(({ lookahead, questions }) => [lookahead, questions])).toEqual([
      [1, 2],
      [3, 1],
    ]);
    expect(rows[0]).toMatchObject({ explained: { share: 0.5 }, scattered: { share: 0 }, scatteredByPlaces: { share: 1 }, deadEndsKnown: 0.25, noEntries: 1, passes: 15 }); // prettier-ignore
  });
});

describe('a network that learned nothing', () => {
  it('has the same numbers in each matrix, or those that a training begins with', () => {
    const sorted = (values: Float32Array) => values.toSorted((a, b) => a - b);
    const mixed = scrambled(trained, new Rng().start(1, 1, 0));
    expect(mixed.layers[1].up.weight).not.toEqual(trained.layers[1].up.weight);
    expect(sorted(mixed.layers[1].up.weight)).toEqual(sorted(trained.layers[1].up.weight));
    const { layers, norm } = untrained(8, 3, new Rng().start(1, 1, 0));
    expect([norm.weight[3], norm.bias[3], layers[2].norm1.weight[0]]).toEqual([1, 0, 1]);
    const most = layers[0].qkv.weight.reduce((m, w) => Math.max(m, Math.abs(w)), 0);
    expect(most).toBeLessThanOrEqual(1 / Math.sqrt(58));
    expect(most).toBeGreaterThan(0.99 / Math.sqrt(58));
  });
});
