import { useEffect, useMemo } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { MeterRequest } from '../../../workers/latency/types.ts';
import { deviceOf } from '../../../workers/problems/supernet/picture.ts';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import { timesHere, type TimeHere } from '../../latency/times.ts';
import { session } from '../../run/live.ts';
import { batchName, deviceLine, timeText } from './latency-text.ts';

const BATCHES = [1, 256] as const;

/** The back end that the run is about; the processor where it is about none. */
const backendOf = ({ spec: { params } }: RunInfo): MeterRequest['backend'] =>
  (params['p.cost'] === 'latency' ? deviceOf(String(params['p.latency'] ?? ''))?.backend : undefined) ?? 'wasm';

/** Times of one network that were measured here, on whatever back end, by batch. */
export function useTimes(id: number): readonly TimeHere[] {
  const times = useStopwatch((state) => state.times);
  const reports = useStopwatch((state) => state.reports);
  useEffect(() => void stopwatch.restore(), []);
  return useMemo(
    () =>
      ['wasm', 'webgpu'].flatMap((backend) =>
        BATCHES.flatMap((batch) => timesHere({ times, reports }, backend, batch).get(id) ?? []),
      ),
    [times, reports, id],
  );
}

/** How long one network takes here, alone and in a batch of 256, measured on the spot. */
export function TimeAlone(props: { readonly info: RunInfo; readonly id: number; readonly times: readonly TimeHere[] }) {
  const { info, id, times } = props;
  const { phase, request, failure } = useStopwatch((state) => state);
  const running = phase === 'running';
  const named = request !== null && typeof request.networks !== 'number' && request.networks.join() === String(id);
  const measure = (): void => {
    session.pause();
    const backend = backendOf(info);
    void stopwatch.startEach(BATCHES.map((batch) => ({ backend, batch, networks: [id] })));
  };
  return (
    <>
      {times.length === 0 ? (
        <p>How long it takes here was not measured.</p>
      ) : (
        <ul className="take-home-times" aria-label="Latency">
          {times.map(({ sample: { lowerMs, medianMs, upperMs, steady }, measurement }) => (
            <li key={`${measurement.device.backend} ${measurement.batch}`} title={deviceLine(measurement)}>
              <strong>{timeText(medianMs)}</strong> for {batchName(measurement.batch)} ({measurement.device.backend}),
              middle half {timeText(lowerMs)} to {timeText(upperMs)}
              {!steady && ', in doubt'}
            </li>
          ))}
        </ul>
      )}
      <div className="take-home-buttons">
        {running && named ? (
          <button type="button" onClick={() => stopwatch.cancel()}>
            Timing it… cancel
          </button>
        ) : (
          <button type="button" disabled={running} onClick={measure}>
            {times.length === 0 ? 'Time it here' : 'Time it again'}
          </button>
        )}
      </div>
      {phase === 'failed' && named && failure !== null && (
        <p role="alert">
          It could not be timed: {failure.message}. Next: {failure.hint}.
        </p>
      )}
    </>
  );
}
