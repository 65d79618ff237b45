/**
 * An experiment in the background: its trials are given to a few workers, one each at a time. It can be stopped and taken up again; what
 * is done stays done. Knows no worker: it is given what can hire one, nor what a trial is.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../workers/core/result.ts';

/** What a trial told. */
interface Outcome {
  /** From 0. */
  readonly trial: number;
}

/** A worker as it looks from here: takes trials of what is asked, `A`. */
export interface Trier<A, O extends Outcome> {
  runTrial(asked: A, trial: number): Promise<Result<O>>;
  end(): void;
}

export interface ExperimentState<O extends Outcome> {
  readonly phase: 'none' | 'running' | 'stopped' | 'done' | 'failed';
  readonly wanted: number;
  /** In the order they came. */
  readonly outcomes: readonly O[];
  /** Of the time that trials have taken so far; null: not known yet. */
  readonly secondsLeft: number | null;
  readonly failure: Failure | null;
}

export interface ExperimentTools<A, O extends Outcome> {
  /** `lost` is told if the worker breaks. */
  hire(lost: () => void): Trier<A, O>;
  /** Milliseconds. */
  now(): number;
}

const NONE: ExperimentState<never> = { phase: 'none', wanted: 0, outcomes: [], secondsLeft: null, failure: null };

const LOST: Failure = {
  ok: false,
  code: 'worker-lost',
  message: 'a worker of the experiment stopped',
  hint: 'what is done is kept: press Resume',
};

/** `A` is plain data. */
export class Experiment<A, O extends Outcome> {
  readonly store: StoreApi<ExperimentState<O>> = createStore<ExperimentState<O>>(() => NONE);
  readonly #tools: ExperimentTools<A, O>;
  readonly #workers: number;
  #asked: A | undefined;
  /** What is asked, as text: the same for all that ask the same. */
  #name = '';
  #triers: Trier<A, O>[] = [];
  /** Every start and every stop makes the ones before it void. */
  #generation = 0;

  constructor(tools: ExperimentTools<A, O>, workers: number) {
    this.#tools = tools;
    this.#workers = workers;
  }

  /** Another one is on show from now on: the one before is stopped and forgotten. */
  choose(asked: A, trials: number): void {
    const name = JSON.stringify([trials, asked]);
    if (name === this.#name) return;
    this.stop();
    this.#name = name;
    this.#asked = asked;
    this.store.setState({ ...NONE, wanted: trials });
  }

  /** Begins the one that was chosen, or goes on with it. */
  start(): void {
    const { phase, wanted, outcomes } = this.store.getState();
    const asked = this.#asked;
    if (asked === undefined || phase === 'running' || phase === 'done') return;
    const generation = ++this.#generation;
    const known = new Set(outcomes.map(({ trial }) => trial));
    const queue = Array.from({ length: wanted }, (_, trial) => trial).filter((trial) => !known.has(trial));
    const began = this.#tools.now();
    const fail = (failure: Failure): void => {
      if (generation === this.#generation) this.#end({ phase: 'failed', failure });
    };
    const take = (outcome: O): void => {
      const all = [...this.store.getState().outcomes, outcome];
      const each = (this.#tools.now() - began) / (all.length - known.size);
      this.store.setState({ outcomes: all, secondsLeft: ((wanted - all.length) * each) / 1000 });
      if (all.length === wanted) this.#end({ phase: 'done', secondsLeft: 0 });
    };
    const work = async (trier: Trier<A, O>): Promise<void> => {
      for (let trial = queue.shift(); trial !== undefined; trial = queue.shift()) {
        const result = await trier.runTrial(asked, trial);
        if (generation !== this.#generation) return;
        if (!result.ok) return fail(result);
        take(result.value);
      }
    };
    this.store.setState({ phase: 'running', failure: null, secondsLeft: null });
    for (let i = 0; i < Math.min(this.#workers, queue.length); i++) {
      const trier = this.#tools.hire(() => fail(LOST));
      this.#triers.push(trier);
      work(trier).catch(() => fail(LOST));
    }
  }

  /** Stops at once; trials under way are taken again another time. */
  stop(): void {
    if (this.store.getState().phase === 'running') this.#end({ phase: 'stopped' });
  }

  #end(state: Partial<ExperimentState<O>>): void {
    this.#generation++;
    for (const trier of this.#triers.splice(0)) trier.end();
    this.store.setState(state);
  }
}
