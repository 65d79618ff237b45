/** The page's own worker for exact values, started with the first question. */
import { wrap } from 'comlink';
import { useStore } from 'zustand';
import type { TruthApi } from '../../workers/truth/types.ts';
import { Asking, type TruthState } from './asking.ts';

export const truth = new Asking((lost) => {
  const worker = new Worker(new URL('../../workers/truth/worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', lost);
  worker.addEventListener('messageerror', lost);
  const remote = wrap<TruthApi>(worker);
  return {
    begin: (request) => remote.begin(request),
    advance: () => remote.advance(),
    end: () => worker.terminate(),
  };
});

export const useTruth = <T>(select: (state: TruthState) => T): T => useStore(truth.store, select);
