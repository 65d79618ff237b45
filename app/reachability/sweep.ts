/** The page's own sweep: what is chosen, and the workers that ask its parts. */
import { wrap } from 'comlink';
import { create, useStore } from 'zustand';
import type { SweepAsked, SweepPart } from '../../workers/problems/graph-path/sweep.ts';
import type { BackgroundApi } from '../../workers/reachability/types.ts';
import { Experiment, type ExperimentState } from '../experiments/experiment.ts';

/** Beside those that search and look. */
const WORKERS = 2;

/** A worker for what takes long; `lost` is told if it breaks. Whoever hires it ends it. */
export function hireBackground(lost: () => void) {
  const worker = new Worker(new URL('../../workers/reachability/background.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', lost);
  worker.addEventListener('messageerror', lost);
  return { api: wrap<BackgroundApi>(worker), end: () => worker.terminate() };
}

export const sweeping = new Experiment<SweepAsked, SweepPart>(
  {
    now: () => performance.now(),
    hire(lost) {
      const { api, end } = hireBackground(lost);
      return { runTrial: (asked, part) => api.askPart(asked, part), end };
    },
  },
  WORKERS,
);

export const useSweeping = (): ExperimentState<SweepPart> => useStore(sweeping.store);

/** What is chosen; as large graphs as all solvers take if no size is. */
export type SweepChoice = Omit<SweepAsked, 'size'> & { readonly size: number | null };

/** At first the paper's first claim: what was learned hangs on the graphs of the training. */
export const FIRST_SWEEP: SweepChoice = {
  solvers: ['e12', 'e12-naive', 'breadth-first'],
  distribution: 'balanced',
  size: null,
  each: 1000,
  seed: 1,
};

/** Stays while other views are looked at. */
export const useSweepChoice = create<SweepChoice>(() => FIRST_SWEEP);
