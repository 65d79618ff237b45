import { scaleLinear, scaleLog } from 'd3-scale';
import { formatCount } from '../format.ts';
import { STYLES } from './series-style.tsx';
import './share-chart.css';

const HEIGHT = 300;
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 12, 40];
const MARK = 4;
/** Room that a label of the axis takes. */
const LABEL = { log: 50, linear: 22 } as const;

/** A share with its interval, at a place of the axis. */
export interface SharePoint {
  readonly at: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Shares up to the next that reads well. */
const topOf = (highest: number): number => [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((top) => top >= highest) ?? 1;

/** Shares of several entrants along one axis, at the same places for all; bands are intervals of 95 %. `width` in pixels of the drawing. */
export function ShareChart(props: {
  readonly lines: readonly (readonly SharePoint[])[];
  /** What is told along the axis, with its unit. */
  readonly along: string;
  readonly scale: 'log' | 'linear';
  readonly width: number;
  /** A share to compare with, at the same places: a dotted line. */
  readonly chance?: readonly number[];
}) {
  const { lines, along, scale, width, chance = [] } = props;
  const places = lines[0].map(({ at }) => at);
  const last = Math.max(places[0] + 1, places[places.length - 1]);
  const x = (scale === 'log' ? scaleLog : scaleLinear)([places[0], last], [LEFT, width - RIGHT]);
  const highest = lines.flatMap((row) => row.map(({ high, share }) => (row.length > 1 ? high : share)));
  const y = scaleLinear([0, topOf(Math.max(...highest, ...chance))], [HEIGHT - BOTTOM, TOP]);
  const path = (row: readonly SharePoint[], of: 'share' | 'low' | 'high'): string =>
    row.map((point) => `${x(point.at).toFixed(1)} ${y(point[of]).toFixed(1)}`).join('L');
  // Labels of every second, third … place only, where all would not have room.
  const step = Math.ceil((places.length * LABEL[scale]) / (width - LEFT - RIGHT));
  return (
    <svg className="share-chart" viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {y.ticks(5).map((value) => (
        <g key={value}>
          <path className="share-chart-grid" d={`M${LEFT} ${y(value)}H${width - RIGHT}`} />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {Math.round(100 * value)} %
          </text>
        </g>
      ))}
      {places.map((place, i) => (
        <g key={place}>
          <path className="share-chart-grid" d={`M${x(place)} ${HEIGHT - BOTTOM}v5`} />
          {(places.length - 1 - i) % step === 0 && (
            <text
              x={x(place)}
              y={HEIGHT - BOTTOM + 18}
              textAnchor={scale === 'log' && i === places.length - 1 ? 'end' : 'middle'}
            >
              {formatCount(place)}
            </text>
          )}
        </g>
      ))}
      <text x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
        {along}
      </text>
      {lines.map((row, entrant) => (
        <path
          key={entrant}
          d={`M${path(row, 'high')}L${path(row.toReversed(), 'low')}Z`}
          fill={`var(${STYLES[entrant].colour})`}
          opacity="0.18"
        />
      ))}
      {chance.length > 0 && (
        <path
          className="share-chart-chance"
          d={`M${chance.map((share, i) => `${x(places[i]).toFixed(1)} ${y(share).toFixed(1)}`).join('L')}`}
        />
      )}
      {lines.map((row, entrant) => {
        const { colour, dash, marker } = STYLES[entrant];
        const ink = `var(${colour})`;
        return (
          <g key={entrant} style={{ stroke: ink, fill: ink }}>
            <path d={`M${path(row, 'share')}`} fill="none" strokeWidth="2.5" strokeDasharray={dash} />
            {row.map(({ at, share }) =>
              marker === null ? (
                <circle key={at} cx={x(at)} cy={y(share)} r={MARK} />
              ) : (
                <polygon
                  key={at}
                  points={marker.map(([dx, dy]) => `${x(at) + MARK * dx},${y(share) + MARK * dy}`).join(' ')}
                />
              ),
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A piece of the line to compare with, for legends. */
export function ChanceSample() {
  return (
    <svg className="line-sample" viewBox="0 0 28 14" width="28" height="14" aria-hidden="true">
      <path className="share-chart-chance" d="M1 7H27" />
    </svg>
  );
}
