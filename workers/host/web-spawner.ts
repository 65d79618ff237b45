/** Pools of Web Workers, started from within the run's own worker. */
import type { PoolAnswer, Spawner } from './pool.ts';

interface WebWorker {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  terminate(): void;
  addEventListener(type: string, listener: (event: { readonly data: PoolAnswer }) => void): void;
}

declare global {
  interface ImportMeta {
    readonly url: string;
  }
}

declare const URL: new (path: string, base: string) => object;
declare const Worker: new (url: object, options: { type: 'module' }) => WebWorker;
declare const self: { readonly name: string };
declare const navigator: { readonly hardwareConcurrency?: number };

/** Beyond this, other pages and the person would notice more than the run. */
const MOST = 8;

export const webSpawner: Spawner = {
  // One of many that compute side by side has others for neighbours, not helpers.
  workers: self.name === 'one-of-many' ? 1 : Math.min(MOST, navigator.hardwareConcurrency ?? 2),
  spawn(onAnswer, onCrash) {
    const worker = new Worker(new URL('./pool-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => onAnswer(data));
    worker.addEventListener('error', onCrash);
    worker.addEventListener('messageerror', onCrash);
    return {
      post: (request, transfer) => worker.postMessage(request, transfer),
      terminate: () => worker.terminate(),
    };
  },
};
