import type { ReactNode } from 'react';
import type { FrontTruth } from '../../../workers/core/types.ts';
import { TICKS } from '../elite-map/colour-scale.ts';
import { evenLabels } from '../format.ts';
import { LINE_GRADIENT } from '../parallel/ramp.ts';
import type { Range } from './places.ts';

/** The scale of colours, titled with its unit. */
export function ColourScale({ title, range }: { readonly title: string; readonly range: Range }) {
  const labels = evenLabels(TICKS.map((share) => range[0] + (range[1] - range[0]) * share));
  return (
    <div className="scatter-scale">
      <span>{title}</span>
      <div className="scatter-ramp" style={{ backgroundImage: LINE_GRADIENT }} aria-hidden="true" />
      <ol aria-label="Colour scale, from dark to light">
        {TICKS.map((share, i) => (
          <li key={share} style={{ left: `${share * 100}%` }}>
            {labels[i]}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What colours and marks mean. */
export function ScatterLegend(props: {
  /** What tells what the colours of points mean. */
  readonly colours: ReactNode;
  /** The points are of several, which `colours` tells with their fronts. */
  readonly several: boolean;
  readonly cloud: string | undefined;
  readonly truth: FrontTruth | undefined;
  readonly selecting: boolean;
  readonly pinned: boolean;
  readonly bars: boolean;
}) {
  const { colours, several, cloud, truth, selecting, pinned, bars } = props;
  return (
    <div className="scatter-legend">
      {colours}
      <ul aria-label="Legend">
        {!several && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <path className="scatter-swatch-area" d="M3 3V7H15V11H30V0H3Z" />
              <path className="scatter-swatch-front" d="M3 0V7H15V11H30" />
            </svg>
            front found, and what it dominates
          </li>
        )}
        {cloud !== undefined && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <path className="scatter-swatch-cloud" d="M4 2H26V12H4Z" />
            </svg>
            {cloud}
          </li>
        )}
        {truth?.front !== undefined && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <path className="scatter-swatch-truth" d="M3 0V5H12V10H30" />
            </svg>
            true front
          </li>
        )}
        {truth !== undefined && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <path className="scatter-swatch-front" d="M11 3L19 11M19 3L11 11" />
            </svg>
            hypervolume is measured from here
          </li>
        )}
        {bars && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <path className="scatter-swatch-front" d="M5 7H25M5 4V10M25 4V10" />
              <circle className="scatter-swatch-dot" cx="14" cy="7" r="2" />
            </svg>
            measured: median and middle half
          </li>
        )}
        {selecting && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <circle className="scatter-swatch-faint" cx="15" cy="7" r="4" />
            </svg>
            not selected
          </li>
        )}
        {pinned && (
          <li>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <circle className="scatter-swatch-pin" cx="15" cy="7" r="5" />
            </svg>
            pinned
          </li>
        )}
      </ul>
    </div>
  );
}
