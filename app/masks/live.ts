/** Masks being trained behind what is on show: a worker for each training, its latest progress, and how it stands. */
import { wrap, type Remote } from 'comlink';
import { createStore, useStore } from 'zustand';
import type { TrainingApi, TrainingProgress, TrainingRequest } from '../../workers/masks/types.ts';

export interface TrainingState {
  readonly phase: 'idle' | 'running' | 'cancelled' | 'failed';
  /** What is trained, in words. */
  readonly what: string;
  readonly progress: TrainingProgress | null;
}

const store = createStore<TrainingState>(() => ({ phase: 'idle', what: '', progress: null }));
let running: Worker | undefined;

function end(phase: TrainingState['phase']): void {
  running?.terminate();
  running = undefined;
  store.setState({ phase });
}

export const cancelTraining = (): void => end('cancelled');

/** Cancels what is trained, and begins. */
export async function startTraining(what: string, request: TrainingRequest): Promise<void> {
  running?.terminate();
  const worker = new Worker(new URL('../../workers/masks/worker.ts', import.meta.url), { type: 'module' });
  running = worker;
  store.setState({ phase: 'running', what, progress: null });
  const lost = (): void => {
    if (running === worker) end('failed');
  };
  worker.addEventListener('error', lost);
  const trainer: Remote<TrainingApi> = wrap<TrainingApi>(worker);
  try {
    for (let progress = await trainer.begin(request); ; progress = await trainer.advance()) {
      if (running !== worker) return;
      store.setState({ progress });
      if (progress.done === progress.total) return end('idle');
    }
  } catch {
    lost();
  }
}

export const useTraining = (): TrainingState => useStore(store);
