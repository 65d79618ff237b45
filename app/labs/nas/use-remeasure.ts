import { useEffect, useRef, useState } from 'react';
import { stopwatch } from '../../latency/live.ts';
import { session } from '../../run/live.ts';
import type { Origin } from './origin.ts';

/** As many as a quick measurement takes. */
const QUICK = 60;

/**
 * A link brings the costs of its own device along; what they are here is measured as soon as the run stands still, once,
 * unless it was before. Returns whether what was kept in this browser is known by now.
 */
export function useRemeasure(origin: Origin | null, resting: boolean): boolean {
  const [restored, setRestored] = useState(false);
  useEffect(() => void stopwatch.restore().finally(() => setRestored(true)), []);
  /** The model it was begun for. */
  const begun = useRef('');
  const model = origin?.model ?? '';
  const foreign = origin !== null && origin.here === null && origin.alike === null;
  useEffect(() => {
    if (!restored || !resting || !foreign || begun.current === model) return;
    if (stopwatch.store.getState().phase === 'running') return;
    begun.current = model;
    measureAlike(origin);
  });
  useEffect(
    () => () => {
      // Whoever leaves the run does not wait for it.
      if (begun.current === model && model !== '' && isOfAll()) stopwatch.cancel();
    },
    [model],
  );
  return restored;
}

const isOfAll = (): boolean => {
  const { phase, request } = stopwatch.store.getState();
  return phase === 'running' && typeof request?.networks === 'number';
};

/** Measures on this device what a run's costs are of. */
export function measureAlike({ told: { backend, batch } }: Origin): void {
  session.pause();
  void stopwatch.start({ backend, batch, networks: QUICK });
}
