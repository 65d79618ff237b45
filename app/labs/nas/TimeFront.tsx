import { useMemo } from 'react';
import type { DeviceTold } from '../../../workers/problems/supernet/picture.ts';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import { session } from '../../run/live.ts';
import { durationText } from './latency-text.ts';

/** Times the networks of a front for real, on this device as they were predicted for theirs. */
export function TimeFront({ told, ids }: { readonly told: DeviceTold; readonly ids: readonly number[] }) {
  const { phase, request, progress } = useStopwatch((state) => state);
  const key = ids.join();
  const networks = useMemo(() => (key === '' ? [] : key.split(',').map(Number)), [key]);
  if (networks.length === 0) return null;
  const running = phase === 'running';
  const own = running && request?.networks === networks;
  const measure = (): void => {
    session.pause();
    void stopwatch.start({ backend: told.backend, batch: told.batch, networks });
  };
  if (!own) {
    return (
      <button type="button" className="button" disabled={running} onClick={measure}>
        {networks.length === 1 ? 'Time the network of the front' : `Time the ${networks.length} networks of the front`}
      </button>
    );
  }
  return (
    <>
      <button type="button" className="button" onClick={() => stopwatch.cancel()}>
        Cancel
      </button>
      <span role="status" className="latency-help">
        {progress === null
          ? 'Getting ready'
          : `${progress.done} of ${progress.total}, ${durationText(progress.leftMs)} left`}
      </span>
    </>
  );
}
