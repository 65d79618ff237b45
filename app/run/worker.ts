import { wrap } from 'comlink';
import type { HostApi } from '../../workers/host/protocol.ts';
import { RunClient, TICK_MS, type Connect } from './client.ts';

const connect: Connect = (onCrash) => {
  const worker = new Worker(new URL('../../workers/host/worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', onCrash);
  worker.addEventListener('messageerror', onCrash);
  return { host: wrap<HostApi>(worker), terminate: () => worker.terminate() };
};

/** Made when this module loads, so that the worker starts before anything is rendered. */
export const client = new RunClient(connect);
setInterval(() => client.tick(), TICK_MS);
