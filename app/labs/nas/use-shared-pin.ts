import { useEffect, useLayoutEffect, useRef } from 'react';
import { client, session, useSession } from '../../run/live.ts';
import { pinOfCell } from '../shared/pinned.ts';
import type { useInspection } from '../shared/use-inspection.ts';

/**
 * One pin for the map and the plots: who pins a cell pins the point that holds it, and who pins a point pins the cell it was filed
 * in, if it ever held one. Letting go of either lets go of both.
 */
export function useSharedPin(inspection: ReturnType<typeof useInspection>): void {
  const info = useSession((state) => state.info);
  const spec = useSession((state) => state.spec);
  const cell = useSession((state) => state.pin);
  const birth = useSession((state) => state.point);
  /** What was pinned when this was last looked at, by the person or from here. */
  const seen = useRef({ spec, cell, birth });
  const newest = useRef({ info, inspection });
  useLayoutEffect(() => {
    newest.current = { info, inspection };
  });
  useEffect(() => {
    const before = seen.current;
    seen.current = { spec, cell, birth };
    const moved = [cell !== before.cell, birth !== before.birth];
    // Another run, or a link that says both.
    if (spec !== before.spec || moved[0] === moved[1]) return undefined;
    let live = true;
    const pinPoint = (to: number | null): void => {
      if (!live || to === birth) return;
      seen.current = { spec, cell, birth: to };
      session.pinPoint(to);
    };
    const pinCell = (to: typeof cell): void => {
      if (!live || String(to) === String(cell)) return;
      seen.current = { spec, cell: to, birth };
      session.pin(to);
    };
    const { info: run, inspection: looked } = newest.current;
    if (moved[0]) {
      if (cell === null || looked.pin === null) pinPoint(null);
      else void client.elite(...looked.pin).then((result) => result.ok && pinPoint(result.value?.elite.birth ?? null));
    } else if (birth === null) pinCell(null);
    else {
      const { shape } = looked;
      void client.filed(birth).then((result) => {
        if (!result.ok || run === null || shape === null) return;
        const filed = result.value;
        pinCell(filed && pinOfCell(filed.cell, filed.descriptors, run.descriptors, shape));
      });
    }
    return () => {
      live = false;
    };
  }, [spec, cell, birth]);
}
