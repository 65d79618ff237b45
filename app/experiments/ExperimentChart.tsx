import { scaleLinear, scaleLog } from 'd3-scale';
import type { Rate } from '../../workers/core/experiment.ts';
import { formatCount } from '../lenses/format.ts';
import { STYLES } from '../lenses/race/series-style.tsx';

const HEIGHT = 300;
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 12, 40];
const MARK = 4;

/** Shares up to the next that reads well. */
const topOf = (highest: number): number => [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((top) => top >= highest) ?? 1;

/** How often each search chose wrongly, by evaluations on a logarithmic axis; bands are intervals of 95 %. `width` in pixels of the drawing. */
export function ExperimentChart({ rates, width }: { readonly rates: readonly Rate[][]; readonly width: number }) {
  const counts = rates[0].map(({ count }) => count);
  const x = scaleLog([counts[0], Math.max(counts[0] + 1, counts[counts.length - 1])], [LEFT, width - RIGHT]);
  const top = topOf(Math.max(...rates.flatMap((row) => row.map(({ high, share }) => (row.length > 1 ? high : share)))));
  const y = scaleLinear([0, top], [HEIGHT - BOTTOM, TOP]);
  const line = (row: readonly Rate[], of: 'share' | 'low' | 'high'): string =>
    row.map((rate) => `${x(rate.count).toFixed(1)} ${y(rate[of]).toFixed(1)}`).join('L');
  // Labels of decades only, where all would not have room.
  const few = width < 480 && counts.length > 5;
  return (
    <svg className="experiment-chart" viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {y.ticks(5).map((value) => (
        <g key={value}>
          <path className="experiment-grid" d={`M${LEFT} ${y(value)}H${width - RIGHT}`} />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {Math.round(100 * value)} %
          </text>
        </g>
      ))}
      {counts.map((count, i) => (
        <g key={count}>
          <path className="experiment-grid" d={`M${x(count)} ${HEIGHT - BOTTOM}v5`} />
          {(!few || (counts.length - 1 - i) % 2 === 0) && (
            <text x={x(count)} y={HEIGHT - BOTTOM + 18} textAnchor={i === counts.length - 1 ? 'end' : 'middle'}>
              {formatCount(count)}
            </text>
          )}
        </g>
      ))}
      <text x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
        evaluations, logarithmic
      </text>
      {rates.map((row, entrant) => (
        <path
          key={entrant}
          d={`M${line(row, 'high')}L${line(row.toReversed(), 'low')}Z`}
          fill={`var(${STYLES[entrant].colour})`}
          opacity="0.18"
        />
      ))}
      {rates.map((row, entrant) => {
        const { colour, dash, marker } = STYLES[entrant];
        const ink = `var(${colour})`;
        return (
          <g key={entrant} style={{ stroke: ink, fill: ink }}>
            <path d={`M${line(row, 'share')}`} fill="none" strokeWidth="2.5" strokeDasharray={dash} />
            {row.map(({ count, share }) =>
              marker === null ? (
                <circle key={count} cx={x(count)} cy={y(share)} r={MARK} />
              ) : (
                <polygon
                  key={count}
                  points={marker.map(([dx, dy]) => `${x(count) + MARK * dx},${y(share) + MARK * dy}`).join(' ')}
                />
              ),
            )}
          </g>
        );
      })}
    </svg>
  );
}
