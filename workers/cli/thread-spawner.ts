/** Pools of Node's worker threads. A thread that owes nothing when its pool closes serves the next one: starting one takes a second. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PoolAnswer, Spawner } from '../host/pool.ts';

/** Threads that no pool has; they do not keep the process alive. */
const idle = new Set<Worker>();

function taken(): Worker {
  for (const worker of idle) {
    idle.delete(worker);
    worker.removeAllListeners('error');
    worker.ref();
    return worker;
  }
  return new Worker(new URL('./pool-thread.mjs', import.meta.url));
}

function leave(worker: Worker): void {
  idle.add(worker);
  worker.on('error', () => idle.delete(worker));
  worker.unref();
}

export const threadSpawner = (workers = availableParallelism()): Spawner => ({
  workers,
  spawn(onAnswer, onCrash) {
    const worker = taken();
    let owed = 0;
    let whole = true;
    worker.on('message', (answer: PoolAnswer) => {
      owed--;
      onAnswer(answer);
    });
    worker.on('error', () => {
      whole = false;
      onCrash();
    });
    return {
      post(request, transfer) {
        if ('shard' in request) owed++;
        worker.postMessage(request, transfer);
      },
      terminate() {
        // By name: Node has listeners of its own on it.
        worker.removeAllListeners('message');
        worker.removeAllListeners('error');
        if (owed === 0 && whole) leave(worker);
        else void worker.terminate();
      },
    };
  },
});
