import { useEffect, useState } from 'react';
import { formatCount, formatNumber } from '../../lenses/format.ts';
import { follow, type FrameSource } from '../../lenses/source.ts';

/** In a game of one: the best reward up to the playhead, and which evaluation had it first. */
export function BestLine({ readings }: { readonly readings: FrameSource }) {
  const [best, setBest] = useState({ reward: NaN, at: NaN });
  useEffect(
    () =>
      follow(readings, ({ metrics: { bestReward = NaN, bestAt = NaN } }) =>
        setBest({ reward: bestReward, at: bestAt }),
      ),
    [readings],
  );
  if (Number.isNaN(best.at)) return null;
  return (
    <p className="mcts-best">
      Best reward so far: <strong>{formatNumber(best.reward)}</strong>, found at evaluation{' '}
      <strong>{formatCount(best.at)}</strong>.
    </p>
  );
}
