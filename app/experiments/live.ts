/** The page's own experiment, and the workers that take its trials. */
import { wrap } from 'comlink';
import { useStore } from 'zustand';
import type { TrialOutcome } from '../../workers/core/experiment.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { ExperimentApi } from '../../workers/experiments/worker.ts';
import { Experiment, type ExperimentState } from './experiment.ts';

/** Beside those that draw and play. */
const WORKERS = 2;

export const experiment = new Experiment<readonly RunSpec[], TrialOutcome>(
  {
    now: () => performance.now(),
    hire(lost) {
      const worker = new Worker(new URL('../../workers/experiments/worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('error', lost);
      worker.addEventListener('messageerror', lost);
      const { runTrial } = wrap<ExperimentApi>(worker);
      return { runTrial: (specs, trial) => runTrial({ specs, trial }), end: () => worker.terminate() };
    },
  },
  WORKERS,
);

export const useExperiment = (): ExperimentState<TrialOutcome> => useStore(experiment.store);
