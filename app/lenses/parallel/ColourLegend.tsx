import { LINE_GRADIENT } from './ramp.ts';
import { spacedTicks, type PlacedAxis } from './scale.ts';

/** Share of the legend's width that a label needs. */
const APART = 0.16;

/** What the colours of the lines mean. */
export function ColourLegend(props: { readonly axis: PlacedAxis; readonly selecting: boolean }) {
  const { axis, selecting } = props;
  return (
    <div className="parallel-legend">
      <div className="parallel-scale">
        <span>{axis.title}</span>
        <div className="parallel-ramp" style={{ backgroundImage: LINE_GRADIENT }} aria-hidden="true" />
        <ol aria-label="Colour scale, from dark to light">
          {spacedTicks(
            axis.ticks.toSorted((a, b) => b.place - a.place),
            APART,
          ).map(({ place, label }) => (
            <li key={place} style={{ left: `${(1 - place) * 100}%` }}>
              {label}
            </li>
          ))}
        </ol>
      </div>
      {(axis.gaps || selecting) && (
        <p>
          <i aria-hidden="true" />
          {selecting ? 'not selected' : ''}
          {selecting && axis.gaps ? ', or ' : ''}
          {axis.gaps ? `no ${axis.title.replace(/^[↑↓] /, '')}` : ''}
        </p>
      )}
    </div>
  );
}
