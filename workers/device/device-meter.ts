/**
 * Takes the time of work, round by round. The clock is handed in; nothing that is computed depends on it.
 */
import { fail, succeed, type Result } from '../core/result.ts';
import { clockStep, type Clock } from '../latency/measure.ts';
import { InferenceError } from '../onnx/inference-error.ts';
import { jobOf, type Job, type Tools } from './jobs.ts';
import type { DeviceApi, Round, WorkId } from './types.ts';

/** So long code is compiled and memory taken before anything counts. */
const WARM_UP_MS = 500;

export class DeviceMeter implements DeviceApi {
  readonly #clock: Clock;
  readonly #tools: Tools;
  #job: Job | undefined;

  constructor(clock: Clock, tools: Tools) {
    this.#clock = clock;
    this.#tools = tools;
  }

  begin(work: WorkId): Promise<Result<number>> {
    return guarded(async () => {
      const step = clockStep(this.#clock);
      this.#job = await jobOf(work, this.#tools);
      await this.#time(this.#job, WARM_UP_MS);
      return step;
    });
  }

  round(ms: number): Promise<Result<Round>> {
    const job = this.#job;
    if (job === undefined) return Promise.resolve(fail('not-begun', 'work was expected to begin first', 'begin it'));
    return guarded(() => this.#time(job, ms));
  }

  async #time(job: Job, ms: number): Promise<Round> {
    const begun = this.#clock.now();
    let count = 0;
    let spent = 0;
    for (let fresh = true; spent < ms; fresh = false) {
      count += await job(fresh);
      spent = this.#clock.now() - begun;
    }
    return { count, ms: spent };
  }
}

/** Nothing is thrown across the worker boundary. */
async function guarded<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await work());
  } catch (error) {
    if (error instanceof InferenceError) return fail('inference', error.message, error.hint);
    const message = error instanceof Error ? error.message : String(error);
    return fail('internal', `the measurement could not go on: ${message}`, 'measure again, or reload the page');
  }
}
