import { useMemo } from 'react';
import { labelOf, type DeviceTold } from '../../../workers/problems/supernet/picture.ts';
import { useStopwatch } from '../../latency/live.ts';
import { timesHere } from '../../latency/times.ts';
import { deviceLine } from './latency-text.ts';
import { TIME_HEADS, TimeCells } from './TimeCells.tsx';
import './latency.css';

/** Times of the front's networks that were measured here, beside what was predicted. */
export function FrontTimes({ told, ids }: { readonly told: DeviceTold; readonly ids: readonly number[] }) {
  const times = useStopwatch((state) => state.times);
  const reports = useStopwatch((state) => state.reports);
  const { backend, batch } = told;
  const known = useMemo(() => timesHere({ times, reports }, backend, batch), [times, reports, backend, batch]);
  const measured = ids.flatMap((id) => {
    const time = known.get(id);
    return time === undefined ? [] : [{ id, ...time }];
  });
  if (measured.length === 0) return null;
  return (
    <section className="latency latency-table" aria-label="The front, measured">
      <p className="latency-help">
        {measured.length === ids.length ? 'The front' : `${measured.length} of the ${ids.length} networks of the front`}
        , measured here: {deviceLine(measured[0].measurement)}.
      </p>
      <div tabIndex={0} role="region" aria-label="Times of the front">
        <table>
          <thead>
            <tr>
              <th scope="col">network</th>
              {TIME_HEADS}
            </tr>
          </thead>
          <tbody>
            {measured.map(({ id, sample }) => (
              <tr key={id}>
                <th scope="row">{labelOf(id)}</th>
                <TimeCells times={sample} predictedMs={told.predict(id)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
