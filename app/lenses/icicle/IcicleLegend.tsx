import { ColourScale } from '../tree/ColourScale.tsx';
import type { ColourBy } from './paint.ts';

const WORDS: Readonly<Record<ColourBy, readonly [one: string, two: string]>> = {
  value: ['Mean reward', 'Mean value for the player to move at the root (1 wins)'],
  proven: [
    'Proven reward; grey: not proven',
    'Proven for the player to move at the root: 1 won, 0 lost; grey: not proven',
  ],
  regret: [
    'True regret: how much worse than the best option beside it; grey: not known',
    'True regret: how much worse than the best move beside it, for who makes it; grey: not known',
  ],
};

/** What widths and colours say. */
export function IcicleLegend({ colourBy, players }: { readonly colourBy: ColourBy; readonly players: 1 | 2 }) {
  return (
    <div className="icicle-legend">
      <span>{WORDS[colourBy][players - 1]}</span>
      <ColourScale falling={colourBy === 'regret'} />
      <span>
        Width: visits. Downwards: one move on. Underlined: the line of play, the chosen move, then most visits each
        time.
      </span>
    </div>
  );
}
