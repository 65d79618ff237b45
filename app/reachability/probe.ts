/** The linear probes that the page trains, one network at a time, in a worker of their own that keeps them. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Failure, Result } from '../../workers/core/result.ts';
import type { Asked, Of, ProbeProgress } from '../../workers/reachability/types.ts';
import { Hireling, whenLeft } from './hireling.ts';
import { hireBackground } from './sweep.ts';

interface ProbeState {
  /** The network whose probes these are. */
  readonly name: string;
  readonly phase: 'none' | 'running' | 'stopped' | 'done';
  readonly progress: ProbeProgress | null;
  /** Of the time so far; null: not known yet. */
  readonly secondsLeft: number | null;
  readonly failure: Failure | null;
}

const NONE: ProbeState = { name: '', phase: 'none', progress: null, secondsLeft: null, failure: null };

const LOST: Failure = {
  ok: false,
  code: 'worker-lost',
  message: 'the worker that trains linear probes stopped',
  hint: 'train them again',
};

const store = createStore<ProbeState>(() => NONE);
const prober = new Hireling(hireBackground, LOST);
/** Every start and every stop makes the ones before it void. */
let generation = 0;

const nameOf = ({ model, step }: Of): string => `${model} ${step ?? ''}`;

/** No probe is kept any more. */
function forget(failure: Failure | null): void {
  generation++;
  prober.end();
  store.setState({ ...NONE, name: store.getState().name, failure });
}

// What runs goes on.
whenLeft(() => {
  if (store.getState().phase !== 'running') forget(null);
});

/** Begins to train, or goes on; those of another network are left where they are. */
export async function trainProbes(of: Of): Promise<void> {
  const name = nameOf(of);
  const mine = ++generation;
  if (store.getState().name !== name) store.setState({ ...NONE, name });
  store.setState({ phase: 'running', failure: null, secondsLeft: null });
  const began = performance.now();
  let first: number | undefined;
  for (;;) {
    const result = await prober.ask((api) => api.probe(of));
    if (mine !== generation) return;
    // With its worker all that the probe had learned is gone.
    if (result === LOST) return forget(LOST);
    if (!result.ok) return store.setState({ phase: 'stopped', failure: result });
    const progress = result.value;
    const { done, all } = progress;
    first ??= done;
    const each = done > first ? (performance.now() - began) / (done - first) : null;
    const secondsLeft = each === null ? null : ((all - done) * each) / 1000;
    const phase = progress.areas === undefined ? 'running' : 'done';
    store.setState({ progress, secondsLeft, phase });
    if (phase === 'done') return;
  }
}

/** Stops after the graphs under way; what is done stays done. */
export function stopProbes(): void {
  generation++;
  store.setState({ phase: 'stopped' });
}

/** Of the graph asked; fails where there is no probe of that network yet, or no longer. */
export async function askProbes({ question, ...of }: Asked): Promise<Result<readonly (readonly Float64Array[])[]>> {
  if (!prober.isHired) return LOST;
  const result = await prober.ask((api) => api.guess(of, question));
  if (result === LOST && store.getState().phase !== 'running') forget(LOST);
  return result;
}

/** How far the probes of this network are. */
export function useProbes(of: Of): ProbeState {
  const state = useStore(store);
  return state.name === nameOf(of) ? state : NONE;
}
