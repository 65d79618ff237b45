import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../workers/core/result.ts';
import type { LatencyReport, MeterRequest } from '../../workers/latency/types.ts';
import { Stopwatch, type RemoteMeter, type StopwatchTools } from './stopwatch.ts';

/** A report that only says what it is of. */
const reportOf = (backend: string, batch: number, model: string) =>
  ({
    profile: { device: { backend }, batch, predictor: { model } },
    spreadPercent: 1,
    rows: [],
  }) as unknown as LatencyReport;

/** Lets others go on, as a message between page and worker does. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

const REQUEST: MeterRequest = { backend: 'wasm', batch: 1, networks: 60 };

function fake(options: { readonly stored?: readonly string[]; readonly total?: number } = {}) {
  const log: string[] = [];
  let made = 0;
  let lose = (): void => {};
  let show: (() => void) | undefined;
  const state = { workers: 0, kept: options.stored ?? [], hidden: false, fails: false };
  const tools: StopwatchTools = {
    hire(lost) {
      state.workers += 1;
      lose = lost;
      let done = 0;
      const total = options.total ?? 3;
      let request = REQUEST;
      const meter: RemoteMeter = {
        begin: async (asked) => {
          request = asked;
          return succeed({ text: 'here', backend: asked.backend, threads: 1 });
        },
        advance: async () => {
          log.push('advance');
          await turn();
          if (state.fails) return fail('inference', 'the graphics device was lost', 'try again');
          return succeed({ done: ++done, total, leftMs: total - done, driftPercent: 0 });
        },
        report: async () => succeed(reportOf(request.backend, request.batch, `m${++made}`)),
        times: async () => succeed({ measurement: {}, rows: [] } as never),
        compare: async (models) => succeed({ shared: models.length } as never),
        read: async (text) =>
          text === 'bad' ? fail('bad-profile', 'no', 'none') : succeed(reportOf('wasm', 1, text.replaceAll('"', ''))),
      };
      return {
        meter,
        end: () => {
          state.workers -= 1;
        },
      };
    },
    onShow: () => (state.hidden ? new Promise((resolve) => (show = resolve)) : Promise.resolve()),
    stored: () => state.kept,
    store: (profiles) => {
      state.kept = profiles;
    },
  };
  const stopwatch = new Stopwatch(tools);
  const models = () =>
    stopwatch.store.getState().reports.map(({ report, here }) => [report.profile.predictor.model, here]);
  return { stopwatch, state, log, models, lose: () => lose(), show: () => show?.() };
}

describe('Stopwatch', () => {
  it('measures to the end in a worker of its own and keeps the latest of each kind', async () => {
    const { stopwatch, state, models } = fake();
    await stopwatch.start(REQUEST);
    expect(stopwatch.store.getState()).toMatchObject({
      phase: 'idle',
      device: { text: 'here' },
      progress: { done: 3, total: 3 },
      failure: null,
    });
    expect(state.workers).toBe(0);
    await stopwatch.start({ ...REQUEST, batch: 256 });
    await stopwatch.start(REQUEST);
    expect(models()).toEqual([
      ['m3', true],
      ['m2', true],
    ]);
    expect(state.kept.length).toBe(2);
  });

  it('times networks that are named without making a profile', async () => {
    const { stopwatch, models } = fake();
    await stopwatch.start({ ...REQUEST, networks: [1, 2] });
    expect(stopwatch.store.getState().times).toHaveLength(1);
    expect(models()).toEqual([]);
  });

  it('measures one thing after the other, until one is cancelled', async () => {
    const { stopwatch, models, state } = fake();
    await stopwatch.startEach([REQUEST, { ...REQUEST, batch: 256 }]);
    expect(models()).toEqual([
      ['m2', true],
      ['m1', true],
    ]);
    const slow = fake({ total: 1e9 });
    const both = slow.stopwatch.startEach([REQUEST, { ...REQUEST, batch: 256 }]);
    await turn();
    slow.stopwatch.cancel();
    await both;
    expect(slow.stopwatch.store.getState()).toMatchObject({ phase: 'cancelled', request: { batch: 1 } });
    expect(await stopwatch.compare(['a', 'b'], new Uint16Array(0))).toMatchObject({ value: { shared: 2 } });
    expect(state.workers).toBe(0);
  });

  it('stops at once when cancelled, and a new start makes the old one void', async () => {
    const { stopwatch, state, models } = fake({ total: 1e9 });
    const first = stopwatch.start(REQUEST);
    await turn();
    stopwatch.cancel();
    await first;
    expect(stopwatch.store.getState().phase).toBe('cancelled');
    expect([state.workers, models()]).toEqual([0, []]);
    const second = stopwatch.start(REQUEST);
    void stopwatch.start({ ...REQUEST, batch: 256 });
    await second;
    expect(state.workers).toBe(1);
    expect(stopwatch.store.getState()).toMatchObject({ phase: 'running', request: { batch: 256 } });
    stopwatch.cancel();
  });

  it('waits while the page is out of sight', async () => {
    const { stopwatch, state, log, show } = fake();
    state.hidden = true;
    const measuring = stopwatch.start(REQUEST);
    await turn();
    expect(log).toEqual([]);
    state.hidden = false;
    show();
    await measuring;
    expect(log.length).toBe(3);
  });

  it('says what went wrong in the worker, or that it is gone', async () => {
    const { stopwatch, state, lose } = fake({ total: 1e9 });
    state.fails = true;
    await stopwatch.start(REQUEST);
    expect(stopwatch.store.getState()).toMatchObject({ phase: 'failed', failure: { code: 'inference' } });
    state.fails = false;
    const measuring = stopwatch.start(REQUEST);
    await turn();
    lose();
    await measuring;
    expect(stopwatch.store.getState()).toMatchObject({ phase: 'failed', failure: { code: 'meter-lost' } });
    expect(state.workers).toBe(0);
  });

  it('brings back what was kept, and opens files, which are not kept', async () => {
    const { stopwatch, state, models } = fake({ stored: ['kept', 'bad'] });
    await stopwatch.restore();
    await stopwatch.restore();
    expect(models()).toEqual([['kept', true]]);
    expect(await stopwatch.open('bad')).toMatchObject({ ok: false });
    await stopwatch.open('file');
    await stopwatch.open('file');
    expect(models()).toEqual([
      ['file', false],
      ['kept', true],
    ]);
    expect(state.kept.length).toBe(1);
    expect(state.workers).toBe(0);
  });
});
