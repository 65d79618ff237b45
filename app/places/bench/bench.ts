/**
 * Measures one thing after the other, so that none disturbs another, in rounds. A page in the background does not measure: it
 * would be slowed down, so what was under way meanwhile is measured again. What it needs of the browser is handed in.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { quantile } from '../../../workers/core/statistics.ts';
import { fail, type Failure, type Result } from '../../../workers/core/result.ts';
import type { DeviceApi, WorkId } from '../../../workers/device/types.ts';
import { FIGURES, MEASURES, type FigureId, type MeasureId } from './measures.ts';

export const ROUNDS = 5;
/** A round lasts so long, and longer where the clock is coarse: this many of its steps, so that a step is 1 % of it at most. */
const ROUND_MS = 1000;
const CLOCK_STEPS = 100;
export const roundLength = (clockStepMs: number): number => Math.max(ROUND_MS, Math.ceil(CLOCK_STEPS * clockStepMs));

export type RemoteDevice = {
  readonly [K in keyof DeviceApi]: (...args: Parameters<DeviceApi[K]>) => ReturnType<DeviceApi[K]>;
};

export interface BenchTools {
  /** Starts a worker; `lost` is called if it crashes. */
  hire(lost: () => void): { readonly device: RemoteDevice; end(): void };
  /** Puts a run on show that plays until `end`; `times` are those from frame to frame, for so many milliseconds. */
  stage(): Promise<Result<{ times(ms: number): Promise<Result<Float64Array>>; end(): void }>>;
  /** Resolves when the page is on show. */
  onShow(): Promise<void>;
  /** Counts how often the page was hidden. */
  timesHidden(): number;
  /** ISO 8601. */
  today(): string;
}

/** The rounds of a figure, in its unit, or why there are none. */
export type Outcome =
  | { readonly ok: true; readonly rounds: readonly number[]; readonly roundMs: number; readonly clockStepMs: number }
  | Failure;

export interface BenchState {
  readonly phase: 'idle' | 'running' | 'cancelled' | 'done';
  /** What is being measured, and which round of it; 0 while it is made ready. */
  readonly measure: MeasureId | null;
  readonly round: number;
  readonly outcomes: Readonly<Partial<Record<FigureId, Outcome>>>;
  /** When the first of them was begun. */
  readonly when: string | null;
}

const LOST = fail('lost', 'the worker that measures was expected to answer, but it stopped', 'measure again');

/** One press of the button; `release` lets go of what it holds. */
interface Attempt {
  stopped: boolean;
  release: () => void;
}

function letGo(attempt: Attempt): void {
  const { release } = attempt;
  attempt.release = () => {};
  release();
}

export class Bench {
  readonly store: StoreApi<BenchState> = createStore(() => ({
    phase: 'idle',
    measure: null,
    round: 0,
    outcomes: {},
    when: null,
  }));
  readonly #tools: BenchTools;
  #attempt: Attempt | undefined;

  constructor(tools: BenchTools) {
    this.#tools = tools;
  }

  /** Measures everything, in place of what was measured before. */
  async start(): Promise<void> {
    this.cancel();
    const attempt: Attempt = { stopped: false, release: () => {} };
    this.#attempt = attempt;
    this.store.setState({ phase: 'running', measure: null, round: 0, outcomes: {}, when: this.#tools.today() });
    for (const measure of MEASURES) {
      this.store.setState({ measure, round: 0 });
      const found = await (measure === 'frames' ? this.#frames(attempt) : this.#work(measure, attempt));
      letGo(attempt);
      if (attempt.stopped) return;
      this.store.setState({ outcomes: { ...this.store.getState().outcomes, ...found } });
    }
    this.#attempt = undefined;
    this.store.setState({ phase: 'done', measure: null });
  }

  /** What is measured wholly is kept. */
  cancel(): void {
    if (this.#attempt === undefined) return;
    this.#attempt.stopped = true;
    letGo(this.#attempt);
    this.#attempt = undefined;
    this.store.setState({ phase: 'cancelled', measure: null });
  }

  #work(work: WorkId, attempt: Attempt): Promise<BenchState['outcomes']> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => resolve({ [work]: outcome });
      const { device, end } = this.#tools.hire(() => settle(LOST));
      attempt.release = () => {
        end();
        // An ended worker answers no more.
        settle(LOST);
      };
      this.#rates(device, work, attempt).then(settle, () => settle(LOST));
    });
  }

  async #rates(device: RemoteDevice, work: WorkId, attempt: Attempt): Promise<Outcome> {
    await this.#tools.onShow();
    const begun = await device.begin(work);
    if (!begun.ok) return begun;
    const roundMs = roundLength(begun.value);
    const rounds = await this.#rounds(attempt, async () => {
      const round = await device.round(roundMs);
      return round.ok ? { ok: true, value: (1000 * round.value.count) / round.value.ms } : round;
    });
    return rounds.ok ? { ok: true, rounds: rounds.value, roundMs, clockStepMs: begun.value } : rounds;
  }

  async #frames(attempt: Attempt): Promise<BenchState['outcomes']> {
    await this.#tools.onShow();
    const stage = await this.#tools.stage();
    if (!stage.ok) return { 'frame-median': stage, 'frame-p95': stage };
    const { times, end } = stage.value;
    attempt.release = end;
    // Cancelled before there was anything to end.
    if (attempt.stopped) letGo(attempt);
    const rounds = await this.#rounds(attempt, async () => {
      const found = await times(ROUND_MS);
      return found.ok ? { ok: true, value: [quantile(found.value, 0.5), quantile(found.value, 0.95)] as const } : found;
    });
    if (!rounds.ok) return { 'frame-median': rounds, 'frame-p95': rounds };
    const column = (i: 0 | 1): Outcome => ({
      ok: true,
      rounds: rounds.value.map((pair) => pair[i]),
      roundMs: ROUND_MS,
      clockStepMs: 0,
    });
    return { 'frame-median': column(0), 'frame-p95': column(1) };
  }

  /** Only rounds count through which the page was on show. */
  async #rounds<T>(attempt: Attempt, measure: () => Promise<Result<T>>): Promise<Result<T[]>> {
    const values: T[] = [];
    while (values.length < ROUNDS) {
      if (attempt.stopped) return LOST;
      this.store.setState({ round: values.length + 1 });
      await this.#tools.onShow();
      const hidden = this.#tools.timesHidden();
      const result = await measure();
      if (!result.ok) return result;
      if (this.#tools.timesHidden() === hidden) values.push(result.value);
    }
    return { ok: true, value: values };
  }
}

/** How much of everything is done, from 0 to 1. */
export function shareDone({ measure, round }: BenchState): number {
  if (measure === null) return 0;
  return (MEASURES.indexOf(measure) + Math.max(0, round - 1) / ROUNDS) / MEASURES.length;
}

/** The figures whose rounds can be shown. */
export const finished = (outcomes: BenchState['outcomes']): boolean => FIGURES.some(({ id }) => outcomes[id]?.ok);
