import type { LatencyProfile } from '../../../workers/latency/profile.ts';
import type { Timed } from '../../latency/stopwatch.ts';
import { formatCount } from '../../lenses/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { LatencyChart } from './LatencyChart.tsx';
import { deviceLine, whenText } from './latency-text.ts';
import { TIME_HEADS, TimeCells } from './TimeCells.tsx';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly help: string;
}

function figuresOf({ report }: Timed): Figure[] {
  const { profile, spreadPercent } = report;
  const { predictor, samples, driftPercent, again } = profile;
  const unsteady = samples.filter(({ steady }) => !steady).length;
  return [
    {
      name: 'Predicted in order, τ',
      value: predictor.tau.toFixed(3),
      help: "Kendall's τ of predicted and measured times, each predicted without itself; 1 is the same order",
    },
    {
      name: 'Error of a prediction',
      value: `${predictor.errorPercent.toFixed(1)} %`,
      help: 'mean over these networks, in percent of the measured time',
    },
    {
      name: 'Multiplications in order, τ',
      value: predictor.tauMacs.toFixed(3),
      help: 'how well multiplications alone would put the times in order',
    },
    {
      name: 'Spread',
      value: `${spreadPercent.toFixed(1)} %`,
      help: 'interquartile range of the 50 times of a typical network',
    },
    {
      name: 'Drift',
      value: `${driftPercent.toFixed(1)} %`,
      help: `how far the reference network strayed at most; ${again === 0 ? 'none' : formatCount(again)} measured again, ${unsteady === 0 ? 'none' : formatCount(unsteady)} in doubt`,
    },
  ];
}

function save(profile: LatencyProfile): void {
  const { device, batch, when } = profile;
  const name = `latency-${device.backend}-${batch}-${when.slice(0, 10)}.json`;
  saveFile(name, new Blob([JSON.stringify(profile, null, 1)], { type: 'application/json' }));
}

/** What a measurement found: how far to trust it, a chart, the same as a table, and the way out. */
export function LatencyReportView(props: {
  readonly timed: Timed;
  readonly inUse: boolean;
  readonly onUse: ((profile: LatencyProfile) => void) | undefined;
}) {
  const { timed, inUse, onUse } = props;
  const { report, here } = timed;
  const { profile, rows } = report;
  return (
    <div className="latency-report">
      <p className="latency-help">
        {here ? 'Measured here' : 'Opened from a file'}, {whenText(profile)}: {deviceLine(profile)};{' '}
        {formatCount(profile.samples.length)} networks.
      </p>
      <dl className="latency-figures">
        {figuresOf(timed).map(({ name, value, help }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd className="latency-figure-help">{help}</dd>
          </div>
        ))}
      </dl>
      <LatencyChart report={report} />
      <div className="latency-bar">
        {onUse !== undefined && (
          <button type="button" className="button primary" disabled={inUse} onClick={() => onUse(profile)}>
            {inUse ? 'In use by this run' : 'Search with these latencies'}
          </button>
        )}
        <button type="button" className="button" onClick={() => save(profile)}>
          Download JSON
        </button>
      </div>
      <details className="latency-table">
        <summary>Show as table</summary>
        <div tabIndex={0} role="region" aria-label="Latencies as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  network<small>channels × taps, + second layer's</small>
                </th>
                <th scope="col">multiplications</th>
                {TIME_HEADS}
              </tr>
            </thead>
            <tbody>
              {profile.samples.map((sample, i) => (
                <tr key={sample.id}>
                  <th scope="row">{rows[i].label}</th>
                  <td>{formatCount(rows[i].macs)}</td>
                  <TimeCells times={sample} predictedMs={profile.heldOutMs[i]} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
