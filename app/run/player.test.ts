import { describe, expect, it } from 'vitest';
import { fail, succeed, type Result } from '../../workers/core/result.ts';
import type { Frames, Progress, Slice } from '../../workers/host/protocol.ts';
import { FrameHub } from './frame-hub.ts';
import { Player, type PlayerHost } from './player.ts';

const BATCH = 64;
const BUDGET = 1_000;

/** A run of batches of 64 that takes one batch per slice, and a clock that only the test moves. */
function setUp() {
  let at = 0;
  let frontier = 0;
  let now = 0;
  /** So many slices pass while the next batch is evaluated elsewhere. */
  let waits = 0;
  let held = false;
  let frames: (() => void)[] = [];
  const calls: { kind: 'advance' | 'rewind'; until: number; frames: boolean }[] = [];
  const failures: Result<Progress>[] = [];
  const progress = (withFrames: boolean): Result<Progress> =>
    failures.shift() ??
    succeed({
      at,
      done: at >= BUDGET,
      next: Math.min(BUDGET, at + BATCH),
      evaluating: held,
      frontier,
      rate: 0,
      metrics: {},
      digest: `digest-${at}`,
      ...(withFrames && { frames: {} as Frames }),
    });
  const host: PlayerHost = {
    advance: async ({ until, frames: wanted }: Slice) => {
      calls.push({ kind: 'advance', until, frames: wanted });
      const next = Math.min(BUDGET, at + BATCH);
      const due = at < BUDGET && next <= until;
      held = due && waits > 0;
      if (held) {
        waits -= 1;
        await new Promise((resolve) => setTimeout(resolve));
      } else if (due) at = next;
      frontier = Math.max(frontier, at);
      return progress(wanted);
    },
    rewind: async (target) => {
      calls.push({ kind: 'rewind', until: target, frames: false });
      if (target < at) at = 0;
      return progress(false);
    },
    keep: () => {},
  };
  const requestFrame = (callback: () => void) => void frames.push(callback);
  const hub = new FrameHub(requestFrame);
  const drawn: number[] = [];
  hub.subscribe((p) => drawn.push(p.at));
  const player = new Player(host, hub, {
    now: () => now,
    frame: () => new Promise((resolve) => requestFrame(resolve)),
  });
  /** Lets so many milliseconds pass, in animation frames of 10 ms. */
  const pass = async (ms: number) => {
    for (let t = 0; t < ms; t += 10) {
      now += 10;
      const due = frames;
      frames = [];
      for (const callback of due) callback();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const evaluateFor = (slices: number) => void (waits = slices);
  return { player, hub, calls, drawn, pass, failures, evaluateFor };
}

const state = (player: Player) => player.store.getState();

describe('Player', () => {
  it('keeps to the chosen speed, in whole batches, and rests at the end of the budget', async () => {
    const { player, pass, drawn } = setUp();
    player.setSpeed(1_000);
    player.load(BUDGET, { at: 0, play: true });
    await pass(200);
    expect(player.progress?.at).toBe(192);
    await pass(1_000);
    expect(player.progress?.at).toBe(BUDGET);
    expect(drawn.at(-1)).toBe(BUDGET);
    expect(state(player)).toMatchObject({ phase: 'done', busy: false });
  });

  it('asks no faster than frames pass while the next batch is not due', async () => {
    const { player, pass, calls } = setUp();
    player.setSpeed(100);
    player.load(BUDGET, { at: 0, play: true });
    await pass(600);
    expect(calls.length).toBeLessThan(70);
    expect(calls.filter((c) => c.frames).length).toBeLessThan(4);
  });

  it('draws where it was paused', async () => {
    const { player, pass, hub } = setUp();
    player.setSpeed(1_000);
    player.load(BUDGET, { at: 0, play: true });
    await pass(300);
    player.pause();
    await pass(20);
    expect(state(player)).toMatchObject({ phase: 'paused', busy: false });
    expect(hub.latest()?.at).toBe(player.progress?.at);
  });

  it('steps by whole batches, on and back', async () => {
    const { player, pass, hub } = setUp();
    player.load(BUDGET, { at: 0, play: false });
    player.step(1);
    player.step(1);
    await pass(30);
    expect(hub.latest()?.at).toBe(128);
    player.step(-1);
    await pass(30);
    expect(hub.latest()?.at).toBe(64);
  });

  it('waits for a batch that is evaluated elsewhere: playing, stepping and seeking', async () => {
    const { player, pass, hub, evaluateFor } = setUp();
    player.load(BUDGET, { at: 0, play: false });
    await pass(20);
    evaluateFor(3);
    player.step(1);
    player.step(1);
    await pass(150);
    expect(hub.latest()?.at).toBe(128);
    evaluateFor(3);
    player.seek(500);
    await pass(150);
    expect(hub.latest()?.at).toBe(448);
    evaluateFor(3);
    player.setSpeed('max');
    player.play();
    await pass(150);
    expect(state(player)).toMatchObject({ phase: 'done', busy: false });
  });

  it('gives up a step that waits when paused', async () => {
    const { player, pass, hub, evaluateFor } = setUp();
    player.load(BUDGET, { at: 0, play: false });
    await pass(20);
    evaluateFor(Infinity);
    player.step(1);
    await pass(30);
    player.pause();
    await pass(30);
    expect(state(player)).toMatchObject({ phase: 'paused', busy: false });
    expect(hub.latest()?.at).toBe(0);
  });

  it('seeks to the end of a batch at or below the target; a newer seek overtakes', async () => {
    const { player, pass, hub } = setUp();
    player.load(BUDGET, { at: 0, play: false });
    player.seek(900);
    player.seek(500);
    await pass(50);
    expect(hub.latest()?.at).toBe(448);
    expect(state(player)).toMatchObject({ phase: 'paused', busy: false, goal: null });
  });

  it('plays from the start again when played at the end', async () => {
    const { player, pass, calls } = setUp();
    player.setSpeed('max');
    player.load(BUDGET, { at: 0, play: true });
    await pass(50);
    expect(state(player).phase).toBe('done');
    player.setSpeed(1_000);
    player.play();
    await pass(100);
    expect(calls.some((c) => c.kind === 'rewind' && c.until === 0)).toBe(true);
    expect(player.progress?.at).toBe(64);
  });

  it('stops exactly at a checkpoint on its way past', async () => {
    const { player, pass, calls } = setUp();
    const seen: number[] = [];
    player.onProgress((p) => seen.push(p.at));
    player.setSpeed('max');
    player.load(BUDGET, { at: 0, play: true, checkpoint: 320 });
    await pass(50);
    expect(seen).toContain(320);
    expect(calls.filter((c) => c.until === 320).length).toBe(5);
    expect(state(player).phase).toBe('done');
  });

  it('reports the last whole batch before a checkpoint that lies inside one, and goes on', async () => {
    const { player, pass } = setUp();
    const inside: number[] = [];
    player.onCheckpointInside = ({ at }) => inside.push(at);
    player.setSpeed('max');
    player.load(BUDGET, { at: 0, play: true, checkpoint: 300 });
    await pass(50);
    expect(inside).toEqual([256]);
    expect(state(player).phase).toBe('done');
  });

  it('goes on by itself after a worker was replaced, and returns to where it was paused', async () => {
    const { player, pass, hub, failures } = setUp();
    player.load(BUDGET, { at: 0, play: false });
    player.seek(640);
    await pass(30);
    failures.push(fail('worker-replaced', '', ''));
    player.relocate(0);
    await pass(30);
    expect(hub.latest()?.at).toBe(640);
    expect(state(player)).toMatchObject({ phase: 'paused', busy: false });
  });

  it('stops with the reason when the run fails', async () => {
    const { player, pass, failures } = setUp();
    failures.push(fail('internal', 'it broke', 'start again'));
    player.load(BUDGET, { at: 0, play: true });
    await pass(30);
    expect(state(player)).toMatchObject({ phase: 'failed', busy: false, failure: { message: 'it broke' } });
  });
});
