/**
 * Measures latency behind what is on show: a worker of its own for each measurement, asked slice by slice. What was measured
 * here is kept in the browser where it allows that. A page in the background does not measure: it would be slowed down.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail, type Failure, type Result } from '../../workers/core/result.ts';
import type { Device } from '../../workers/latency/profile.ts';
import type {
  FrontComparison,
  LatencyApi,
  LatencyReport,
  LatencyTimes,
  MeterProgress,
  MeterRequest,
} from '../../workers/latency/types.ts';

/** The worker's methods as they look from here. */
export type RemoteMeter = {
  readonly [K in keyof LatencyApi]: (...args: Parameters<LatencyApi[K]>) => Promise<Awaited<ReturnType<LatencyApi[K]>>>;
};

export interface StopwatchTools {
  /** Starts a worker; `lost` is called if it crashes. */
  hire(lost: () => void): { readonly meter: RemoteMeter; end(): void };
  /** Resolves when the page is on show. */
  onShow(): Promise<void>;
  /** JSON of the profiles kept, latest first. */
  stored(): readonly string[];
  store(profiles: readonly string[]): void;
}

export interface Timed {
  readonly report: LatencyReport;
  /** Measured in this browser; otherwise opened from a file. */
  readonly here: boolean;
}

export interface StopwatchState {
  readonly phase: 'idle' | 'running' | 'cancelled' | 'failed';
  readonly request: MeterRequest | null;
  readonly device: Device | null;
  readonly progress: MeterProgress | null;
  readonly failure: Failure | null;
  /** Latest first; of those measured here one for each back end and batch. */
  readonly reports: readonly Timed[];
  /** Of networks that were named, such as those of a front, latest first. */
  readonly times: readonly LatencyTimes[];
}

const IDLE: StopwatchState = {
  phase: 'idle',
  request: null,
  device: null,
  progress: null,
  failure: null,
  reports: [],
  times: [],
};

/** Whole networks are measured, so it is mostly one for each slice. */
const SLICE_MS = 250;

const LOST = fail('meter-lost', 'the worker that measures was expected to answer, but it stopped', 'measure again');

const isSameKind = (a: LatencyReport, b: LatencyReport): boolean =>
  a.profile.device.backend === b.profile.device.backend && a.profile.batch === b.profile.batch;

export class Stopwatch {
  readonly store: StoreApi<StopwatchState> = createStore(() => IDLE);
  readonly #tools: StopwatchTools;
  #end: (() => void) | undefined;
  #restored = false;

  constructor(tools: StopwatchTools) {
    this.#tools = tools;
  }

  /** Brings back what was kept; to be called when it is first of use. */
  async restore(): Promise<void> {
    if (this.#restored) return;
    this.#restored = true;
    const texts = this.#tools.stored();
    if (texts.length === 0) return;
    await this.#withMeter(async (meter) => {
      for (const text of texts) {
        const read = await meter.read(text);
        // What another version kept is no loss: it would not be comparable.
        if (read.ok) this.#add({ report: read.value, here: true });
      }
    });
  }

  /** Adds a profile from a file. */
  async open(text: string): Promise<Result<LatencyReport>> {
    const read = await this.#withMeter((meter) => meter.read(text));
    if (read.ok) this.#add({ report: read.value, here: false });
    return read;
  }

  /** Measures a choice of networks and trains a predictor, or, with their numbers given, these networks alone. */
  async start(request: MeterRequest): Promise<void> {
    this.cancel();
    this.store.setState({ phase: 'running', request, device: null, progress: null, failure: null });
    let ended = false;
    const result = await new Promise<Result<LatencyReport | LatencyTimes> | undefined>((resolve) => {
      const { meter, end } = this.#tools.hire(() => resolve(LOST));
      this.#end = () => {
        ended = true;
        end();
        resolve(undefined);
      };
      this.#measure(meter, request, () => ended).then(resolve, () => resolve(LOST));
    });
    if (ended) return;
    this.#end?.();
    this.#end = undefined;
    if (result === undefined) return;
    if (!result.ok) return this.store.setState({ phase: 'failed', failure: result });
    this.store.setState({ phase: 'idle' });
    if ('profile' in result.value) this.#add({ report: result.value, here: true });
    else this.store.setState({ times: [result.value, ...this.store.getState().times] });
  }

  /** One measurement after the other; the first that fails or is cancelled is the last. */
  async startEach(requests: readonly MeterRequest[]): Promise<void> {
    for (const request of requests) {
      await this.start(request);
      const { phase, request: last } = this.store.getState();
      // Another start makes this one void.
      if (phase !== 'idle' || last !== request) return;
    }
  }

  /** The fronts of two devices, by the texts of their models; `wrong` are wrong validation answers of all networks. */
  compare(models: readonly [string, string], wrong: Uint16Array): Promise<Result<FrontComparison>> {
    return this.#withMeter((meter) => meter.compare(models, wrong));
  }

  cancel(): void {
    if (this.#end === undefined) return;
    this.#end();
    this.#end = undefined;
    this.store.setState({ phase: 'cancelled' });
  }

  async #measure(
    meter: RemoteMeter,
    request: MeterRequest,
    ended: () => boolean,
  ): Promise<Result<LatencyReport | LatencyTimes> | undefined> {
    const begun = await meter.begin(request);
    if (ended() || !begun.ok) return begun.ok ? undefined : begun;
    this.store.setState({ device: begun.value });
    for (;;) {
      await this.#tools.onShow();
      const progress = await meter.advance(SLICE_MS);
      if (ended() || !progress.ok) return progress.ok ? undefined : progress;
      this.store.setState({ progress: progress.value });
      if (progress.value.done === progress.value.total) break;
    }
    return typeof request.networks === 'number' ? meter.report() : meter.times();
  }

  async #withMeter<T>(work: (meter: RemoteMeter) => Promise<T>): Promise<T | Failure> {
    let lose = (): void => {};
    const lost = new Promise<Failure>((resolve) => {
      lose = () => resolve(LOST);
    });
    const { meter, end } = this.#tools.hire(() => lose());
    try {
      return await Promise.race([work(meter), lost]);
    } finally {
      end();
    }
  }

  #add(timed: Timed): void {
    const { reports } = this.store.getState();
    const others = reports.filter(({ report, here }) =>
      timed.here
        ? !here || !isSameKind(report, timed.report)
        : report.profile.predictor.model !== timed.report.profile.predictor.model,
    );
    const kept = [timed, ...others];
    this.store.setState({ reports: kept });
    this.#tools.store(kept.flatMap(({ report, here }) => (here ? [JSON.stringify(report.profile)] : [])));
  }
}
