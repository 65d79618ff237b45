import { Suspense, useEffect, type ReactNode } from 'react';
import { forgetTable, useTableIntake } from './intake.ts';
import { lazy } from '../../../ui/lazy.tsx';

const OpenedTable = lazy(async () => ({ default: (await import('./OpenedTable.tsx')).OpenedTable }));

/** The run's panels; while a table is open, the table in their place. */
export function InPlaceOfRun({ children }: { readonly children: ReactNode }) {
  const needed = useTableIntake((state) => state.needed);
  const showing = useTableIntake((state) => state.showing);
  useEffect(() => forgetTable, []);
  return (
    <>
      {!showing && children}
      {needed && (
        <Suspense>
          <OpenedTable />
        </Suspense>
      )}
    </>
  );
}
