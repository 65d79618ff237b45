/**
 * An experiment in the background: its trials are given to a few workers, one each at a time. It can be stopped and taken up again; what
 * is done stays done. Knows no worker: it is given what can hire one.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TrialOutcome, TrialRequest } from '../../workers/core/experiment.ts';
import type { Failure, Result } from '../../workers/core/result.ts';
import type { RunSpec } from '../../workers/core/spec.ts';

/** A worker as it looks from here. */
export interface Trier {
  runTrial(request: TrialRequest): Promise<Result<TrialOutcome>>;
  end(): void;
}

export interface ExperimentState {
  readonly phase: 'none' | 'running' | 'stopped' | 'done' | 'failed';
  readonly wanted: number;
  /** In the order they came. */
  readonly outcomes: readonly TrialOutcome[];
  /** Of the time that trials have taken so far; null: not known yet. */
  readonly secondsLeft: number | null;
  readonly failure: Failure | null;
}

export interface ExperimentTools {
  /** `lost` is told if the worker breaks. */
  hire(lost: () => void): Trier;
  /** Milliseconds. */
  now(): number;
}

const NONE: ExperimentState = { phase: 'none', wanted: 0, outcomes: [], secondsLeft: null, failure: null };

const LOST: Failure = {
  ok: false,
  code: 'worker-lost',
  message: 'a worker of the experiment stopped',
  hint: 'what is done is kept: press Resume',
};

/** What is asked of an experiment, as text: the same for all links that ask the same. */
export const nameOf = (specs: readonly RunSpec[], trials: number): string => JSON.stringify([trials, specs]);

export class Experiment {
  readonly store: StoreApi<ExperimentState> = createStore(() => NONE);
  readonly #tools: ExperimentTools;
  readonly #workers: number;
  #specs: readonly RunSpec[] = [];
  #name = '';
  #triers: Trier[] = [];
  /** Every start and every stop makes the ones before it void. */
  #generation = 0;

  constructor(tools: ExperimentTools, workers: number) {
    this.#tools = tools;
    this.#workers = workers;
  }

  /** Another one is on show from now on: the one before is stopped and forgotten. */
  choose(specs: readonly RunSpec[], trials: number): void {
    const name = nameOf(specs, trials);
    if (name === this.#name) return;
    this.stop();
    this.#name = name;
    this.#specs = specs;
    this.store.setState({ ...NONE, wanted: trials });
  }

  /** Begins the one that was chosen, or goes on with it. */
  start(): void {
    const { phase, wanted, outcomes } = this.store.getState();
    if (phase === 'running' || phase === 'done') return;
    const generation = ++this.#generation;
    const known = new Set(outcomes.map(({ trial }) => trial));
    const queue = Array.from({ length: wanted }, (_, trial) => trial).filter((trial) => !known.has(trial));
    const began = this.#tools.now();
    const fail = (failure: Failure): void => {
      if (generation === this.#generation) this.#end({ phase: 'failed', failure });
    };
    const take = (outcome: TrialOutcome): void => {
      const all = [...this.store.getState().outcomes, outcome];
      const each = (this.#tools.now() - began) / (all.length - known.size);
      this.store.setState({ outcomes: all, secondsLeft: ((wanted - all.length) * each) / 1000 });
      if (all.length === wanted) this.#end({ phase: 'done', secondsLeft: 0 });
    };
    const work = async (trier: Trier): Promise<void> => {
      for (let trial = queue.shift(); trial !== undefined; trial = queue.shift()) {
        const result = await trier.runTrial({ specs: this.#specs, trial });
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

  #end(state: Partial<ExperimentState>): void {
    this.#generation++;
    for (const trier of this.#triers.splice(0)) trier.end();
    this.store.setState(state);
  }
}
