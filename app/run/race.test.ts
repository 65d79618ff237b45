import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, succeed, type Failure } from '../../workers/core/result.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { Frames, Progress, RunInfo, Slice } from '../../workers/host/protocol.ts';
import { REPLACED } from './client.ts';
import { FrameHub } from './frame-hub.ts';
import { Player } from './player.ts';
import { Race, type EntrantClient } from './race.ts';

const BUDGET = 5_000;
const SPECS = [{}, {}, {}] as unknown as RunSpec[];

/** A run of batches of `size`, so many in a slice, with a keyframe every `keyframe` batches. */
class FakeClient implements EntrantClient {
  onReplaced: EntrantClient['onReplaced'] = () => {};
  at = 0;
  frontier = 0;
  failure: Failure | undefined;
  /** So many slices pass before the next batch has been evaluated elsewhere. */
  waits = 0;
  readonly size: number;
  readonly perSlice: number;

  constructor(size: number, perSlice = 1) {
    this.size = size;
    this.perSlice = perSlice;
  }

  get next(): number {
    return Math.min(BUDGET, this.at + this.size);
  }

  async open() {
    return succeed({ at: 0 } as RunInfo);
  }

  async advance({ until, frames }: Slice) {
    if (this.failure) {
      const { failure } = this;
      if (failure.code === REPLACED.code) this.failure = undefined;
      return failure;
    }
    if (this.waits > 0 && this.next <= until) {
      this.waits -= 1;
      await new Promise((resolve) => setTimeout(resolve));
    } else for (let i = 0; i < this.perSlice && this.at < BUDGET && this.next <= until; i++) this.at = this.next;
    this.frontier = Math.max(this.frontier, this.at);
    return succeed(this.#progress(frames));
  }

  async rewind(target: number) {
    const keyframe = Math.floor(target / (3 * this.size)) * 3 * this.size;
    if (this.at > target || this.at < keyframe)
      this.at = Math.min(keyframe, Math.floor(this.frontier / this.size) * this.size);
    return succeed(this.#progress(false));
  }

  keep() {}

  #progress(frames: boolean): Progress {
    const { at, next, frontier, size } = this;
    const digest = `${size}@${at}`;
    const evaluating = this.waits > 0;
    const done = at >= BUDGET;
    return {
      at,
      next,
      rate: 0,
      frontier,
      digest,
      done,
      evaluating,
      metrics: {},
      ...(frames && { frames: {} as Frames }),
    };
  }
}

/** The last end of a batch at or below a count. */
const snapped = (size: number, at: number) => (at >= BUDGET ? BUDGET : Math.floor(at / size) * size);

function setUp(...clients: FakeClient[]) {
  let frames: (() => void)[] = [];
  let now = 0;
  const requestFrame = (callback: () => void) => void frames.push(callback);
  const lanes = clients.map((client) => ({ client, hub: new FrameHub(requestFrame) }));
  const race = new Race(lanes, () => now);
  const hub = new FrameHub(requestFrame);
  const player = new Player(race, hub, { now: () => now, frame: () => new Promise((r) => requestFrame(r)) });
  race.onReplaced = (_, { at }) => player.relocate(at);
  const pass = async (ms: number) => {
    for (let t = 0; t < ms; t += 10) {
      now += 10;
      const due = frames;
      frames = [];
      for (const callback of due) callback();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const drawn = () => lanes.map((lane) => lane.hub.latest()?.at);
  return { race, lanes, hub, player, pass, drawn };
}

const advance = async (race: Race<FakeClient>, until: number, sliceMs = 12) => {
  const result = await race.advance({ until, sliceMs, frames: true });
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

describe('Race', () => {
  it('answers with every entrant at the end of its last whole batch, whatever the batches and targets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 4 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(fc.integer({ min: 0, max: BUDGET }), { minLength: 1, maxLength: 4 }),
        async (kinds, targets) => {
          const { race, lanes } = setUp(...kinds.map(([size, perSlice]) => new FakeClient(size, perSlice)));
          for (const target of targets) {
            await race.rewind(target);
            for (let before = -1, at = 0; before < at;) {
              before = at;
              ({ at } = await advance(race, target));
            }
            const { at, digest, done } = await advance(race, target);
            expect(lanes.map(({ client }) => client.at)).toEqual(kinds.map(([size]) => snapped(size, target)));
            expect(at).toBe(Math.max(...kinds.map(([size]) => snapped(size, target))));
            // The playhead stands for the same places as the target did.
            expect(kinds.map(([size]) => snapped(size, at))).toEqual(kinds.map(([size]) => snapped(size, target)));
            expect(digest).toBe(kinds.map(([size]) => `${size}@${snapped(size, target)}`).join(','));
            expect(done).toBe(target === BUDGET);
          }
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });

  it('never lets a fast entrant run ahead of a slow one', async () => {
    const { race, lanes } = setUp(new FakeClient(10, 1), new FakeClient(10, 1_000));
    for (let i = 0; i < 20; i++) {
      const { at } = await advance(race, BUDGET);
      expect(lanes.map(({ client }) => client.at)).toEqual([at, at]);
    }
  });

  it('steps to the next end of any batch, and back', async () => {
    const { player, pass, drawn, hub } = setUp(new FakeClient(100), new FakeClient(64));
    player.load(BUDGET, { at: 0, play: false });
    const places: unknown[] = [];
    for (const by of [1, 1, 1, -1, -1] as const) {
      player.step(by);
      await pass(60);
      places.push([...drawn(), hub.latest()?.at]);
    }
    expect(places).toEqual([
      [0, 64, 64],
      [100, 64, 100],
      [100, 128, 128],
      [100, 64, 100],
      [0, 64, 64],
    ]);
  });

  it('plays to the end of the budget at the pace asked for', async () => {
    const { player, pass, drawn } = setUp(new FakeClient(100), new FakeClient(64), new FakeClient(7));
    player.setSpeed(10_000);
    player.load(BUDGET, { at: 0, play: true });
    await pass(200);
    expect(drawn().every((at) => at !== undefined && at > 1_000 && at <= 2_000)).toBe(true);
    await pass(800);
    expect(drawn()).toEqual([BUDGET, BUDGET, BUDGET]);
    expect(player.store.getState()).toMatchObject({ phase: 'done', busy: false });
  });

  it('seeks all to the same place', async () => {
    const { player, pass, drawn } = setUp(new FakeClient(100), new FakeClient(64));
    player.load(BUDGET, { at: 0, play: false, seek: 4_000 });
    await pass(300);
    player.seek(1_000);
    await pass(300);
    expect(drawn()).toEqual([1_000, 960]);
  });

  it('goes on without an entrant that fails, and says which', async () => {
    const clients = [new FakeClient(100), new FakeClient(64)];
    const { race, player, pass, drawn } = setUp(...clients);
    const said: unknown[] = [];
    race.onFailure = (entrant, { message }) => said.push([entrant, message]);
    player.setSpeed('max');
    player.load(BUDGET, { at: 0, play: false, seek: 1_000 });
    await pass(200);
    clients[0].failure = fail('internal', 'it broke', 'start again');
    player.play();
    await pass(500);
    expect(said).toEqual([[0, 'it broke']]);
    expect(drawn()).toEqual([1_000, BUDGET]);
    expect(player.store.getState()).toMatchObject({ phase: 'done', failure: null });
    // What is left of the race has no digest to be checked.
    expect(player.progress?.digest).toBe('');
    clients[1].failure = fail('internal', 'it broke too', 'start again');
    player.restart();
    await pass(100);
    expect(player.store.getState().phase).toBe('failed');
  });

  it('brings an entrant whose worker was replaced back to where the others wait', async () => {
    const clients = [new FakeClient(100), new FakeClient(64)];
    const { player, pass, drawn } = setUp(...clients);
    player.load(BUDGET, { at: 0, play: false, seek: 3_000 });
    await pass(300);
    clients[1].at = 0;
    clients[1].onReplaced({ at: 0 });
    await pass(300);
    expect(drawn()).toEqual([3_000, 2_944]);
    expect(player.store.getState()).toMatchObject({ phase: 'paused', busy: false });
    expect(player.progress?.digest).toBe('100@3000,64@2944');
  });

  it('can be paused while a batch is evaluated elsewhere, all at the same place', async () => {
    const clients = [new FakeClient(100), new FakeClient(64)];
    const { player, pass, drawn } = setUp(...clients);
    player.setSpeed('max');
    player.load(BUDGET, { at: 0, play: false, seek: 1_000 });
    await pass(200);
    clients[0].waits = Infinity;
    player.play();
    await pass(50);
    player.pause();
    await pass(100);
    expect(player.store.getState()).toMatchObject({ phase: 'paused', busy: false });
    expect(drawn()).toEqual([1_000, 960]);
    expect(player.progress?.digest).toBe('100@1000,64@960');
    clients[0].waits = 3;
    player.play();
    await pass(500);
    expect(drawn()).toEqual([BUDGET, BUDGET]);
  });

  it('is refused as a whole, and opens as long as one entrant does', async () => {
    const clients = [new FakeClient(100), new FakeClient(64)];
    const { race } = setUp(...clients);
    clients[0].open = async () => fail('internal', 'it broke', 'start again') as never;
    expect(await race.open(SPECS, {})).toMatchObject({ ok: true, value: [null, { at: 0 }] });
    expect(race.failures).toMatchObject([{ message: 'it broke' }, null]);
    clients[1].open = async () => fail('too-big', 'too big', 'race fewer') as never;
    expect(await race.open(SPECS, {})).toMatchObject({ ok: false, code: 'too-big' });
  });
});
