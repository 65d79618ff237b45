/** The same place on maps of different sizes. Pure. */
import { insideGrid, type Cell, type Grid } from '../elite-map/geometry.ts';

/** The cell of `to` that holds the middle of a cell of `from`: the same descriptors, both maps having the same ranges. */
export function matchCell(cell: Cell | null, from: Grid | undefined, to: Grid | undefined): Cell | null {
  if (cell === null || from === undefined || to === undefined || !insideGrid(from, cell)) return null;
  const place = (index: number, count: number, others: number) =>
    Math.min(others - 1, Math.floor(((index + 0.5) / count) * others));
  return [place(cell[0], from.cols, to.cols), place(cell[1], from.rows, to.rows)];
}
