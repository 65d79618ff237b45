/** Bars of what is uncertain. Pure. */
import type { Objective } from '../../../workers/core/types.ts';
import type { Bar } from './marks.ts';
import { shareOf, type Range, type Rows } from './places.ts';
import type { Sides } from './sides.ts';
import type { Corner } from './staircase.ts';

/** The middle half of what was measured of a row in objective k, as written; null where it was measured once or not at all. */
export type SpreadOf = (row: number, k: number) => Range | null;

/** Bars of more members of the front would be a thicket. */
const MOST_MEMBERS = 200;

/** Of the front's members and of the points that are looked at. `pixels` takes places in the square to where they are drawn. */
export function barsOf(
  { points, front }: Rows,
  looks: {
    readonly objectives: readonly Objective[];
    readonly spreadOf: SpreadOf | undefined;
    readonly pinned: number | null;
    readonly pointed: number | null;
  },
  [across, up]: Sides,
  pixels: (place: Corner) => Corner,
): Bar[] {
  const { objectives, spreadOf, pinned, pointed } = looks;
  if (spreadOf === undefined) return [];
  const m = objectives.length;
  const looked = [pinned, pointed].filter((row) => row !== null && row < points.length / m) as number[];
  const rows = new Set([...(front.length <= MOST_MEMBERS ? front : []), ...looked]);
  const bars: Bar[] = [];
  for (const row of rows) {
    const x = shareOf(across, points[row * m + across.k]);
    const y = 1 - shareOf(up, points[row * m + up.k]);
    const wide = spreadOf(row, across.k);
    const high = spreadOf(row, up.k);
    if (wide) bars.push([pixels([shareOf(across, wide[0]), y]), pixels([shareOf(across, wide[1]), y])]);
    if (high) bars.push([pixels([x, 1 - shareOf(up, high[0])]), pixels([x, 1 - shareOf(up, high[1])])]);
  }
  return bars;
}
