/** The page's own worker for looking into transformers, started with the first question. */
import { wrap } from 'comlink';
import { useEffect, useMemo, useState } from 'react';
import type { Failure, Result } from '../../workers/core/result.ts';
import type { ReachabilityApi } from '../../workers/reachability/types.ts';
import { runLatest } from '../run/limiter.ts';

type Remote = { readonly [K in keyof ReachabilityApi]: ReachabilityApi[K] };

const LOST: Failure = {
  ok: false,
  code: 'worker-lost',
  message: 'the worker that looks into transformers stopped',
  hint: 'change the graph or the network, and it starts again; what was computed is kept',
};

interface Hired {
  readonly api: Remote;
  /** Who waits for an answer, to be told if the worker breaks. */
  readonly waiting: Set<(failure: Failure) => void>;
}

let hired: Hired | undefined;

function hire(): Hired {
  const worker = new Worker(new URL('../../workers/reachability/worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Set<(failure: Failure) => void>();
  const broken = (): void => {
    worker.terminate();
    hired = undefined;
    for (const tell of waiting) tell(LOST);
  };
  worker.addEventListener('error', broken);
  worker.addEventListener('messageerror', broken);
  return { api: wrap<ReachabilityApi>(worker) as Remote, waiting };
}

/** Asks the worker; a lost one answers with a failure, and the next question starts another. */
export function askReachability<T>(question: (api: Remote) => Promise<Result<T>>): Promise<Result<T>> {
  hired ??= hire();
  const { api, waiting } = hired;
  return new Promise((resolve) => {
    waiting.add(resolve);
    void question(api)
      .catch(() => LOST)
      .then((result) => {
        waiting.delete(resolve);
        resolve(result);
      });
  });
}

/** An answer, and what it answers. */
interface Told<Q, T> {
  readonly asked: Q;
  readonly result: Result<T>;
}

/**
 * The newest answer to `asked` (the same object while nothing changes; null: nothing is asked), asked one at a time, latest
 * wins. Until it has come the answer before stays, marked as `stale`.
 */
export function useTold<Q, T>(ask: (asked: Q) => Promise<Result<T>>, asked: Q | null) {
  const [told, setTold] = useState<Told<Q, T> | null>(null);
  const run = useMemo(
    () =>
      runLatest(async (wanted: Q) => {
        const result = await ask(wanted);
        setTold({ asked: wanted, result });
      }),
    [ask],
  );
  useEffect(() => {
    if (asked !== null) run(asked);
  }, [run, asked]);
  const current = asked === null ? null : told;
  const failure = current !== null && !current.result.ok && current.asked === asked ? current.result : null;
  return {
    asked: current?.asked ?? null,
    value: current?.result.ok === true ? current.result.value : null,
    failure,
    stale: current?.asked !== asked,
  };
}
