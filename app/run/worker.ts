import { transfer, wrap } from 'comlink';
import type { WorkerApi } from '../../workers/host/protocol.ts';
import { RunClient, TICK_MS, type Connect } from './client.ts';
import { takeSandbox, takeTables } from './given.ts';

const connect: Connect = (onCrash) => {
  const worker = new Worker(new URL('../../workers/host/worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', onCrash);
  worker.addEventListener('messageerror', onCrash);
  const host = wrap<WorkerApi>(worker);
  // Messages keep their order: a run that is opened after this finds its table.
  const stop = takeTables((file) => void host.give(file));
  const close = takeSandbox((port) => void host.sandbox(transfer(port, [port])));
  return {
    host,
    terminate() {
      stop();
      close();
      worker.terminate();
    },
  };
};

const clients = new Set<RunClient>();

/** A client with a worker of its own. */
export function hire(): RunClient {
  const hired = new RunClient(connect);
  clients.add(hired);
  return hired;
}

export function dismiss(hired: RunClient): void {
  clients.delete(hired);
  hired.end();
}

/** Made when this module loads, so that the worker starts before anything is rendered. */
export const client = hire();
setInterval(() => clients.forEach((each) => each.tick()), TICK_MS);
