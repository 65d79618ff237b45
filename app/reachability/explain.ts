/** The page's explanations: the measurement of one answer, and samples of many. They stay while other views are looked at. */
import { create, useStore } from 'zustand';
import type { Failure } from '../../workers/core/result.ts';
import type { Backend } from '../../workers/core/types.ts';
import type { Measurement } from '../../workers/problems/graph-path/explain-measure.ts';
import { PAPER_THRESHOLDS, type Thresholds } from '../../workers/problems/graph-path/explain-ops.ts';
import type { Asked, ExplainAsked, SampleAsked, SampleOutcome } from '../../workers/reachability/types.ts';
import { Experiment, type ExperimentState } from '../experiments/experiment.ts';
import { Hireling, whenLeft } from './hireling.ts';
import { hireBackground } from './sweep.ts';

interface MeasuringState {
  readonly asked: Asked | null;
  readonly phase: 'none' | 'running' | 'stopped' | 'done' | 'failed';
  readonly done: number;
  readonly all: number;
  readonly secondsLeft: number | null;
  readonly measurement: Measurement | null;
  readonly failure: Failure | null;
}

const NONE: Omit<MeasuringState, 'asked'> = {
  phase: 'none',
  done: 0,
  all: 0,
  secondsLeft: null,
  measurement: null,
  failure: null,
};

export const useMeasuring = create<MeasuringState>(() => ({ asked: null, ...NONE }));

const LOST: Failure = {
  ok: false,
  code: 'worker-lost',
  message: 'the worker that explains stopped',
  hint: 'press Resume to start another',
};

const measurer = new Hireling(hireBackground, LOST);
/** Every start makes the ones before it void. */
let generation = 0;
/** What was measured by a worker whose network failed, for the next one to go on with. */
let left: Measurement | undefined;

/** What runs the networks. Stays while other views are looked at. */
export const useBackend = create<{ readonly backend: Backend }>(() => ({ backend: 'wasm' }));

/** Another answer is measured from its beginning, or one by another backend: what the two compute differs in the last digits. */
export function chooseBackend(backend: Backend): void {
  generation++;
  left = undefined;
  useBackend.setState({ backend });
  useMeasuring.setState(NONE);
}

/** Forward passes per second, measured on the answer on show from its first change to its last. */
export const useRates = create<Readonly<Partial<Record<Backend, number>>>>(() => ({}));

/** Another answer is on show from now on. What the worker measured of the one before is kept there while the network is the same. */
export function chooseAnswer(asked: Asked | null): void {
  const { asked: before } = useMeasuring.getState();
  if (before === asked) return;
  if (before?.model !== asked?.model || before?.step !== asked?.step) measurer.end();
  left = undefined;
  useRates.setState({}, true);
  useMeasuring.setState({ asked, ...NONE });
}

export function stopMeasuring(): void {
  if (useMeasuring.getState().phase === 'running') useMeasuring.setState({ phase: 'stopped' });
}

// What runs goes on, and ends its worker itself.
whenLeft(() => {
  if (useMeasuring.getState().phase !== 'running') chooseAnswer(null);
});

/** Measures the answer on show, or goes on with it, until that is done, stopped or another one is on show. */
export async function startMeasuring(): Promise<void> {
  const { asked, phase } = useMeasuring.getState();
  if (asked === null || phase === 'running' || phase === 'done') return;
  useMeasuring.setState({ phase: 'running', failure: null, secondsLeft: null });
  const mine = ++generation;
  const { backend } = useBackend.getState();
  const explain: ExplainAsked = { ...asked, backend };
  const wanted = (): boolean => {
    const now = useMeasuring.getState();
    return mine === generation && now.asked === asked && now.phase === 'running';
  };
  let began = 0;
  let first: { readonly done: number; readonly passes: number } | undefined;
  while (wanted()) {
    const before = left;
    const result = await measurer.ask((api) => api.explain(explain, before));
    if (!result.ok) {
      const isMine = () => mine === generation && useMeasuring.getState().asked === asked;
      // A worker whose graphics device is lost gets no other: what it has is fetched, and it is ended.
      const kept = isMine() && measurer.isHired ? await measurer.ask((api) => api.measured(explain)) : undefined;
      if (!isMine()) return;
      measurer.end();
      left = (kept?.ok === true ? kept.value : undefined) ?? before;
      useMeasuring.setState({ phase: 'failed', failure: result, done: left?.done ?? 0 });
      return;
    }
    if (!wanted()) return;
    left = undefined;
    const { done, all, passes, measurement } = result.value;
    const seconds = (performance.now() - began) / 1000;
    let secondsLeft: number | null = null;
    if (first === undefined) {
      // The first answer holds the opening of the network too.
      first = { done, passes };
      began = performance.now();
    } else if (done > first.done) {
      secondsLeft = ((all - done) * seconds) / (done - first.done);
      if (done === all && phase === 'none') useRates.setState({ [backend]: (passes - first.passes) / seconds });
    }
    useMeasuring.setState({ done, all, secondsLeft });
    if (measurement === undefined) continue;
    useMeasuring.setState({ measurement, phase: 'done' });
    // All that it measured is here now.
    measurer.end();
  }
}

/** Stays while other views are looked at. */
export const useThresholds = create<Thresholds>(() => PAPER_THRESHOLDS);

const WORKERS = 2;

export const sampling = new Experiment<SampleAsked, SampleOutcome>(
  {
    now: () => performance.now(),
    hire(lost) {
      const { api, end } = hireBackground(lost);
      return { runTrial: (asked, trial) => api.sample(asked, trial), end };
    },
  },
  WORKERS,
);

export const useSampling = (): ExperimentState<SampleOutcome> => useStore(sampling.store);

/** What is sampled, at which thresholds. Stays while other views are looked at, as the sample does. */
export const useSampleChoice = create<{
  readonly network: SampleAsked['network'];
  readonly each: number;
  readonly fixed: Thresholds;
}>(() => ({ network: 'trained', each: 5, fixed: PAPER_THRESHOLDS }));
