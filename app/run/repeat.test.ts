import { describe, expect, it } from 'vitest';
import { fail, succeed, type Result } from '../../workers/core/result.ts';
import { SEED, type RunSpec } from '../../workers/core/spec.ts';
import type { Frames, Progress, RunInfo, Slice } from '../../workers/host/protocol.ts';
import { jobsOf, Repeat, type RepeatClient } from './repeat.ts';

const spec = (search: string, seed = 1) => ({ search, seed, budget: 100 }) as unknown as RunSpec;

function setUp({ workers = 1, busy = false, failAt = -1 } = {}) {
  const log: string[] = [];
  let hired = 0;
  let waits = 0;
  const hire = (): RepeatClient => {
    hired += 1;
    let at = 0;
    let name = '';
    return {
      open: async (opened) => {
        at = 0;
        name = `${opened.search} ${opened.seed}`;
        log.push(name);
        return succeed({} as RunInfo);
      },
      advance: async ({ frames }: Slice): Promise<Result<Progress>> => {
        if (log.length === failAt) return fail('internal', 'it broke', 'start again');
        at = Math.min(100, at + 30);
        return succeed({
          at,
          digest: name,
          ...(frames && { frames: { curves: {}, 'elite-map': {} } as unknown as Frames }),
        } as Progress);
      },
    };
  };
  const repeat = new Repeat(
    { hire, dismiss: () => void (hired -= 1), isBusy: () => busy, wait: async () => void (waits += 1) },
    workers,
  );
  return { repeat, log, hired: () => hired, waits: () => waits };
}

describe('Repeat', () => {
  it('runs every entrant under every seed, seed by seed, and lets its workers go', async () => {
    const { repeat, log, hired } = setUp();
    await repeat.start([spec('a'), spec('b')], {}, 3);
    expect(log).toEqual(['a 1', 'b 1', 'a 2', 'b 2', 'a 3', 'b 3']);
    const { phase, share, runs } = repeat.store.getState();
    expect([phase, share, hired()]).toEqual(['done', 1, 0]);
    expect(runs.map(({ entrant, seed, digest }) => [entrant, seed, digest])).toEqual(
      log.map((name, i) => [i % 2, Math.floor(i / 2) + 1, name]),
    );
  });

  it('shares the runs among its workers', async () => {
    const { repeat, log } = setUp({ workers: 2 });
    await repeat.start([spec('a'), spec('b')], {}, 5);
    expect(new Set(log).size).toBe(10);
    expect(repeat.store.getState().runs).toHaveLength(10);
  });

  it('rests while the player computes', async () => {
    const { repeat, waits } = setUp({ busy: true });
    await repeat.start([spec('a')], {}, 2);
    expect(waits()).toBeGreaterThan(4);
  });

  it('keeps what is done when it is cancelled, and forgets it when it is cleared', async () => {
    const { repeat, hired } = setUp({ busy: true });
    const running = repeat.start([spec('a')], {}, 5);
    await new Promise<void>((resolve) =>
      repeat.store.subscribe(({ runs }) => {
        if (runs.length === 2) resolve();
      }),
    );
    repeat.cancel();
    await running;
    expect(repeat.store.getState()).toMatchObject({ phase: 'cancelled' });
    expect(repeat.store.getState().runs).toHaveLength(2);
    expect(hired()).toBe(0);
    repeat.clear();
    expect(repeat.store.getState()).toMatchObject({ phase: 'none', runs: [] });
  });

  it('stops with the reason when a run fails', async () => {
    const { repeat, hired } = setUp({ failAt: 2 });
    await repeat.start([spec('a')], {}, 5);
    expect(repeat.store.getState()).toMatchObject({ phase: 'failed', failure: { message: 'it broke' } });
    expect(repeat.store.getState().runs).toHaveLength(1);
    expect(hired()).toBe(0);
  });

  it('stays among the seeds there are', () => {
    expect(jobsOf([spec('a', SEED.max)], 3).map((job) => job.spec.seed)).toEqual([SEED.max, 0, 1]);
  });
});
