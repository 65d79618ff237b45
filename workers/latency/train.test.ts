import { describe, expect, it } from 'vitest';
import { Rng } from '../core/rng.ts';
import { NETWORKS, stagesOf } from '../problems/supernet/architecture.ts';
import { predictLatency } from '../problems/supernet/latency.ts';
import { stratified } from './protocol.ts';
import { trainLatency } from './train.ts';

/** A made-up device: each layer costs a call, its multiplications, and reading and writing; times add up. */
function timeOf(id: number, batch: number): number {
  let ms = 0.02;
  let inputs = 1;
  let length = 40;
  for (const { width, tapsA, tapsB } of stagesOf(id)) {
    length /= 2;
    ms += 0.004 + (batch * inputs * width * tapsA * length) / 1e7;
    if (tapsB > 0) ms += 0.006 + (batch * (width * width * tapsB * length + 4 * width * length)) / 1e7;
    inputs = width;
  }
  return ms;
}

/** Measured with an error of so many parts of the time. */
function measure(count: number, batch: number, noise: number) {
  const rng = new Rng().start(5, 5, 0);
  return stratified(count, 1).map((id) => ({ id, medianMs: timeOf(id, batch) * (1 + noise * rng.normal()) }));
}

describe('trainLatency', () => {
  it.each([1, 256])('finds how times add up, at a batch of %i', (batch) => {
    const { model, tau, errorPercent, heldOut } = trainLatency(measure(120, batch, 0));
    expect(tau).toBeGreaterThan(0.98);
    expect(errorPercent).toBeLessThan(2);
    expect(heldOut.length).toBe(120);
    const rng = new Rng().start(6, 6, 0);
    for (let i = 0; i < 300; i++) {
      const id = rng.below(NETWORKS);
      expect(Math.abs(predictLatency(model, stagesOf(id)) / timeOf(id, batch) - 1)).toBeLessThan(0.06);
    }
  });

  it('says of noisy times that it predicts them less well, but predicts the device better than it was measured', () => {
    const [calm, noisy] = [0.01, 0.1].map((noise) => trainLatency(measure(240, 256, noise)));
    expect(noisy.tau).toBeLessThan(calm.tau);
    // The mean size of a normal error of 10 % is 8 %.
    expect(noisy.errorPercent).toBeGreaterThan(7);
    expect(noisy.errorPercent).toBeLessThan(11);
    const rng = new Rng().start(7, 7, 0);
    let error = 0;
    for (let i = 0; i < 300; i++) {
      const id = rng.below(NETWORKS);
      error += Math.abs(predictLatency(noisy.model, stagesOf(id)) / timeOf(id, 256) - 1) / 300;
    }
    expect(error).toBeLessThan(0.06);
  });

  it('finds nothing in times that have nothing to do with the networks', () => {
    const rng = new Rng().start(8, 8, 0);
    const { tau, tauMacs } = trainLatency(stratified(120, 1).map((id) => ({ id, medianMs: 1 + 0.1 * rng.uniform() })));
    expect(Math.abs(tau)).toBeLessThan(0.25);
    expect(Math.abs(tauMacs)).toBeLessThan(0.25);
  });

  it('compares with multiplications', () => {
    const { tau, tauMacs } = trainLatency(measure(120, 1, 0));
    expect(tauMacs).toBeGreaterThan(0.3);
    expect(tauMacs).toBeLessThan(tau);
  });

  it('is the same whatever the unit of time', () => {
    const ms = measure(40, 1, 0.02);
    const us = ms.map(({ id, medianMs }) => ({ id, medianMs: 1000 * medianMs }));
    const [a, b] = [trainLatency(ms), trainLatency(us)];
    expect(b.tau).toBe(a.tau);
    expect(b.strength).toBe(a.strength);
    a.heldOut.forEach((value, i) => expect(b.heldOut[i] / 1000).toBeCloseTo(value, 9));
  });
});
