/** The page's own bench: its workers, its stage, and whether it is on show. Made when the page is first opened. */
import { wrap } from 'comlink';
import { useStore } from 'zustand';
import type { DeviceApi } from '../../../workers/device/types.ts';
import { Bench, type BenchState } from './bench.ts';
import { openStage } from './stage.ts';

let hidden = 0;
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hidden += 1;
});

export const bench = new Bench({
  hire(lost) {
    const worker = new Worker(new URL('../../../workers/device/worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', lost);
    worker.addEventListener('messageerror', lost);
    const { begin, round } = wrap<DeviceApi>(worker);
    return { device: { begin, round }, end: () => worker.terminate() };
  },
  stage: openStage,
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
  timesHidden: () => hidden,
  today: () => new Date().toISOString(),
});

export const useBench = (): BenchState => useStore(bench.store);
