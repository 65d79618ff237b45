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
async function setUp(link: string, failing: { menu?: boolean } = {}) {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let host = new RunHost(starter);
  const catalogue = async (whole: boolean) => {
    if (whole) {
      await released;
      if (failing.menu) throw new TypeError('Failed to fetch');
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

  it('keeps the run that is on show where the whole menu does not come, and says so', async () => {
    const { session, release, state } = await setUp('#/map-elites?seed=1', { menu: true });
    session.openLink('#/map-elites?problem=sphere&seed=3');
    release();
    for (let i = 0; i < 10; i++) await turn();
    expect(state()).toMatchObject({ fatal: null, spec: { problem: 'arm', seed: 1 } });
    expect(state().notice).toMatch(/could be loaded; the run on show goes on/);
  });

  it('begins with the link once more when it is tried again', async () => {
    const failing = { menu: true };
    const { session, release, state } = await setUp('#/map-elites?problem=sphere&seed=3', failing);
    release();
    for (let i = 0; i < 10; i++) await turn();
    expect(state()).toMatchObject({ fatal: { code: 'worker-error' }, spec: null });
    failing.menu = false;
    session.tryAgain();
    for (let i = 0; i < 10; i++) await turn();
    expect(state()).toMatchObject({ fatal: null, spec: { problem: 'sphere', seed: 3 } });
  });

  it('opens the link asked for last, also before anything is known', async () => {
    const { session, state } = await setUp('#/map-elites?seed=1');
    const starting = session.start('#/map-elites?seed=2');
    session.store.setState({ catalogue: null });
    session.openLink('#/map-elites?seed=3');
    await starting;
    expect(state()).toMatchObject({ spec: { seed: 3 } });
  });

  it('opens no link twice that was asked for twice while the menu was on its way', async () => {
    const { session, release, state } = await setUp('#/map-elites?seed=1');
    session.openLink('#/map-elites?problem=sphere&seed=3');
    session.openLink('#/map-elites?problem=sphere&seed=3');
    const seen = new Set<unknown>();
    session.store.subscribe(({ spec }) => seen.add(spec));
    release();
    for (let i = 0; i < 10; i++) await turn();
    expect(state()).toMatchObject({ spec: { problem: 'sphere', seed: 3 } });
    // The run before it, and the one it names.
    expect(seen.size).toBeLessThanOrEqual(2);
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
