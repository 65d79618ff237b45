/** The page's own worker for looking into transformers, started with the first question. */
import { wrap } from 'comlink';
import { useEffect, useMemo, useState } from 'react';
import type { Failure, Result } from '../../workers/core/result.ts';
import type { ReachabilityApi } from '../../workers/reachability/types.ts';
import { runLatest } from '../run/limiter.ts';
import { Hireling, whenLeft } from './hireling.ts';

type Remote = { readonly [K in keyof ReachabilityApi]: ReachabilityApi[K] };

const LOST: Failure = {
  ok: false,
  code: 'worker-lost',
  message: 'the worker that looks into transformers stopped',
  hint: 'change the graph or the network, and it starts again; what was computed is kept',
};

const looker = new Hireling<Remote>((lost) => {
  const worker = new Worker(new URL('../../workers/reachability/worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', lost);
  worker.addEventListener('messageerror', lost);
  return { api: wrap<ReachabilityApi>(worker) as Remote, end: () => worker.terminate() };
}, LOST);

/** What was opened is released with the worker; the next question hires another. */
export const endLooking = (): void => looker.end();
whenLeft(endLooking);

/** Asks the worker; a lost one answers with a failure, and the next question starts another. */
export const askReachability = <T>(question: (api: Remote) => Promise<Result<T>>): Promise<Result<T>> =>
  looker.ask(question);

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
