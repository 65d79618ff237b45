import { useCallback, useMemo, useState } from 'react';
import type { Cell, Grid } from '../elite-map/geometry.ts';
import { matchCell } from './cells.ts';

export interface SharedCells {
  /** The cell under the cursor, wherever that is, and the pinned one, as cells of each entrant's map. */
  readonly hovered: readonly (Cell | null)[];
  readonly pinned: readonly (Cell | null)[];
  hover(entrant: number, cell: Cell | null): void;
  setGrid(entrant: number, grid: Grid): void;
  match(cell: Cell | null, from: number, to: number): Cell | null;
}

/** One cursor and one pin (a cell of the first map) for the maps of `count` entrants, whatever their sizes. */
export function useSharedCells(count: number, selected: Cell | null): SharedCells {
  const [grids, setGrids] = useState<readonly (Grid | undefined)[]>([]);
  const [hover, setHover] = useState<{ readonly entrant: number; readonly cell: Cell } | null>(null);
  const setGrid = useCallback((entrant: number, { cols, rows }: Grid) => {
    setGrids((old) => {
      if (old[entrant]?.cols === cols && old[entrant].rows === rows) return old;
      const next = [...old];
      next[entrant] = { cols, rows };
      return next;
    });
  }, []);
  const hoverOver = useCallback((entrant: number, cell: Cell | null) => setHover(cell && { entrant, cell }), []);
  return useMemo(() => {
    const match = (cell: Cell | null, from: number, to: number) => matchCell(cell, grids[from], grids[to]);
    const everywhere = (cell: Cell | null, from: number) =>
      Array.from({ length: count }, (_, to) => (to === from ? cell : match(cell, from, to)));
    return {
      hovered: hover === null ? everywhere(null, 0) : everywhere(hover.cell, hover.entrant),
      pinned: everywhere(selected, 0),
      hover: hoverOver,
      setGrid,
      match,
    };
  }, [grids, hover, selected, count, hoverOver, setGrid]);
}
