/** Walking over the bars of an icicle by keys. Pure. */
import type { TreeFrame } from '../../../workers/core/frames.ts';

/** The bar that an arrow key leads to; the same where there is none. Left and right stay on the level, down goes to the widest. */
export function walk({ level, width, parent }: TreeFrame['bars'], from: number, key: string): number {
  if (key === 'ArrowUp') return Math.max(0, parent[from]);
  if (key === 'ArrowLeft') return from > 0 && level[from - 1] === level[from] ? from - 1 : from;
  if (key === 'ArrowRight') return level[from + 1] === level[from] ? from + 1 : from;
  let widest = from;
  for (let bar = from + 1; bar < level.length && level[bar] <= level[from] + 1; bar++)
    if (parent[bar] === from && (widest === from || width[bar] > width[widest])) widest = bar;
  return widest;
}
