/** What is kept of a run's frames to draw it small, once the run itself is gone. Pure. */
import type { MapFrame } from '../../workers/core/frames.ts';
import type { Lab } from '../../workers/core/link.ts';
import type { Frames, RunInfo } from '../../workers/host/protocol.ts';
import { forRoot } from '../lenses/tree/paths.ts';

export type Thumb =
  | { readonly kind: 'map'; readonly frame: MapFrame }
  /** Places as x, y, x, y, …, in units as the lab shows them; the front from left to right. */
  | { readonly kind: 'front'; readonly points: Float64Array; readonly front: Float64Array }
  /** Bars of an icicle, the widest ones; values for the player at the root, NaN where there is none. */
  | {
      readonly kind: 'tree';
      readonly left: Float64Array;
      readonly width: Float64Array;
      readonly level: Uint16Array;
      readonly value: Float64Array;
    }
  | { readonly kind: 'curve'; readonly at: Float64Array; readonly values: Float64Array };

/** More points than these look like a cloud all the same. */
const POINTS = 600;
/** Narrower bars are not seen. */
const NARROWEST = 1 / 200;

function frontThumb(frames: Frames, { objectives }: RunInfo): Thumb | null {
  const frame = frames.pareto;
  if (frame === undefined || frame.front.length === 0) return null;
  const m = objectives.length;
  const rows = frame.points.length / m;
  const sign = objectives.map(({ minimised }) => (minimised ? -1 : 1));
  const places = (chosen: readonly number[]): Float64Array =>
    Float64Array.from(chosen.flatMap((row) => [sign[0] * frame.points[row * m], sign[1] * frame.points[row * m + 1]]));
  const step = Math.max(1, Math.ceil(rows / POINTS));
  const front = [...frame.front].sort((a, b) => sign[0] * (frame.points[a * m] - frame.points[b * m]) || a - b);
  return {
    kind: 'front',
    points: places(Array.from({ length: Math.ceil(rows / step) }, (_, i) => i * step)),
    front: places(front),
  };
}

function treeThumb({ tree }: Frames, info: RunInfo): Thumb | null {
  if (tree === undefined || info.tree === undefined) return null;
  const { bars } = tree;
  const players = info.tree;
  const wide = Array.from(bars.width.keys()).filter((bar) => bars.width[bar] >= NARROWEST);
  const value = (bar: number): number =>
    bars.siblings[bar] > 1 ? NaN : forRoot(bars.mean[bar], bars.mover[bar], players);
  return {
    kind: 'tree',
    left: Float64Array.from(wide, (bar) => bars.left[bar]),
    width: Float64Array.from(wide, (bar) => bars.width[bar]),
    level: Uint16Array.from(wide, (bar) => bars.level[bar]),
    value: Float64Array.from(wide, value),
  };
}

function curveThumb({ curves }: Frames, metric: string | undefined): Thumb | null {
  const values = curves.metrics[metric ?? ''] ?? Object.values(curves.metrics)[0];
  return values === undefined || values.length < 2 ? null : { kind: 'curve', at: curves.at, values };
}

/** The lab's own picture of it, or the first other there is; null before there is anything to see. */
export function thumbOf(lab: Lab, info: RunInfo, frames: Frames, metric: string | undefined): Thumb | null {
  const map = frames['elite-map'];
  const asMap = map === undefined ? null : ({ kind: 'map', frame: map } as const);
  const front = frontThumb(frames, info);
  const tree = treeThumb(frames, info);
  const order = { nas: [front, asMap, tree], mcts: [tree, front, asMap] }[lab as string] ?? [asMap, front, tree];
  return order.find((one) => one !== null) ?? curveThumb(frames, metric);
}
