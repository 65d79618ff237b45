import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { deepest, drawTest } from './draw.ts';
import { answerOf, forward } from './forward.ts';
import { openTransformer } from './network.ts';
import { usefulChildren } from './question.ts';
import { encode } from './tokens.ts';
import { readSteps, readTransformer } from './weights.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../public/models/graph-path');
const read = (name: string) => readFile(path.join(FOLDER, name));

interface Model {
  readonly size: number;
  readonly layers: number;
  readonly parameters: number;
  readonly accuracy: Readonly<Record<string, number>>;
  /** Networks along the training, where there are any. */
  readonly steps?: readonly { readonly examples: number; readonly [measured: string]: unknown }[];
}

const { models } = JSON.parse((await read('card.json')).toString()) as { models: Record<string, Model> };
const inference = createInference(() => Promise.reject(new Error('no model is read here')));

const load = async (name: string) => readTransformer(await read(`${name}.bin`), models[name].size, models[name].layers);

describe.each(Object.keys(models))('%s as shipped', (name) => {
  const { size } = models[name];

  it('scores as torch does', async () => {
    const network = await load(name);
    const answers = JSON.parse((await read(`${name}-answers.json`)).toString());
    expect(answers.length).toBeGreaterThanOrEqual(4 * (deepest(size) + 3));
    let worst = 0;
    for (const { tokens, logits } of answers) {
      const found = forward(network, Uint8Array.from(tokens)).logits;
      expect(found).toHaveLength(logits.length);
      found.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - logits[i]))));
    }
    expect(worst).toBeLessThan(1e-4);
  });

  it('answers graphs drawn here as often right as its card says, by ONNX', async () => {
    const transformer = await load(name);
    const network = openTransformer(inference, 'wasm', transformer);
    const rng = new Rng().start(31, 1, size);
    const count = 64;
    for (let depth = 0; depth <= deepest(size); depth++) {
      const questions = Array.from({ length: count }, () => drawTest(rng, size, depth));
      const logits = await network.answer(questions.map(encode));
      const right = questions.filter((question, i) =>
        usefulChildren(question).includes(answerOf(logits, size, i * transformer.layout.tokens)),
      ).length;
      const told = models[name].accuracy[`L${depth}`];
      // Four standard deviations, and one graph.
      const slack = 4 * Math.sqrt((told * (1 - told)) / count) + 1 / count;
      expect(Math.abs(right / count - told)).toBeLessThan(slack);
    }
  });

  it('has networks along the training, where its card names any, that learn', async () => {
    const { steps = [], layers } = models[name];
    if (steps.length === 0) return;
    const networks = readSteps(await read(`${name}-steps.bin`), size, layers);
    expect(networks).toHaveLength(steps.length);
    const rng = new Rng().start(32, 1, size);
    const questions = Array.from({ length: 100 }, () => drawTest(rng, size, 2));
    const rightOf = (network: (typeof networks)[number]) =>
      questions.filter((q) => usefulChildren(q).includes(answerOf(forward(network, encode(q)).logits, size))).length;
    expect(rightOf(networks[0])).toBeLessThan(20);
    expect(rightOf(networks[networks.length - 1])).toBeGreaterThan(90);
  });
});
