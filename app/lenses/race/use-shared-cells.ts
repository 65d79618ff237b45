import { useCallback, useMemo, useState } from 'react';
import type { Cell } from '../elite-map/geometry.ts';
import { sameCellIn, type Tiling } from '../elite-map/tiling.ts';

export interface SharedCells {
  /** The cell under the cursor, wherever that is, and the pinned one, as cells of each entrant's map. */
  readonly hovered: readonly (Cell | null)[];
  readonly pinned: readonly (Cell | null)[];
  /** How each entrant's map is cut, once it is drawn. */
  readonly tilings: readonly (Tiling | undefined)[];
  hover(entrant: number, cell: Cell | null): void;
  setTiling(entrant: number, tiling: Tiling): void;
  /** The cell of one entrant's map in another's. */
  match(cell: Cell | null, from: number, to: number): Cell | null;
}

/** One cursor and one pin (a cell of the first map) for the maps of `count` entrants, however they are cut. */
export function useSharedCells(count: number, selected: Cell | null): SharedCells {
  const [tilings, setTilings] = useState<readonly (Tiling | undefined)[]>([]);
  const [cursor, setCursor] = useState<{ readonly entrant: number; readonly cell: Cell } | null>(null);
  const setTiling = useCallback((entrant: number, tiling: Tiling) => {
    setTilings((old) => {
      if (old[entrant] === tiling) return old;
      const next = [...old];
      next[entrant] = tiling;
      return next;
    });
  }, []);
  const hover = useCallback((entrant: number, cell: Cell | null) => setCursor(cell && { entrant, cell }), []);
  return useMemo(() => {
    const match = (cell: Cell | null, from: number, to: number): Cell | null => {
      const [own, other] = [tilings[from], tilings[to]];
      if (cell === null || own === undefined || other === undefined) return null;
      return sameCellIn(other, own, cell);
    };
    const everywhere = (cell: Cell | null, from: number) =>
      Array.from({ length: count }, (_, to) => (to === from ? cell : match(cell, from, to)));
    return {
      hovered: cursor === null ? everywhere(null, 0) : everywhere(cursor.cell, cursor.entrant),
      pinned: everywhere(selected, 0),
      tilings,
      hover,
      setTiling,
      match,
    };
  }, [tilings, cursor, selected, count, hover, setTiling]);
}
