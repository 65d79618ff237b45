import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { answersOf, DIM, LAYERS } from './network.ts';
import { answersByNetwork } from './onnx.ts';
import { retina } from './retina.ts';

const inference = createInference(() => Promise.reject(new Error('no model is read here')));

/** Weights −2, −1, 1, 2 on about the share of connections asked for, biases −2 to 2. */
function population(size: number, share: number): Float64Array {
  const rng = new Rng().start(7, 1, size);
  const weights = [-2, -1, 1, 2];
  return Float64Array.from({ length: size * DIM }, (_, at) => {
    if (at % DIM >= 106) return rng.below(5) - 2;
    return rng.uniform() < share ? weights[rng.below(4)] : 0;
  });
}

describe('answersByNetwork', () => {
  it('answers all 256 patterns of 1,000 networks as whole numbers do', async () => {
    const answers = answersByNetwork(inference, 'wasm', LAYERS);
    let yes = 0;
    for (const share of [0.3, 1]) {
      const genomes = population(500, share);
      const states = await answers(genomes, 0, 500);
      expect(states.length).toBe(500 * 256);
      let wrong = 0;
      for (let i = 0; i < 500; i++) {
        const reference = answersOf(genomes, i * DIM);
        for (let pattern = 0; pattern < 256; pattern++) {
          const expected = reference[pattern];
          if (states[i * 256 + pattern] !== expected) wrong++;
          if (expected > 0) yes++;
        }
      }
      expect(wrong).toBe(0);
    }
    // Not all the same answer.
    expect(yes).toBeGreaterThan(50_000);
    expect(yes).toBeLessThan(200_000);
  });

  it('answers a part of a population as the whole', async () => {
    const answers = answersByNetwork(inference, 'wasm', LAYERS);
    const genomes = population(20, 0.5);
    const whole = await answers(genomes, 0, 20);
    expect(await answers(genomes, 7, 9)).toEqual(whole.subarray(7 * 256, 9 * 256));
  });
});

describe('retina by networks', () => {
  it('gives the results of whole numbers, bit by bit', async () => {
    const solutions = population(300, 0.6);
    const batch = { size: 300, solutions, parents: new Uint32Array(300) };
    const [exact, wasm] = (['exact', 'wasm'] as const).map((evaluator) => {
      const results = { objectives: new Float64Array(300), descriptors: new Float64Array(600) };
      const problem = retina.create({}, { evaluator, inference });
      return { results, done: problem.evaluate(batch, results, 0, 300) };
    });
    expect(exact.done).toBeUndefined();
    await wasm.done;
    expect(wasm.results).toEqual(exact.results);
    expect(new Set(wasm.results.objectives).size).toBeGreaterThan(20);
  });
});
