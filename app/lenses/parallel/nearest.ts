/** Which row's line passes nearest to a point of the plot. Pure. */
import type { PlacedAxis } from './scale.ts';

/**
 * `x` counts gaps between axes: 1.5 is half way between the second axis and the third. `y` is a share of the height.
 * Among rows of `selection` (all, if null), none further than `reach`; null if there is none.
 */
export function nearestRow(
  axes: readonly PlacedAxis[],
  selection: Uint8Array | null,
  x: number,
  y: number,
  reach: number,
): number | null {
  const left = Math.min(axes.length - 2, Math.max(0, Math.floor(x)));
  const share = x - left;
  const [a, b] = [axes[left].drawn, axes[left + 1].drawn];
  let best: number | null = null;
  let distance = reach;
  for (let row = 0; row < a.length; row++) {
    if (selection !== null && selection[row] === 0) continue;
    const d = Math.abs(a[row] + (b[row] - a[row]) * share - y);
    if (d < distance) {
      distance = d;
      best = row;
    }
  }
  return best;
}
