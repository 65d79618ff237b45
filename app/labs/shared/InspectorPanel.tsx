import { Suspense } from 'react';
import { cellName } from '../../lenses/elite-map/describe.ts';
import { session } from '../../run/live.ts';
import type { Cell } from '../../run/session-state.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { useInspection } from './use-inspection.ts';
import { lazy } from '../../ui/lazy.tsx';

/** With the pictures of solutions, which the first view does without. */
const InspectedElite = lazy(async () => ({ default: (await import('./InspectedElite.tsx')).InspectedElite }));

type Inspection = ReturnType<typeof useInspection>;

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The elite under the pointer or the pinned one; in words where there is none. */
export function InspectorPanel({ info, inspection }: { info: RunInfo; inspection: Inspection }) {
  const { shown, cell, isPinned, shape } = inspection;
  const place = (of: Cell) => capitalised(cellName(of, shape?.voronoi ?? false));
  if (!shown) {
    return (
      <div className="placeholder">
        <h2>Elite</h2>
        {cell === null ? (
          <p>
            Point at a cell of the map to see the solution that holds it. Click to pin it: the map then shows its
            ancestors, and the link keeps it.
          </p>
        ) : (
          <p>
            {place(cell)}{' '}
            {shown === null ? 'is empty at this evaluation: no solution tried so far falls into it.' : '…'}
          </p>
        )}
        {cell !== null && isPinned && (
          <button type="button" className="button" onClick={() => session.pin(null)}>
            Unpin
          </button>
        )}
      </div>
    );
  }
  return (
    <Suspense>
      <InspectedElite info={info} shown={shown} place={place(shown.elite.cell)} pinned={isPinned} />
    </Suspense>
  );
}
