/** Where cells lie: between map, plot (CSS pixels, y downwards) and descriptors. Row 0 is at the bottom. Pure. */
import type { Descriptor } from '../../../workers/core/types.ts';

export type Cell = readonly [column: number, row: number];

export interface Grid {
  readonly cols: number;
  readonly rows: number;
}

/** A square plot of `side` pixels seen under a zoom: a point p of the whole map is drawn at p·k + (x, y). */
export interface View {
  readonly side: number;
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const sameCell = (a: Cell | null, b: Cell | null): boolean =>
  a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);

export const cellIndex = (grid: Grid, [column, row]: Cell): number => row * grid.cols + column;

export const insideGrid = (grid: Grid, [column, row]: Cell): boolean =>
  column >= 0 && row >= 0 && column < grid.cols && row < grid.rows;

/** The cell drawn at a point of the plot, null outside the map. */
export function cellAt(grid: Grid, view: View, px: number, py: number): Cell | null {
  const column = Math.floor(((px - view.x) / view.k / view.side) * grid.cols);
  const row = grid.rows - 1 - Math.floor(((py - view.y) / view.k / view.side) * grid.rows);
  return insideGrid(grid, [column, row]) ? [column, row] : null;
}

/** Where a cell is drawn; may lie outside the plot when zoomed in. */
export function cellBox(grid: Grid, view: View, [column, row]: Cell): Box {
  const width = (view.side * view.k) / grid.cols;
  const height = (view.side * view.k) / grid.rows;
  return { x: view.x + column * width, y: view.y + (grid.rows - 1 - row) * height, width, height };
}

/** The cells in view, from the lowest left to the highest right; null where none are. */
export function cellsInView({ cols, rows }: Grid, { side, k, x, y }: View): readonly [from: Cell, to: Cell] | null {
  const first = (offset: number, count: number) => Math.max(0, Math.floor((-offset / k / side) * count));
  const last = (offset: number, count: number) => Math.min(count, Math.ceil(((side - offset) / k / side) * count)) - 1;
  const [left, right, top, bottom] = [first(x, cols), last(x, cols), first(y, rows), last(y, rows)];
  if (!(left <= right && top <= bottom)) return null;
  return [
    [left, rows - 1 - bottom],
    [right, rows - 1 - top],
  ];
}

/** The part of a descriptor's range that column (or row) `index` of `count` covers. */
export function cellRange(
  { range: [low, high] }: Descriptor,
  index: number,
  count: number,
): [low: number, high: number] {
  const step = (high - low) / count;
  return [low + step * index, index === count - 1 ? high : low + step * (index + 1)];
}

/** How far one may zoom in: until about four cells span the plot. */
export const largestZoom = (across: number): number => Math.max(2, across / 4);

/** A path through cells without stops in the same cell twice in a row; consecutive points are distinct. */
export function pathCells(columns: ArrayLike<number>, rows: ArrayLike<number>): Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < columns.length; i++) {
    const cell: Cell = [columns[i], rows[i]];
    if (cells.length === 0 || !sameCell(cells[cells.length - 1], cell)) cells.push(cell);
  }
  return cells;
}
