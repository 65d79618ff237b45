/**
 * How a map is cut into cells: into a grid, or into Voronoi cells, which stand in one row by their number. Everything
 * that draws, points at or walks over cells asks here. Pure.
 */
import type { MapFrame } from '../../../workers/core/frames.ts';
import { cellAt, cellBox, insideGrid, type Box, type Cell, type Grid, type View } from './geometry.ts';
import { voronoiOf, type Voronoi } from './voronoi.ts';

export type Point = readonly [x: number, y: number];

export interface Tiling extends Grid {
  /** About how many cells stand side by side. */
  readonly across: number;
  /** Present for Voronoi cells only. */
  readonly voronoi: Voronoi | null;
  /** The cell drawn at a point of the plot, null outside the map. */
  cellAt(view: View, px: number, py: number): Cell | null;
  /** The smallest upright box round a cell as drawn. */
  box(view: View, cell: Cell): Box;
  /** Corners of a cell as drawn. */
  outline(view: View, cell: Cell): readonly Point[];
  /** Where a cell is marked: its middle, or its centroid. */
  centre(view: View, cell: Cell): Point;
  /** The cell so many steps away; stops at the edge. */
  step(from: Cell, [dx, dy]: readonly [dx: number, dy: number], steps: number): Cell;
}

const clamp = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));

export function gridTiling(grid: Grid): Tiling {
  const box = (view: View, cell: Cell) => cellBox(grid, view, cell);
  return {
    ...grid,
    across: Math.max(grid.cols, grid.rows),
    voronoi: null,
    cellAt: (view, px, py) => cellAt(grid, view, px, py),
    box,
    outline(view, cell) {
      const { x, y, width, height } = box(view, cell);
      return [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ];
    },
    centre(view, cell) {
      const { x, y, width, height } = box(view, cell);
      return [x + width / 2, y + height / 2];
    },
    step: ([column, row], [dx, dy], steps) => [
      clamp(column + dx * steps, grid.cols),
      clamp(row + dy * steps, grid.rows),
    ],
  };
}

/** A place of the unit square, y upwards, as drawn. */
const toPlot = ({ side, k, x, y }: View, u: number, v: number): Point => [x + u * side * k, y + (1 - v) * side * k];

function cvtTiling(centroids: Float64Array): Tiling {
  const count = centroids.length / 2;
  const voronoi = voronoiOf(centroids);
  const outline = (view: View, [cell]: Cell): Point[] => {
    const corners = voronoi.outlines[cell];
    return Array.from({ length: corners.length / 2 }, (_, i) => toPlot(view, corners[2 * i], corners[2 * i + 1]));
  };
  /** The neighbour that lies most in a direction, if any lies more there than beside it. */
  const neighbour = (from: number, dx: number, dy: number): number => {
    let best = from;
    let bestCosine = Math.SQRT1_2;
    for (const other of voronoi.neighbours[from]) {
      const x = centroids[2 * other] - centroids[2 * from];
      const y = centroids[2 * other + 1] - centroids[2 * from + 1];
      const cosine = (x * dx + y * dy) / Math.hypot(x, y);
      if (cosine >= bestCosine) [best, bestCosine] = [other, cosine];
    }
    return best;
  };
  return {
    cols: count,
    rows: 1,
    across: Math.round(Math.sqrt(count)),
    voronoi,
    cellAt({ side, k, x, y }, px, py) {
      const u = (px - x) / k / side;
      const v = 1 - (py - y) / k / side;
      if (!(u >= 0 && u < 1 && v > 0 && v <= 1)) return null;
      let nearest = 0;
      let least = Infinity;
      for (let i = 0; i < count; i++) {
        const distance = (centroids[2 * i] - u) ** 2 + (centroids[2 * i + 1] - v) ** 2;
        if (distance < least) [nearest, least] = [i, distance];
      }
      return [nearest, 0];
    },
    box(view, cell) {
      const corners = outline(view, cell);
      const xs = corners.map(([x]) => x);
      const ys = corners.map(([, y]) => y);
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    },
    outline,
    centre: (view, [cell]) => toPlot(view, centroids[2 * cell], centroids[2 * cell + 1]),
    step([cell], [dx, dy], steps) {
      let at = cell;
      for (let i = 0; i < steps; i++) at = neighbour(at, dx, dy);
      return [at, 0];
    },
  };
}

const sameValues = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** The tiling of a frame; the last one, as the same object, while frames are cut alike. */
export function tilings(): (frame: MapFrame) => Tiling {
  let last: { tiling: Tiling; centroids: Float64Array | undefined } | undefined;
  return ({ cols, rows, centroids }) => {
    const same =
      last !== undefined &&
      (centroids === undefined
        ? last.centroids === undefined && last.tiling.cols === cols && last.tiling.rows === rows
        : last.centroids !== undefined && sameValues(last.centroids, centroids));
    if (last === undefined || !same)
      last = { centroids, tiling: centroids === undefined ? gridTiling({ cols, rows }) : cvtTiling(centroids) };
    return last.tiling;
  };
}

/** The cell of another tiling in which the middle of this cell lies. */
export function sameCellIn(to: Tiling, from: Tiling, cell: Cell): Cell | null {
  const unit = { side: 1, k: 1, x: 0, y: 0 };
  return insideGrid(from, cell) ? to.cellAt(unit, ...from.centre(unit, cell)) : null;
}
