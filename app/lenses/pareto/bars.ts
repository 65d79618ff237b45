/** Bars of what is uncertain. Pure. */
import type { Objective } from '../../../workers/core/types.ts';
import type { Bar } from './marks.ts';
import { shareOf, turned, type PlotAxis, type Range, type Rows } from './places.ts';
import type { Sides } from './sides.ts';
import type { Corner } from './staircase.ts';

/** What was measured more than once, as written: median, and the ends of the middle half in either order. */
export interface Spread {
  readonly ends: readonly [from: number, to: number];
  readonly median: number;
}

/** Of a row in objective k; null where it was measured once or not at all. The point itself may lie elsewhere, if it was predicted. */
export type SpreadOf = (row: number, k: number) => Spread | null;

/** Bars of more members of the front would be a thicket. */
const MOST_MEMBERS = 200;

/** Shown values that hold what was measured of the front in objective k; null if nothing was. */
export function measuredRange(
  { front }: Rows,
  { objectives, spreadOf }: { readonly objectives: readonly Objective[]; readonly spreadOf: SpreadOf | undefined },
  k: number,
): Range | null {
  if (spreadOf === undefined || front.length > MOST_MEMBERS) return null;
  let low = Infinity;
  let high = -Infinity;
  for (const row of front)
    for (const end of spreadOf(row, k)?.ends ?? []) {
      const value = turned(objectives[k], end);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return low <= high ? [low, high] : null;
}

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
    const point = pixels([x, y]);
    const add = (axis: PlotAxis, placeAt: (share: number) => Corner): void => {
      const spread = spreadOf(row, axis.k);
      if (spread === null) return;
      const at = (value: number): Corner => pixels(placeAt(shareOf(axis, value)));
      const { ends, median } = spread;
      bars.push({ from: at(ends[0]), to: at(ends[1]), median: at(median), point });
    };
    add(across, (share) => [share, y]);
    add(up, (share) => [x, 1 - share]);
  }
  return bars;
}
