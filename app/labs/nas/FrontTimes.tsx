import { deviceOf } from '../../../workers/problems/supernet/picture.ts';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import { deviceLine, durationText, isOf, timeText } from './latency-text.ts';
import './latency.css';

/** Times the networks of a front for real, on the device they were predicted for, and shows both times side by side. */
export function FrontTimes(props: {
  /** The model that the run's costs are predicted by. */
  readonly model: string;
  /** Numbers of the networks on the front, cheapest first. */
  readonly ids: readonly number[];
  readonly onBegin?: () => void;
}) {
  const { model, ids, onBegin } = props;
  const { phase, request, progress, times } = useStopwatch((state) => state);
  const told = deviceOf(model);
  if (told === null || ids.length === 0) return null;
  const running = phase === 'running';
  const own = running && request !== null && typeof request.networks !== 'number';
  const measure = (): void => {
    onBegin?.();
    void stopwatch.start({ backend: told.backend, batch: told.batch, networks: ids });
  };
  return (
    <section className="latency" aria-label="The front, measured">
      <div className="latency-bar">
        {own ? (
          <button type="button" className="button" onClick={() => stopwatch.cancel()}>
            Cancel
          </button>
        ) : (
          <button type="button" className="button" disabled={running} onClick={measure}>
            {ids.length === 1 ? 'Time the network of the front' : `Time the ${ids.length} networks of the front`}
          </button>
        )}
        {own && progress !== null && (
          <span role="status" className="latency-help">
            {progress.done} of {progress.total}, {durationText(progress.leftMs)} left
          </span>
        )}
      </div>
      {times !== null && isOf(times.measurement, told.backend, told.batch) && (
        <div className="latency-table">
          <p className="latency-help">Measured here: {deviceLine(times.measurement)}.</p>
          <div tabIndex={0} role="region" aria-label="Times of the front">
            <table>
              <thead>
                <tr>
                  <th scope="col">network</th>
                  <th scope="col">measured</th>
                  <th scope="col">spread</th>
                  <th scope="col">predicted</th>
                </tr>
              </thead>
              <tbody>
                {times.measurement.samples.map(({ id, medianMs, iqrMs, steady }, i) => (
                  <tr key={id}>
                    <th scope="row">{times.rows[i].label}</th>
                    <td>
                      {timeText(medianMs)}
                      {!steady && ' (in doubt)'}
                    </td>
                    <td>{timeText(iqrMs)}</td>
                    <td>{timeText(told.predict(id))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </section>
  );
}
