import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { answersByNetwork } from './onnx.ts';

const LAYERS = [8, 8, 4, 2, 1];
const DIM = 121;
const inference = createInference(() => Promise.reject(new Error('no model is read here')));

/** The network in whole numbers, node by node. */
function answer(genome: Float64Array, pattern: number): number {
  let states = new Int8Array(8);
  for (let i = 0; i < 8; i++) states[i] = (pattern >> i) & 1 ? 1 : -1;
  let weight = 0;
  let bias = 106;
  for (let layer = 1; layer < LAYERS.length; layer++) {
    const next = new Int8Array(LAYERS[layer]);
    for (let j = 0; j < next.length; j++) {
      let sum = genome[bias++];
      for (let i = 0; i < states.length; i++) sum += states[i] * genome[weight + i * next.length + j];
      next[j] = Math.sign(sum);
    }
    weight += states.length * next.length;
    states = next;
  }
  return states[0];
}

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
        const genome = genomes.subarray(i * DIM, (i + 1) * DIM);
        for (let pattern = 0; pattern < 256; pattern++) {
          const expected = answer(genome, pattern);
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
