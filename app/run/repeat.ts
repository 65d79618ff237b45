/**
 * The same runs with other seeds, computed behind what is on show: in workers of its own, slice by slice, with rests
 * while the player needs the machine. Nothing here is drawn until a run has ended.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CurvesFrame, MapFrame } from '../../workers/core/frames.ts';
import type { ParamValues } from '../../workers/core/params.ts';
import type { Failure, Result } from '../../workers/core/result.ts';
import { SEED, type RunSpec } from '../../workers/core/spec.ts';
import type { Progress, RunInfo, Slice } from '../../workers/host/protocol.ts';

/** What a repeat needs of a worker; RunClient is one. */
export interface RepeatClient {
  open(spec: RunSpec, lens: ParamValues): Promise<Result<RunInfo>>;
  advance(slice: Slice): Promise<Result<Progress>>;
}

export interface RepeatedRun {
  readonly entrant: number;
  readonly seed: number;
  readonly curves: CurvesFrame;
  /** Where there is one. */
  readonly map: MapFrame | undefined;
  readonly digest: string;
}

/** The runs done so far; a new array whenever one joins. */
export interface RepeatState {
  readonly phase: 'none' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly wanted: number;
  /** Evaluations done, as a share of all. */
  readonly share: number;
  readonly runs: readonly RepeatedRun[];
  readonly failure: Failure | null;
}

export interface RepeatTools {
  hire(): RepeatClient;
  dismiss(client: RepeatClient): void;
  /** Whether the player is computing. */
  isBusy(): boolean;
  wait(ms: number): Promise<void>;
}

const NONE: RepeatState = { phase: 'none', wanted: 0, share: 0, runs: [], failure: null };
const SLICE_MS = 40;
/** Rest after each slice while the player computes: two thirds of the time is left to it. */
const REST_MS = 80;

interface Job {
  readonly entrant: number;
  readonly spec: RunSpec;
}

/** Seeds in order, all entrants under one before the next, so that every entrant has as many runs as any other. */
export function jobsOf(specs: readonly RunSpec[], count: number): Job[] {
  return Array.from({ length: count }, (_, k) =>
    specs.map((spec, entrant) => ({ entrant, spec: { ...spec, seed: (spec.seed + k) % (SEED.max + 1) } })),
  ).flat();
}

export class Repeat {
  readonly store: StoreApi<RepeatState> = createStore(() => NONE);
  readonly #tools: RepeatTools;
  readonly #workers: number;
  /** Every start and every cancel makes the ones before it void. */
  #generation = 0;

  constructor(tools: RepeatTools, workers: number) {
    this.#tools = tools;
    this.#workers = workers;
  }

  async start(specs: readonly RunSpec[], lens: ParamValues, count: number): Promise<void> {
    const generation = ++this.#generation;
    const jobs = jobsOf(specs, count);
    const total = jobs.reduce((sum, { spec }) => sum + spec.budget, 0);
    this.store.setState({ ...NONE, phase: 'running', wanted: jobs.length });
    const queue = [...jobs];
    let before = 0;
    const work = async (): Promise<void> => {
      const client = this.#tools.hire();
      try {
        for (let job = queue.shift(); job !== undefined && generation === this.#generation; job = queue.shift()) {
          const advanced = (by: number) => {
            before += by;
            this.store.setState({ share: before / total });
          };
          await this.#run(client, job, lens, generation, advanced);
        }
      } finally {
        this.#tools.dismiss(client);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#workers, jobs.length) }, work));
    if (generation === this.#generation && this.store.getState().phase === 'running')
      this.store.setState({ phase: 'done', share: 1 });
  }

  /** Stops; what is done stays. */
  cancel(): void {
    this.#generation += 1;
    if (this.store.getState().phase === 'running') this.store.setState({ phase: 'cancelled' });
  }

  /** Stops and forgets: the runs on show are other ones now. */
  clear(): void {
    this.cancel();
    this.store.setState(NONE);
  }

  async #run(
    client: RepeatClient,
    { entrant, spec }: Job,
    lens: ParamValues,
    generation: number,
    advanced: (by: number) => void,
  ): Promise<void> {
    const opened = await client.open(spec, lens);
    if (generation !== this.#generation) return;
    if (!opened.ok) return this.#fail(opened);
    for (let at = 0; ;) {
      const frames = at >= spec.budget;
      const result = await client.advance({ until: spec.budget, sliceMs: SLICE_MS, frames });
      if (generation !== this.#generation) return;
      // A replaced worker goes on by itself from where it was kept.
      if (!result.ok && result.code !== 'worker-replaced') return this.#fail(result);
      if (!result.ok) continue;
      const { value } = result;
      advanced(value.at - at);
      at = value.at;
      if (value.frames) {
        const run = {
          entrant,
          seed: spec.seed,
          curves: value.frames.curves,
          map: value.frames['elite-map'],
          digest: value.digest,
        };
        this.store.setState((state) => ({ runs: [...state.runs, run] }));
        return;
      }
      if (this.#tools.isBusy()) await this.#tools.wait(REST_MS);
    }
  }

  #fail(failure: Failure): void {
    this.#generation += 1;
    this.store.setState({ phase: 'failed', failure });
  }
}
