import { stretched } from './ramp.ts';

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The ramp of a tree's colours with its numbers, stretched about ½ as they show. `falling`: from 1 on the left to 0. */
export function ColourScale({ falling = false }: { readonly falling?: boolean }) {
  return (
    <div className="icicle-scale">
      <div className="icicle-scale-bar" aria-hidden="true" />
      <ol aria-label={`Colour scale, from orange (${falling ? 1 : 0}) over neutral to blue (${falling ? 0 : 1})`}>
        {TICKS.map((value) => (
          <li key={value} style={{ left: `${100 * stretched(falling ? 1 - value : value)}%` }}>
            {value}
          </li>
        ))}
      </ol>
    </div>
  );
}
