import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { NETWORKS, stagesOf } from './architecture.ts';
import { costOf } from './cost.ts';
import {
  decodeLatency,
  encodeLatency,
  FEATURES,
  latencyRange,
  MODEL_PATTERN,
  predictLatency,
  writeFeatures,
  type DeviceModel,
} from './latency.ts';

const featuresOf = (id: number) => {
  const out = new Float64Array(FEATURES);
  writeFeatures(stagesOf(id), out, 0);
  return Array.from(out);
};

/** A model that predicts multiplications, the head's included, in millionths. */
const MACS: DeviceModel = {
  protocol: 1,
  backend: 'wasm',
  batch: 256,
  weights: Array.from({ length: FEATURES }, (_, k) => {
    if (k % 13 > 10) return 0.14336;
    // The head multiplies 50 numbers for each channel of the last stage.
    return k >= 26 && k < 30 ? 0.0004 * (k - 25) : 0;
  }),
  intercept: 0,
  least: 0.003,
};

describe('features', () => {
  it('say what a network is made of', () => {
    // Stages 8×3, 16×5+7 and 32×7.
    const id = (12 + 4 + 3) * 48 + (36 + 8);
    const [first, second, third] = [0, 13, 26].map((from) => featuresOf(id).slice(from, from + 13));
    expect(first).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, (1 * 8 * 3 * 20) / 143_360, 0]);
    const macs = [(8 * 16 * 5 * 10) / 143_360, (16 * 16 * 7 * 10) / 143_360];
    expect(second).toEqual([0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, ...macs]);
    expect(third).toEqual([0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, (16 * 32 * 7 * 5) / 143_360, 0]);
  });

  it('have the multiplications of every network in them', () => {
    const rng = new Rng().start(1, 1, 0);
    for (let i = 0; i < 500; i++) {
      const id = rng.below(NETWORKS);
      expect(predictLatency(MACS, stagesOf(id))).toBeCloseTo(Math.max(0.003, costOf(stagesOf(id)).macs / 1e6), 9);
    }
    expect(latencyRange(MACS)[0]).toBeCloseTo(0.00376, 9);
    expect(latencyRange(MACS)[1]).toBeCloseTo(0.36448, 9);
  });

  it('are never predicted below what the model says is the least', () => {
    expect(predictLatency({ ...MACS, least: 0.01 }, stagesOf(0))).toBe(0.01);
  });
});

describe('a model as text', () => {
  it('comes back with its numbers to a few millionths of the largest', () => {
    const text = encodeLatency(MACS);
    expect(text).toMatch(new RegExp(`^${MODEL_PATTERN}$`));
    expect(text.length).toBe(126);
    const { weights, intercept, least, ...about } = decodeLatency(text);
    expect(about).toEqual({ protocol: 1, backend: 'wasm', batch: 256 });
    weights.forEach((weight, k) => expect(Math.abs(weight - MACS.weights[k])).toBeLessThan(1e-6));
    expect(intercept).toBe(0);
    expect(least).toBeCloseTo(0.003, 6);
    expect(encodeLatency(decodeLatency(text))).toBe(text);
  });

  it('keeps its back end, batch, and numbers of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 63 }),
        fc.constantFrom('wasm' as const, 'webgpu' as const),
        fc.constantFrom(1 as const, 256 as const),
        fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: FEATURES, maxLength: FEATURES }),
        (protocol, backend, batch, weights) => {
          const model = { protocol, backend, batch, weights, intercept: -1, least: 0.5 };
          const back = decodeLatency(encodeLatency(model));
          expect(back).toMatchObject({ protocol, backend, batch });
          const largest = Math.max(1, ...weights.map(Math.abs));
          back.weights.forEach((weight, k) => expect(Math.abs(weight - weights[k])).toBeLessThan(1e-5 * largest));
        },
      ),
    );
  });

  it('is a model whatever the letters: predictions are finite', () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^${MODEL_PATTERN}$`)), fc.nat(NETWORKS - 1), (text, id) => {
        const ms = predictLatency(decodeLatency(text), stagesOf(id));
        expect(Number.isFinite(ms) && ms > 0).toBe(true);
      }),
    );
  });

  it('is refused in a sentence where it is none', () => {
    expect(() => decodeLatency('')).toThrow(
      'a device that was measured was expected to predict latencies by, but none is named',
    );
    expect(() => decodeLatency('!'.repeat(126))).toThrow('126 letters');
  });
});
