import { describe, expect, it } from 'vitest';
import { succeed } from '../../workers/core/result.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { Progress, Recovery, RunInfo } from '../../workers/host/protocol.ts';
import { RunClient, type Connection, type RemoteHost } from './client.ts';

const SPEC = { problem: 'arm' } as unknown as RunSpec;
const never = new Promise<never>(() => {});
const microtasks = () => new Promise((resolve) => setTimeout(resolve));

/** Workers that advance by 10 and hang wherever `hangs` says so. */
function workers(hangs: (worker: number, at: number) => boolean) {
  const started: { crash(): void; terminated: boolean }[] = [];
  const connect = (onCrash: () => void): Connection => {
    const index = started.length;
    const record = { crash: onCrash, terminated: false };
    started.push(record);
    let at = 0;
    const host = {
      catalogue: async () => ({ problems: [] }),
      close: async () => undefined,
      open: async (_spec: RunSpec, _lens: unknown, recovery?: Recovery) => {
        at = (recovery?.snapshot as number | undefined) ?? 0;
        return succeed({ id: index, at } as RunInfo);
      },
      advance: async () => {
        if (hangs(index, at)) return never;
        at += 10;
        return succeed({ at } as Progress);
      },
      recovery: async () => succeed({ snapshot: at, logs: null }),
    };
    return { host: host as unknown as RemoteHost, terminate: () => void (record.terminated = true) };
  };
  return { connect, started };
}

const SLICE = { until: 100, sliceMs: 0, frames: false };

async function tickUntilSettled<T>(client: RunClient, call: Promise<T>): Promise<T> {
  let settled = false;
  void call.then(() => (settled = true));
  for (let i = 0; i < 400 && !settled; i++) {
    client.tick();
    await microtasks();
  }
  return call;
}

describe('RunClient', () => {
  it('replaces a hung worker and carries the run on from the last copy', async () => {
    const { connect, started } = workers((worker, at) => worker === 0 && at === 20);
    const client = new RunClient(connect);
    const replacedAt: number[] = [];
    client.onReplaced = ({ at }) => replacedAt.push(at);
    await client.open(SPEC, {});
    await client.advance(SLICE);
    client.keep();
    await client.advance(SLICE);
    const failed = await tickUntilSettled(client, client.advance(SLICE));
    expect(failed).toMatchObject({ ok: false, code: 'worker-replaced' });
    expect(started[0].terminated).toBe(true);
    expect(await client.advance(SLICE)).toMatchObject({ ok: true, value: { at: 20 } });
    expect(replacedAt).toEqual([10]);
  });

  it('replaces a crashed worker at once, even when nothing was asked', async () => {
    const { connect, started } = workers(() => false);
    const client = new RunClient(connect);
    await client.open(SPEC, {});
    started[0].crash();
    await microtasks();
    expect(started.length).toBe(2);
    expect(await client.advance(SLICE)).toMatchObject({ ok: true, value: { at: 10 } });
  });

  it('gives up after three replacements without progress, and tries again when told to', async () => {
    let broken = true;
    const { connect, started } = workers((_, at) => broken && at === 10);
    const client = new RunClient(connect);
    await client.open(SPEC, {});
    let last = await client.advance(SLICE);
    for (let i = 0; i < 20 && (last.ok || last.code !== 'worker-lost'); i++) {
      last = await tickUntilSettled(client, client.advance(SLICE));
    }
    expect(last).toMatchObject({ ok: false, code: 'worker-lost' });
    expect(started.length).toBe(4);
    broken = false;
    client.tryAgain();
    expect(await client.advance(SLICE)).toMatchObject({ ok: true });
  });

  it('answers with a failure when no worker can be started', async () => {
    const client = new RunClient(() => {
      throw new Error('no workers here');
    });
    expect(await client.catalogue(true)).toMatchObject({ ok: false, code: 'worker-lost' });
  });

  it('voids what was asked of a run that another one replaced', async () => {
    const { connect } = workers(() => false);
    const client = new RunClient(connect);
    await client.open(SPEC, {});
    const opening = client.open(SPEC, {});
    expect(await client.advance(SLICE)).toMatchObject({ ok: false, code: 'superseded' });
    expect(await opening).toMatchObject({ ok: true });
  });
});
