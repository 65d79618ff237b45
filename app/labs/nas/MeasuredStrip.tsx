import type { RunSpec } from '../../../workers/core/spec.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import { session } from '../../run/live.ts';
import { recommendedFor } from '../recommended.ts';
import { costsOf, deviceLine, durationText, latencyParams, whenText, type Costs } from './latency-text.ts';
import { originOf } from './origin.ts';
import { TimeFront } from './TimeFront.tsx';
import { idsOf, useResting, type FrontNetwork } from './use-front.ts';
import { measureAlike, useRemeasure } from './use-remeasure.ts';
import './latency.css';

/** Searches with the times of another device; `front`: what was found before is tried first there. */
export function searchWith(spec: RunSpec, costs: Costs, front: readonly FrontNetwork[] = []): void {
  const warm = front.length === 0 ? {} : { search: 'linas', ...recommendedFor('supernet', 'linas', spec) };
  const keys = front.map(({ key }) => key).join(',');
  session.change({ ...warm, ...latencyParams(costs), ...(keys !== '' && { 's.warm': keys }) });
}

/** Says on which device the costs of a run were measured, and how to have them measured on this one. */
export function MeasuredStrip({ info, front }: { readonly info: RunInfo; readonly front: readonly FrontNetwork[] }) {
  const { phase, request, progress, failure, reports } = useStopwatch((state) => state);
  const resting = useResting();
  const origin = originOf(info.spec.params, reports);
  const restored = useRemeasure(origin, resting);
  if (origin === null || !restored) return null;
  const { told, device, here, alike } = origin;
  const measuring = phase === 'running' && typeof request?.networks === 'number';
  const again = (
    <button type="button" className="button" disabled={phase === 'running'} onClick={() => measureAlike(origin)}>
      Measure again here
    </button>
  );
  const cancel = (
    <button type="button" className="button" onClick={() => stopwatch.cancel()}>
      Cancel
    </button>
  );
  return (
    <section className="latency latency-strip" aria-label="Where latency was measured">
      <p role="status">
        {here === null ? (
          <>
            Costs were measured on another device: <strong>{device}</strong>.{' '}
          </>
        ) : (
          <>
            Costs were <strong>measured here</strong>, {whenText(here)}: {deviceLine(here)}.{' '}
          </>
        )}
        {measuring
          ? 'Measuring again here'
          : alike !== null
            ? `Measured here as well, ${whenText(alike)}.`
            : here === null && !resting && 'When the run is done they are measured again here.'}
        {measuring && progress !== null && ': '}
        {measuring && progress !== null && (
          <span aria-hidden="true">
            {progress.done} of {progress.total}, {durationText(progress.leftMs)} left
          </span>
        )}
      </p>
      {phase === 'failed' && failure !== null && (
        <p className="latency-trouble" role="alert">
          It could not be measured: {failure.message}. Next: {failure.hint}.
        </p>
      )}
      <div className="latency-bar">
        {measuring && cancel}
        {alike !== null && (
          <>
            <button type="button" className="button primary" onClick={() => searchWith(info.spec, costsOf(alike))}>
              Search with the times of this device
            </button>
            <button
              type="button"
              className="button"
              disabled={front.length === 0}
              onClick={() => searchWith(info.spec, costsOf(alike), front)}
            >
              … starting from this front
            </button>
          </>
        )}
        {!measuring && here === null && resting && again}
        {resting && <TimeFront told={told} ids={idsOf(front)} />}
      </div>
    </section>
  );
}
