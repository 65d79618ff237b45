import { useEffect } from 'react';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import { useSession } from '../../run/live.ts';
import { Icon } from '../../ui/Icon.tsx';
import { deviceLine, whenText } from './latency-text.ts';
import { originOf } from './origin.ts';

/** Whether the latencies that a run is about are those of this device. */
export function MeasuredBadge() {
  const params = useSession((state) => state.spec?.params);
  const reports = useStopwatch((state) => state.reports);
  useEffect(() => void stopwatch.restore(), []);
  const origin = params === undefined ? null : originOf(params, reports);
  if (origin === null) return null;
  const { here, device } = origin;
  const sentence =
    here === null
      ? `The costs of this run were measured on another device: ${device}.`
      : `The costs of this run were measured in this browser, ${whenText(here)}: ${deviceLine(here)}.`;
  return (
    <div className="badge" data-measured={here === null ? 'elsewhere' : 'here'}>
      <details>
        <summary title={sentence}>
          <Icon name="stopwatch" size={18} />
          <span>{here === null ? 'measured elsewhere' : 'measured here'}</span>
        </summary>
        <p className="badge-sentence">{sentence}</p>
      </details>
    </div>
  );
}
