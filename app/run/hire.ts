/** Workers for runs, and the clients that talk to them. Loading this starts none. */
import { transfer, wrap } from 'comlink';
import type { WorkerApi } from '../../workers/host/protocol.ts';
import { RunClient, TICK_MS, type Connect } from './client.ts';
import { takeSandbox, takeTables } from './given.ts';

const connectTo =
  (start: () => Worker): Connect =>
  (onCrash) => {
    const worker = start();
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

const connect = connectTo(
  () => new Worker(new URL('../../workers/host/worker.ts', import.meta.url), { type: 'module' }),
);
/** The name tells it not to spread slow problems over workers of its own: all cores are taken by its like. */
const connectOneOfMany = connectTo(
  () => new Worker(new URL('../../workers/host/worker.ts', import.meta.url), { type: 'module', name: 'one-of-many' }),
);

const clients = new Set<RunClient>();

function add(hired: RunClient): RunClient {
  clients.add(hired);
  return hired;
}

/** A client with a worker of its own. */
export const hire = (): RunClient => add(new RunClient(connect));

/** The same where many runs are computed side by side. */
export const hireOneOfMany = (): RunClient => add(new RunClient(connectOneOfMany));

export function dismiss(hired: RunClient): void {
  clients.delete(hired);
  hired.end();
}

setInterval(() => clients.forEach((each) => each.tick()), TICK_MS);
