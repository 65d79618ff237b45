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

/** A mark in a box of 30 × 14, and what it means. */
export function LegendItem({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 30 14" aria-hidden="true">
        {mark}
      </svg>
      {children}
    </li>
  );
}

/** What is said of single points in every plot of them. */
export function PointItems({ selecting, pinned }: { readonly selecting: boolean; readonly pinned: boolean }) {
  return (
    <>
      {selecting && (
        <LegendItem mark={<circle className="scatter-swatch-faint" cx="15" cy="7" r="4" />}>not selected</LegendItem>
      )}
      {pinned && <LegendItem mark={<circle className="scatter-swatch-pin" cx="15" cy="7" r="5" />}>pinned</LegendItem>}
    </>
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
          <LegendItem
            mark={
              <>
                <path className="scatter-swatch-area" d="M3 3V7H15V11H30V0H3Z" />
                <path className="scatter-swatch-front" d="M3 0V7H15V11H30" />
              </>
            }
          >
            front found, and what it dominates
          </LegendItem>
        )}
        {cloud !== undefined && (
          <LegendItem mark={<path className="scatter-swatch-cloud" d="M4 2H26V12H4Z" />}>{cloud}</LegendItem>
        )}
        {truth?.front !== undefined && (
          <LegendItem mark={<path className="scatter-swatch-truth" d="M3 0V5H12V10H30" />}>true front</LegendItem>
        )}
        {truth !== undefined && (
          <LegendItem mark={<path className="scatter-swatch-front" d="M11 3L19 11M19 3L11 11" />}>
            hypervolume is measured from here
          </LegendItem>
        )}
        {bars && (
          <LegendItem
            mark={
              <>
                <path className="scatter-swatch-front" d="M5 7H25M5 4V10M25 4V10" />
                <circle className="scatter-swatch-dot" cx="14" cy="7" r="2" />
              </>
            }
          >
            measured: median and middle half
          </LegendItem>
        )}
        <PointItems selecting={selecting} pinned={pinned} />
      </ul>
    </div>
  );
}
