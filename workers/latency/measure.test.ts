import { describe, expect, it } from 'vitest';
import { clockStep, timeNetwork } from './measure.ts';
import { PROTOCOL } from './protocol.ts';

/** A clock that a network's runs set forward, seen in steps. */
function fakeClock(stepMs: number) {
  let ms = 1234.5;
  return {
    pass: (by: number) => (ms += by),
    now: () => Math.floor(ms / stepMs) * stepMs,
  };
}

describe('clockStep', () => {
  it.each([0.1, 1, 16, 100])('finds a step of %f ms', (stepMs) => {
    const clock = fakeClock(stepMs);
    const step = clockStep({
      now: () => {
        clock.pass(0.013);
        return clock.now();
      },
    });
    expect(step).toBeCloseTo(stepMs, 6);
  });
});

describe('timeNetwork', () => {
  it.each([0.004, 0.3, 7, 450])('times a network of %f ms within a step of the clock', async (runMs) => {
    const clock = fakeClock(0.1);
    let runs = 0;
    const times = await timeNetwork(
      async () => {
        runs += 1;
        clock.pass(runMs);
      },
      clock,
      PROTOCOL.sampleMs,
    );
    expect(times.length).toBe(50);
    const perSample = Math.max(1, Math.ceil(20 / runMs));
    for (const ms of times) expect(Math.abs(ms - runMs) / runMs).toBeLessThan(0.2 / Math.max(20, runMs));
    // 50 samples of 20 ms at least, after 10 runs at least, and no more than a few samples spent on warming up.
    expect(runs).toBeGreaterThanOrEqual(50 * perSample * 0.98 + 10);
    expect(runs).toBeLessThan(50 * perSample * 1.02 + Math.max(12, 7 * perSample));
  });

  it('is not misled by runs that are slow at first, nor by one hiccup', async () => {
    const clock = fakeClock(0.1);
    let runs = 0;
    const times = await timeNetwork(
      async () => {
        runs += 1;
        clock.pass(runs < 5 ? 30 : runs === 100 ? 200 : 0.05);
      },
      clock,
      20,
    );
    expect(times.every((ms) => Math.abs(ms - 0.05) < 0.0005)).toBe(true);
    // Samples are of full length.
    expect(runs / 50).toBeGreaterThan(390);
  });

  it('passes on what goes wrong in a network', async () => {
    await expect(timeNetwork(() => Promise.reject(new Error('lost')), fakeClock(0.1), 20)).rejects.toThrow('lost');
  });
});
