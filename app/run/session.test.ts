import { describe, expect, it } from 'vitest';
import { registry } from '../../workers/host/registry.ts';
import { starter } from '../../workers/host/starter.ts';
import type { HostApi } from '../../workers/host/protocol.ts';
import { RunHost } from '../../workers/host/run-host.ts';
import { RunClient, type RemoteHost } from './client.ts';
import { FrameHub } from './frame-hub.ts';
import { Player } from './player.ts';
import { Session } from './session.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A session over a real host; the whole catalogue comes only when `release` is called. */
async function setUp(link: string) {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let host = new RunHost(starter);
  const catalogue = async (whole: boolean) => {
    if (whole) {
      await released;
      host = new RunHost(registry);
    }
    return host.catalogue();
  };
  const remote = new Proxy({ catalogue } as Partial<HostApi>, {
    get: (own, key: keyof RemoteHost) =>
      own[key] ?? (async (...args: unknown[]) => (host[key as keyof RunHost] as (...a: unknown[]) => unknown)(...args)),
  });
  const client = new RunClient(() => ({ host: remote as unknown as RemoteHost, terminate: () => {} }));
  const player = new Player(
    { advance: async () => new Promise(() => {}), rewind: async () => new Promise(() => {}), keep: () => {} },
    new FrameHub(() => {}),
    { now: () => 0, frame: () => new Promise(() => {}) },
  );
  const session = new Session(client, player);
  await session.start(link);
  await turn();
  return { session, release, state: () => session.store.getState() };
}

describe('Session', () => {
  it('opens the link that was asked for last, though one before it waits for the whole menu', async () => {
    const { session, release, state } = await setUp('#/map-elites?seed=1');
    session.openLink('#/map-elites?problem=nowhere&seed=2');
    session.openLink('#/map-elites?problem=sphere&seed=3');
    session.openLink('#/map-elites?seed=4');
    expect(state()).toMatchObject({ spec: { problem: 'arm', seed: 4 }, notes: [] });
    release();
    for (let i = 0; i < 10; i++) await turn();
    expect(state().catalogue).toBe(registry.catalogue);
    expect(state()).toMatchObject({ spec: { problem: 'arm', seed: 4 }, notes: [] });
  });

  it('opens a link that needs the whole menu once that is there, unless the person has changed the run meanwhile', async () => {
    const waits = await setUp('#/map-elites?seed=1');
    waits.session.openLink('#/map-elites?problem=sphere&seed=3');
    waits.release();
    for (let i = 0; i < 10; i++) await turn();
    expect(waits.state()).toMatchObject({ spec: { problem: 'sphere', seed: 3 }, notes: [] });

    const acts = await setUp('#/map-elites?seed=1');
    acts.session.openLink('#/map-elites?problem=sphere&seed=3');
    acts.session.change({ seed: '7' });
    acts.release();
    for (let i = 0; i < 10; i++) await turn();
    expect(acts.state()).toMatchObject({ spec: { problem: 'arm', seed: 7 } });
  });

  it('keeps what the link locks, and says so', async () => {
    const { session, state } = await setUp('#/map-elites?lock=seed&seed=5');
    const { spec } = state();
    session.change({ seed: '6' });
    expect(state().spec).toBe(spec);
    expect(state().notice).toMatch(/seed/);
    session.addEntrant({});
    expect(state().rivals).toHaveLength(1);
  });

  it('refuses another entrant where the search is locked', async () => {
    const { session, state } = await setUp('#/map-elites?lock=search&seed=5');
    session.addEntrant({});
    expect(state().rivals).toHaveLength(0);
    expect(state().notice).toMatch(/search/);
    session.change({ seed: '6' });
    expect(state().spec?.seed).toBe(6);
  });
});
