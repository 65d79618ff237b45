import { scaleLog } from 'd3-scale';
import type { LatencyReport } from '../../../workers/latency/types.ts';
import { logTicks, timeText } from './latency-text.ts';

const SIZE = 300;
const MARGIN = { left: 54, right: 10, top: 8, bottom: 40 };
const INNER = { width: SIZE - MARGIN.left - MARGIN.right, height: SIZE - MARGIN.top - MARGIN.bottom };

/** Predicted against measured times, both on the same logarithmic scale; a perfect prediction lies on the line. */
export function LatencyChart({ report }: { readonly report: LatencyReport }) {
  const { samples, heldOutMs } = report.profile;
  const all = [...samples.map(({ medianMs }) => medianMs), ...heldOutMs];
  const domain = [Math.min(...all) / 1.08, Math.max(...all) * 1.08] as const;
  const x = scaleLog(domain, [0, INNER.width]);
  const y = scaleLog(domain, [INNER.height, 0]);
  const ticks = logTicks(domain);
  return (
    <figure className="latency-chart">
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={`Predicted against measured times of ${samples.length} networks; the table below has the numbers`}
      >
        <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
          <rect className="latency-frame" width={INNER.width} height={INNER.height} />
          {ticks.map((tick) => (
            <g key={tick} className="latency-tick">
              <line x1={x(tick)} x2={x(tick)} y2={INNER.height} />
              <line y1={y(tick)} y2={y(tick)} x2={INNER.width} />
              <text x={x(tick)} y={INNER.height + 15} textAnchor="middle">
                {timeText(tick).replace(/\.0+ /, ' ')}
              </text>
              <text x={-6} y={y(tick)} dy="0.32em" textAnchor="end">
                {timeText(tick).replace(/\.0+ /, ' ')}
              </text>
            </g>
          ))}
          <line className="latency-ideal" x1={0} y1={INNER.height} x2={INNER.width} y2={0} />
          {samples.map(({ id, lowerMs, medianMs, upperMs, steady }, i) => {
            const at = y(heldOutMs[i]);
            return (
              <g key={id} className={steady ? 'latency-point' : 'latency-point doubtful'}>
                <line x1={x(Math.max(domain[0], lowerMs))} x2={x(Math.min(domain[1], upperMs))} y1={at} y2={at} />
                <circle cx={x(medianMs)} cy={at} r={2.5} />
              </g>
            );
          })}
          <text className="latency-axis" x={INNER.width / 2} y={INNER.height + 33} textAnchor="middle">
            measured
          </text>
          <text
            className="latency-axis"
            transform={`translate(-44,${INNER.height / 2}) rotate(-90)`}
            textAnchor="middle"
          >
            predicted without itself
          </text>
        </g>
      </svg>
      <figcaption>
        The line through a dot is as long as the middle half of its times is wide. On the diagonal a prediction is
        right.
        {samples.some(({ steady }) => !steady) &&
          ' Hollow dots are in doubt: the device changed while they were timed.'}
      </figcaption>
    </figure>
  );
}
