import { scaleLinear, scaleLog } from 'd3-scale';
import { useState, type KeyboardEvent } from 'react';
import type { FrontComparison, FrontMember } from '../../../workers/latency/types.ts';
import { formatNumber } from '../../lenses/format.ts';
import { logTicks, timeText } from './latency-text.ts';

const WIDTH = 400;
const HEIGHT = 290;
const MARGIN = { left: 44, right: 12, top: 8, bottom: 40 };
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
const NAMES = ['A', 'B'] as const;

type Device = 0 | 1;

const wordsOf = ({ label, accuracy, ms }: FrontMember): string =>
  `${label}: ${formatNumber(accuracy, 3)} %, ${timeText(ms[0])} on A, ${timeText(ms[1])} on B`;

/** The fronts of two devices by the clock of one of them: that one's is a staircase, the other's lies behind it. */
export function DeviceFrontsChart({ comparison }: { readonly comparison: FrontComparison }) {
  const [clock, setClock] = useState<Device>(0);
  const [read, setRead] = useState<number | null>(null);
  const { fronts } = comparison;
  const ids = fronts.map((front) => new Set(front.map(({ id }) => id)));
  /** All of both, quickest on this clock first; those on both once. */
  const members = [...fronts[0], ...fronts[1].filter(({ id }) => !ids[0].has(id))].sort(
    (a, b) => a.ms[clock] - b.ms[clock] || a.id - b.id,
  );
  const times = members.map(({ ms }) => ms[clock]);
  const accuracies = members.map(({ accuracy }) => accuracy);
  const domain = [Math.min(...times) / 1.1, Math.max(...times) * 1.1] as const;
  const x = scaleLog(domain, [0, INNER.width]);
  const y = scaleLinear([Math.min(...accuracies), Math.max(...accuracies)], [INNER.height, 0]).nice(5);
  const whose = ({ id }: FrontMember): string =>
    ids[0].has(id) && ids[1].has(id) ? 'both' : ids[0].has(id) ? 'A' : 'B';
  const corners = [...fronts[clock]]
    .sort((a, b) => a.ms[clock] - b.ms[clock])
    .map(({ ms, accuracy }, i) => `${i === 0 ? 'M' : 'H'}${x(ms[clock])}${i === 0 ? ',' : 'V'}${y(accuracy)}`)
    .join('');
  const shown = read === null ? undefined : members[read];
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) setRead(Math.min(members.length - 1, Math.max(0, (read ?? -1) + by)));
    else if (event.key === 'Escape' && read !== null) setRead(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <figure className="device-fronts">
      <div className="latency-bar" role="group" aria-label="By whose clock">
        {([0, 1] as const).map((device) => (
          <button
            key={device}
            type="button"
            className="button"
            aria-pressed={clock === device}
            onClick={() => setClock(device)}
          >
            By the clock of {NAMES[device]}
          </button>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="slider"
        tabIndex={0}
        aria-label="Networks of both fronts, quickest first; arrow keys read them, the table below has all"
        aria-valuemin={1}
        aria-valuemax={members.length}
        aria-valuenow={(read ?? 0) + 1}
        aria-valuetext={shown === undefined ? 'nothing read yet' : `${wordsOf(shown)}, on ${whose(shown)}`}
        onKeyDown={onKeyDown}
        onBlur={() => setRead(null)}
        onPointerLeave={() => setRead(null)}
      >
        <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
          <rect className="latency-frame" width={INNER.width} height={INNER.height} />
          {logTicks(domain).map((tick) => (
            <g key={tick} className="latency-tick" transform={`translate(${x(tick)},0)`}>
              <line y2={INNER.height} />
              <text y={INNER.height + 15} textAnchor="middle">
                {timeText(tick).replace(/\.0+ /, ' ')}
              </text>
            </g>
          ))}
          {y.ticks(5).map((tick) => (
            <g key={tick} className="latency-tick" transform={`translate(0,${y(tick)})`}>
              <line x2={INNER.width} />
              <text x={-6} dy="0.32em" textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          <path className={`device-front device-front-${NAMES[clock]}`} d={corners} />
          {members.map((member, i) => (
            <circle
              key={member.id}
              className={`device-dot device-dot-${whose(member)}`}
              cx={x(member.ms[clock])}
              cy={y(member.accuracy)}
              r={i === read ? 6 : 4}
              onPointerEnter={() => setRead(i)}
            />
          ))}
          <text className="latency-axis" x={INNER.width / 2} y={INNER.height + 33} textAnchor="middle">
            predicted time on {NAMES[clock]}, less is better →
          </text>
          <text
            className="latency-axis"
            transform={`translate(-33,${INNER.height / 2}) rotate(-90)`}
            textAnchor="middle"
          >
            validation accuracy (%) →
          </text>
        </g>
      </svg>
      <figcaption>
        <ul className="device-legend" aria-label="Legend">
          {(['A', 'B', 'both'] as const).map((of) => (
            <li key={of}>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <circle className={`device-dot device-dot-${of}`} cx="6" cy="6" r="4" />
              </svg>
              {of === 'both' ? 'on both fronts' : `front of ${of}`}
            </li>
          ))}
        </ul>
        <p className="device-read">{shown === undefined ? 'Point at a network to read it.' : wordsOf(shown)}</p>
      </figcaption>
      <details className="latency-table">
        <summary>Show as table</summary>
        <div tabIndex={0} role="region" aria-label="Both fronts as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">network</th>
                <th scope="col">accuracy</th>
                <th scope="col">on A</th>
                <th scope="col">on B</th>
                <th scope="col">front of</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.id}>
                  <th scope="row">{member.label}</th>
                  <td>{formatNumber(member.accuracy, 3)} %</td>
                  <td>{timeText(member.ms[0])}</td>
                  <td>{timeText(member.ms[1])}</td>
                  <td>{whose(member)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
