import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../workers/core/result.ts';
import type { WorkId } from '../../../workers/device/types.ts';
import { Bench, roundLength, ROUNDS, shareDone, type BenchTools } from './bench.ts';
import { placeOn } from './BenchTable.tsx';
import { FIGURES, MEASURES } from './measures.ts';
import { reportOf, type DeviceText } from './report.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Workers that do 10 pieces of work a millisecond, but for WebGPU, which there is none of. */
function fake(options: { readonly clockStepMs?: number; readonly crashesAt?: WorkId; readonly holdsAt?: WorkId } = {}) {
  const log: string[] = [];
  const state = { hidden: 0, alive: 0, staged: 0 };
  let goOn = (): void => {};
  const tools: BenchTools = {
    hire(lost) {
      state.alive += 1;
      let of: WorkId;
      return {
        device: {
          async begin(work) {
            of = work;
            log.push(work);
            if (work === options.crashesAt) lost();
            if (work === options.crashesAt) return new Promise(() => {});
            if (work === 'passes-webgpu') return fail('inference', 'there is none', 'use another');
            return succeed(options.clockStepMs ?? 0.1);
          },
          async round(ms) {
            log.push(`${of} ${ms}`);
            if (of === options.holdsAt) await new Promise<void>((resolve) => (goOn = resolve));
            return succeed({ count: 10 * ms, ms });
          },
        },
        end: () => void (state.alive -= 1),
      };
    },
    async stage() {
      state.staged += 1;
      return succeed({
        times: async () => succeed(Float64Array.of(16, 17, 18, 50)),
        end: () => void (state.staged -= 1),
      });
    },
    onShow: async () => {},
    timesHidden: () => state.hidden,
    today: () => '2026-01-02T03:04:05.000Z',
  };
  return { bench: new Bench(tools), log, state, goOn: () => goOn() };
}

describe('the bench', () => {
  it('measures one thing after the other, tells what cannot be measured, and lets all workers go', async () => {
    const { bench, log, state } = fake();
    await bench.start();
    expect(log.filter((line) => !line.includes(' '))).toEqual(MEASURES.filter((measure) => measure !== 'frames'));
    expect(log.filter((line) => line === 'playouts 1000')).toHaveLength(ROUNDS);
    const { outcomes, phase } = bench.store.getState();
    expect(phase).toBe('done');
    expect(outcomes.evaluations).toMatchObject({ ok: true, rounds: Array(ROUNDS).fill(10_000) });
    expect(outcomes['passes-webgpu']).toMatchObject({ ok: false, message: 'there is none' });
    expect(outcomes['frame-median']).toMatchObject({ rounds: Array(ROUNDS).fill(17.5) });
    expect(outcomes['frame-p95']).toMatchObject({ ok: true });
    expect(state).toMatchObject({ alive: 0, staged: 0 });
  });

  it('makes rounds longer for a coarse clock', async () => {
    expect(roundLength(0.005)).toBe(1000);
    const { bench, log } = fake({ clockStepMs: 100 });
    await bench.start();
    expect(log).toContain('networks 10000');
  });

  it('goes on after a worker that crashed', async () => {
    const { bench, state } = fake({ crashesAt: 'playouts' });
    await bench.start();
    expect(bench.store.getState().outcomes.playouts).toMatchObject({ ok: false, code: 'lost' });
    expect(bench.store.getState().outcomes.networks).toMatchObject({ ok: true });
    expect(state.alive).toBe(0);
  });

  it('measures a round again through which the page was hidden', async () => {
    const { bench, log, state, goOn } = fake({ holdsAt: 'evaluations' });
    const done = bench.start();
    await turn();
    state.hidden += 1;
    for (let i = 0; i < 2 * ROUNDS; i++) {
      goOn();
      await turn();
    }
    await done;
    expect(log.filter((line) => line === 'evaluations 1000')).toHaveLength(ROUNDS + 1);
  });

  it('keeps what was measured wholly when it is stopped, and can be started again', async () => {
    const { bench, log, state, goOn } = fake({ holdsAt: 'networks' });
    const first = bench.start();
    while (!log.includes('networks 1000')) await turn();
    expect(shareDone(bench.store.getState())).toBeCloseTo(2 / MEASURES.length);
    bench.cancel();
    await first;
    expect(bench.store.getState()).toMatchObject({ phase: 'cancelled', measure: null });
    expect(Object.keys(bench.store.getState().outcomes)).toEqual(['evaluations', 'playouts']);
    expect(state.alive).toBe(0);
    goOn();
    await turn();
    expect(bench.store.getState().phase).toBe('cancelled');
    const again = bench.start();
    expect(bench.store.getState()).toMatchObject({ phase: 'running', outcomes: {} });
    bench.cancel();
    await again;
    expect(state.alive).toBe(0);
  });
});

it('tells medians with their quartiles, and why others are missing', async () => {
  const { bench } = fake();
  await bench.start();
  const device = { userAgent: 'a browser', cores: 2, graphics: null } as DeviceText;
  const told = JSON.parse(reportOf(bench.store.getState(), device, 'index-abc.js'));
  expect(told).toMatchObject({ build: 'index-abc.js', when: '2026-01-02T03:04:05.000Z', device: { cores: 2 } });
  expect(told.figures.map(({ id }: { id: string }) => id)).toEqual(FIGURES.map(({ id }) => id));
  expect(told.figures[0]).toMatchObject({ median: 10_000, quartiles: [10_000, 10_000], unit: 'per second' });
  expect(told.figures[4]).toMatchObject({ id: 'passes-webgpu', missing: 'there is none' });
});

it('draws rates by powers of ten and times by frames', () => {
  const [rate] = FIGURES;
  const time = FIGURES[FIGURES.length - 1];
  expect([1, 1000, 1e9].map((value) => placeOn(rate, value))).toEqual([0, 3 / 7, 1]);
  expect(placeOn(time, 25)).toBeCloseTo(0.5);
});
