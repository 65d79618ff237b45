/**
 * Which cell is pinned, on a map that is refined: what a link names is a cell of the map as it is in the end, and on show
 * is the coarser cell that it still is a part of. Pure.
 */
import type { Descriptor } from '../../../workers/core/types.ts';
import type { Cell } from '../../run/session-state.ts';

/** How the map on show is cut. */
export interface MapShape {
  readonly cols: number;
  readonly rows: number;
  /** What it ends as, where that is not what it is. */
  readonly finest: readonly [cols: number, rows: number] | undefined;
  readonly voronoi: boolean;
}

const within = (index: number, count: number) => Math.min(count - 1, Math.max(0, index));

/** The cell of the map on show in which the pinned one lies. */
export function cellOfPin(pin: Cell, { cols, rows, finest }: MapShape): Cell {
  if (finest === undefined) return pin;
  return [Math.floor(((pin[0] + 0.5) / finest[0]) * cols), Math.floor(((pin[1] + 0.5) / finest[1]) * rows)];
}

/** What to pin for a cell of the map on show: where its elite lies and will stay, or its middle if it has none. */
export function pinOfCell(
  cell: Cell,
  descriptors: readonly [number, number] | undefined,
  axes: readonly [Descriptor, Descriptor],
  { cols, rows, finest }: MapShape,
): Cell {
  if (finest === undefined) return cell;
  const share = (axis: 0 | 1) => {
    const [low, high] = axes[axis].range;
    if (descriptors === undefined) return (cell[axis] + 0.5) / (axis === 0 ? cols : rows);
    return (descriptors[axis] - low) / (high - low);
  };
  return [within(Math.floor(share(0) * finest[0]), finest[0]), within(Math.floor(share(1) * finest[1]), finest[1])];
}
