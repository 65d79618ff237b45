/** The page's stopwatch: its worker, its storage, and whether the page is on show. */
import { wrap } from 'comlink';
import { useStore } from 'zustand';
import type { LatencyApi } from '../../workers/latency/types.ts';
import { Stopwatch, type StopwatchState } from './stopwatch.ts';

const KEY = 'searchlight-latency';

function stored(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export const stopwatch = new Stopwatch({
  hire(lost) {
    const worker = new Worker(new URL('../../workers/latency/worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', lost);
    worker.addEventListener('messageerror', lost);
    return { meter: wrap<LatencyApi>(worker), end: () => worker.terminate() };
  },
  onShow: () =>
    new Promise((resolve) => {
      if (!document.hidden) return resolve();
      const look = (): void => {
        if (document.hidden) return;
        document.removeEventListener('visibilitychange', look);
        resolve();
      };
      document.addEventListener('visibilitychange', look);
    }),
  stored,
  store(profiles) {
    try {
      localStorage.setItem(KEY, JSON.stringify(profiles));
    } catch {
      // Storage is blocked or full; the profiles last as long as the page.
    }
  },
});

export const useStopwatch = <T>(select: (state: StopwatchState) => T): T => useStore(stopwatch.store, select);
