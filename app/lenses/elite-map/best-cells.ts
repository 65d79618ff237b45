/** The cells of a map whose elites are best. Pure. */
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { Cell } from './geometry.ts';

/** Up to `most` filled cells, best first; of equals, the one that comes first on the map. */
export function bestCells({ fitness, cols }: Pick<MapFrame, 'fitness' | 'cols'>, most: number): Cell[] {
  const filled: number[] = [];
  for (let i = 0; i < fitness.length; i++) if (!Number.isNaN(fitness[i])) filled.push(i);
  filled.sort((a, b) => fitness[b] - fitness[a] || a - b);
  return filled.slice(0, most).map((i) => [i % cols, Math.floor(i / cols)]);
}
