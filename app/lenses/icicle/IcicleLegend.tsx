import { stretched } from '../tree/ramp.ts';
import type { ColourBy } from './paint.ts';

const TICKS = [0, 0.25, 0.5, 0.75, 1];

const WORDS: Readonly<Record<ColourBy, readonly [one: string, two: string]>> = {
  value: ['Mean reward', 'Mean value for the player to move at the root (1 wins)'],
  proven: [
    'Proven reward; grey: not proven',
    'Proven for the player to move at the root: 1 won, 0 lost; grey: not proven',
  ],
  regret: ['1 − true regret of the move from the top', '1 − true regret of the move from the top that it lies under'],
};

/** What widths and colours say. The scale is stretched about ½, as its numbers show. */
export function IcicleLegend({ colourBy, players }: { readonly colourBy: ColourBy; readonly players: 1 | 2 }) {
  return (
    <div className="icicle-legend">
      <span>{WORDS[colourBy][players - 1]}</span>
      <div className="icicle-scale">
        <div className="icicle-scale-bar" aria-hidden="true" />
        <ol aria-label="Colour scale, from orange over neutral to blue">
          {TICKS.map((value) => (
            <li key={value} style={{ left: `${100 * stretched(value)}%` }}>
              {value}
            </li>
          ))}
        </ol>
      </div>
      <span>
        Width: visits. Downwards: one move on. Underlined: the line of play, the chosen move, then most visits each
        time.
      </span>
    </div>
  );
}
