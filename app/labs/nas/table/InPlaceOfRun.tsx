import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Dialog } from '../../../ui/Dialog.tsx';
import { forgetTable, useTableIntake } from './intake.ts';

/** Where the site was changed, or the network lost, since the page was opened. */
function NotLoaded() {
  return (
    <Dialog open title="The table could not be opened" onClose={forgetTable}>
      <p>
        The part of this page that reads tables did not load. Check the connection, reload the page and open the table
        again; the address keeps your run.
      </p>
    </Dialog>
  );
}

const OpenedTable = lazy(() =>
  import('./OpenedTable.tsx').then(
    (module) => ({ default: module.OpenedTable }),
    () => ({ default: NotLoaded }),
  ),
);

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
