/** Pools of Node's worker threads. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PoolAnswer, Spawner } from '../host/pool.ts';

export const threadSpawner = (workers = availableParallelism()): Spawner => ({
  workers,
  spawn(onAnswer, onCrash) {
    const worker = new Worker(new URL('./pool-thread.mjs', import.meta.url));
    worker.on('message', (answer: PoolAnswer) => onAnswer(answer));
    worker.on('error', onCrash);
    return {
      post: (request, transfer) => worker.postMessage(request, transfer),
      terminate: () => void worker.terminate(),
    };
  },
});
