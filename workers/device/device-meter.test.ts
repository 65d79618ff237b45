import { describe, expect, it } from 'vitest';
import { InferenceError } from '../onnx/inference-error.ts';
import { DeviceMeter } from './device-meter.ts';
import { jobOf, PICTURES, type Tools } from './jobs.ts';

const NO_NETWORK: Tools = {
  open: () => Promise.reject(new InferenceError('an adapter was expected, but there is none', 'use another browser')),
};

/** A clock that moves by one with each look, and by `callMs` with each call of a network that answers with `answer`. */
function made(callMs: number, answer = 0.1) {
  const clock = { time: 0, now: () => (clock.time += 1) };
  const seen: number[] = [];
  const tools: Tools = {
    open: async () => ({
      run: async ({ latent }) => {
        clock.time += callMs;
        seen.push(latent.data.length);
        return { probabilities: { data: new Float32Array(PICTURES * 10).fill(answer), dims: [PICTURES, 10] } };
      },
    }),
  };
  return { meter: new DeviceMeter(clock, tools), seen };
}

describe('a round', () => {
  it('counts whole calls, and lasts at least as long as asked', async () => {
    const { meter, seen } = made(99);
    expect(await meter.begin('passes-wasm')).toEqual({ ok: true, value: 1 });
    const warm = seen.length;
    // Each call and the look at the clock after it: 100 ms.
    expect(warm).toBe(5);
    expect(await meter.round(250)).toEqual({ ok: true, value: { count: 3 * PICTURES, ms: 300 } });
    expect(seen.slice(warm)).toEqual([8 * PICTURES, 8 * PICTURES, 8 * PICTURES]);
  });

  it('is refused before anything began, and where the work cannot be done', async () => {
    expect(await made(1).meter.round(1)).toMatchObject({ ok: false, code: 'not-begun' });
    const without = new DeviceMeter(performance, NO_NETWORK);
    expect(await without.begin('passes-webgpu')).toMatchObject({
      ok: false,
      code: 'inference',
      message: 'an adapter was expected, but there is none',
    });
  });

  it('does not take nonsense for an answer', async () => {
    expect(await made(1, NaN).meter.begin('passes-wasm')).toMatchObject({ ok: false, code: 'inference' });
  });
});

describe('runs', () => {
  it('go on where they were, and start anew with each round', async () => {
    const job = await jobOf('playouts', NO_NETWORK);
    const counts = [await job(true), await job(false), await job(true)];
    for (const count of counts) expect(count).toBeGreaterThan(0);
  });

  it('are followed by another when they are over', async () => {
    const job = await jobOf('evaluations', NO_NETWORK);
    let sum = 0;
    for (let i = 0; sum <= 150_000; i++) {
      const count = await job(i === 0);
      expect(count).toBeGreaterThan(0);
      sum += count;
    }
  });
});
