import { expect, it } from 'vitest';
import { readModelsFromFiles } from '../cli/models.ts';
import type { Inference } from '../core/types.ts';
import { inference } from '../host/inference.ts';
import { InferenceError } from '../onnx/inference-error.ts';
import { explain } from '../problems/graph-path/explain.ts';
import { measure, openPatchable } from '../problems/graph-path/explain-measure.ts';
import { PAPER_THRESHOLDS } from '../problems/graph-path/explain-ops.ts';
import { unusedVertex } from '../problems/graph-path/influence.ts';
import { lookahead } from '../problems/graph-path/question.ts';
import { Explaining, sampleQuestion } from './explaining.ts';
import { Looking } from './looking.ts';

readModelsFromFiles();
const looking = new Looking(inference);

it('measures a few calls at a time, and ends where measuring at once does', async () => {
  const explaining = new Explaining(looking, inference);
  const question = sampleQuestion(8, 1);
  let answers = 0;
  let before = -1;
  for (;;) {
    const result = await explaining.advance({ model: 'e8', question, backend: 'wasm' });
    if (!result.ok) throw new Error(result.message);
    const { done, all, measurement } = result.value;
    answers++;
    expect(done).toBeGreaterThan(before);
    before = done;
    if (measurement === undefined) continue;
    expect(done).toBe(all);
    const { transformer } = await looking.open({ model: 'e8' });
    const atOnce = await measure(openPatchable(inference, 'wasm', transformer), question);
    expect(explain(measurement, PAPER_THRESHOLDS)).toEqual(explain(atOnce, PAPER_THRESHOLDS));
    break;
  }
  expect(answers).toBeGreaterThanOrEqual(2);
});

it('goes on with what another had measured when its device failed', async () => {
  const question = sampleQuestion(8, 0);
  const asked = { model: 'e8', question, backend: 'wasm' } as const;
  let failing = false;
  const frail: Inference = {
    ...inference,
    open: async (bytes, backend) => {
      const network = await inference.open(bytes, backend);
      const run: typeof network.run = (inputs) =>
        failing ? Promise.reject(new InferenceError('lost', 'again')) : network.run(inputs);
      return { ...network, run };
    },
  };
  const first = new Explaining(looking, frail);
  const some = await first.advance(asked);
  failing = true;
  expect(await first.advance(asked)).toMatchObject({ ok: false, message: 'lost', hint: 'again' });
  const before = first.measured(asked);
  if (!some.ok || before === undefined) throw new Error('nothing was measured');
  expect(before.done).toBe(some.value.done);
  expect(before.done).toBeLessThan(before.all);
  // It fails once more, at once: nothing is lost by that either.
  const still = new Explaining(looking, frail);
  expect(await still.advance(asked, structuredClone(before))).toMatchObject({ ok: false });
  expect(still.measured(asked)).toEqual(before);
  const second = new Explaining(looking, inference);
  let result = await second.advance(asked, structuredClone(before));
  while (result.ok && result.value.measurement === undefined) result = await second.advance(asked);
  if (!result.ok) throw new Error(result.message);
  const { transformer } = await looking.open({ model: 'e8' });
  expect(result.value.measurement).toEqual(await measure(openPatchable(inference, 'wasm', transformer), question));
});

it('samples graphs of each lookahead in turn, with a vertex to spare, the same ones each time', () => {
  for (let index = 0; index < 12; index++) {
    const question = sampleQuestion(12, index);
    expect(lookahead(question)).toBe(index % 6);
    expect(unusedVertex(question)).toBeDefined();
    expect(sampleQuestion(12, index)).toEqual(question);
  }
});

it('tells a network that learned nothing from one that learned', async () => {
  const explaining = new Explaining(looking, inference);
  const explained = async (network: 'trained' | 'untrained'): Promise<number> => {
    let count = 0;
    for (const index of [1, 2]) {
      const asked = { model: 'e8', network, thresholds: PAPER_THRESHOLDS, backend: 'wasm' } as const;
      const result = await explaining.sample(asked, index);
      if (!result.ok) throw new Error(result.message);
      expect(result.value.trial).toBe(index);
      if (result.value.explained) count++;
    }
    return count;
  };
  expect(await explained('trained')).toBe(2);
  expect(await explained('untrained')).toBe(0);
});

it('fails with a sentence for a network that there is not', async () => {
  const question = sampleQuestion(8, 0);
  const result = await new Explaining(looking, inference).advance({ model: 'e9', question, backend: 'wasm' });
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining('e9') });
});
