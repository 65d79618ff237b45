/** A run of the arm that plays on this page while its frames are timed: worker, player and map as a lab has them. */
import { wrap } from 'comlink';
import { createStore } from 'zustand/vanilla';
import { decodeLink } from '../../../workers/core/link.ts';
import { fail, type Failure, type Result } from '../../../workers/core/result.ts';
import type { RunInfo, WorkerApi } from '../../../workers/host/protocol.ts';
import { FrameHub } from '../../run/frame-hub.ts';
import { Player } from '../../run/player.ts';

export interface Stage {
  readonly info: RunInfo;
  readonly hub: FrameHub;
}

/** What is on the stage; null while it is empty. */
export const stageStore = createStore<{ readonly stage: Stage | null }>(() => ({ stage: null }));

const LINK = '#/map-elites?problem=arm&s.cols=64&s.rows=64&evals=4000000';
/** Until the first frames are drawn and the code that draws them is compiled. */
const SETTLE_MS = 1000;

const LOST = fail('lost', 'a worker was expected to play a run, but it stopped', 'measure again, or reload the page');

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Milliseconds from frame to frame, for so long. */
async function timeFrames(ms: number): Promise<Float64Array> {
  const begun = await frame();
  const times: number[] = [];
  for (let last = begun; last - begun < ms;) {
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return Float64Array.from(times);
}

export async function openStage(): Promise<
  Result<{ times: (ms: number) => Promise<Result<Float64Array>>; end: () => void }>
> {
  const worker = new Worker(new URL('../../../workers/host/worker.ts', import.meta.url), { type: 'module' });
  const crashed = new Promise<Failure>((resolve) => {
    worker.addEventListener('error', () => resolve(LOST));
    worker.addEventListener('messageerror', () => resolve(LOST));
  });
  const host = wrap<WorkerApi>(worker);
  const opening = (async () => {
    const { spec, lens } = decodeLink(LINK, await host.catalogue(false)).value;
    return host.open(spec, lens);
  })();
  const opened = await Promise.race([opening, crashed]);
  if (!opened.ok) {
    worker.terminate();
    return opened;
  }
  const info = opened.value;
  const hub = new FrameHub((callback) => requestAnimationFrame(callback));
  const player = new Player(
    {
      advance: (slice) => host.advance(info.id, slice),
      rewind: (target) => host.rewind(info.id, target),
      keep: () => {},
    },
    hub,
    { now: () => performance.now(), frame: () => frame().then(() => undefined) },
  );
  player.setSpeed('max');
  stageStore.setState({ stage: { info, hub } });
  player.load(info.spec.budget, { at: 0, play: true });
  // Not from inside what the player tells: it is not done telling yet.
  const again = (): void => void (player.store.getState().phase === 'done' && player.restart());
  const stop = player.store.subscribe(({ phase }) => void (phase === 'done' && setTimeout(again)));
  await timeFrames(SETTLE_MS);
  return {
    ok: true,
    value: {
      times: (ms) => Promise.race([timeFrames(ms).then((times) => ({ ok: true as const, value: times })), crashed]),
      end() {
        stop();
        player.detach();
        worker.terminate();
        stageStore.setState({ stage: null });
      },
    },
  };
}
