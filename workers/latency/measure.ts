/**
 * Times one network: runs it until it is warm, then in samples of many runs, each long enough for the clock. A run ends when
 * its output can be read here; on a graphics device that is after it was read back.
 */
import { PROTOCOL } from './protocol.ts';

export interface Clock {
  /** Milliseconds since whenever. */
  now(): number;
}

const STEPS = 20;
/** Long enough for the coarsest clocks, which move by 100 ms. */
const LONGEST_MS = 500;

/** By how many milliseconds the clock moves at least, seen on 20 moves. */
export function clockStep(clock: Clock): number {
  const begun = clock.now();
  let step = Infinity;
  for (let last = begun, moves = 0; moves < STEPS && last - begun < LONGEST_MS;) {
    const now = clock.now();
    if (now <= last) continue;
    step = Math.min(step, now - last);
    last = now;
    moves += 1;
  }
  return step;
}

async function elapsed(run: () => Promise<unknown>, runs: number, clock: Clock): Promise<number> {
  const begun = clock.now();
  for (let i = 0; i < runs; i++) await run();
  return clock.now() - begun;
}

/** How many runs last `sampleMs`, found by doubling; the network is warm after that. */
async function warmUp(run: () => Promise<unknown>, clock: Clock, sampleMs: number): Promise<number> {
  let runs = 1;
  let before = Infinity;
  for (let done = 0; ;) {
    const ms = await elapsed(run, runs, clock);
    done += runs;
    if (ms < sampleMs) {
      runs *= 2;
      before = Infinity;
    } else if (done < PROTOCOL.warmUpRuns || (runs > 1 && before === Infinity)) before = ms;
    // The quicker of two: one hiccup must not make all samples short.
    else return Math.max(1, Math.ceil((runs * sampleMs) / Math.min(ms, before)));
  }
}

/** Milliseconds of one run in each of the samples. */
export async function timeNetwork(run: () => Promise<unknown>, clock: Clock, sampleMs: number): Promise<Float64Array> {
  const runs = await warmUp(run, clock, sampleMs);
  const times = new Float64Array(PROTOCOL.samples);
  for (let i = 0; i < times.length; i++) times[i] = (await elapsed(run, runs, clock)) / runs;
  return times;
}
