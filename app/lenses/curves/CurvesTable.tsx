import { Suspense, useState } from 'react';
import type { FrameSource } from '../source.ts';
import type { ChartSpec } from './charts.ts';
import { lazy } from '../../ui/lazy.tsx';

const CurvesRows = lazy(async () => ({ default: (await import('./CurvesRows.tsx')).CurvesRows }));

/** The curves in numbers, made only while they are open. */
export function CurvesTable(props: { readonly source: FrameSource; readonly charts: readonly ChartSpec[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="curves-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as table</summary>
      {open && (
        <Suspense>
          <CurvesRows {...props} />
        </Suspense>
      )}
    </details>
  );
}
