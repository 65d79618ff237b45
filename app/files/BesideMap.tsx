import { lazy, Suspense, type ReactNode } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { intake, useIntake } from './intake.ts';
import './files.css';

/** Where the site was changed, or the network lost, since the page was opened. */
function NotLoaded() {
  return (
    <Dialog open title="The file could not be opened" onClose={() => intake.setState({ needed: false, waiting: [] })}>
      <p>
        The part of this page that reads files did not load. Check the connection, reload the page and open the file
        again; the address keeps your run.
      </p>
    </Dialog>
  );
}

const Opened = lazy(() =>
  import('./Opened.tsx').then(
    (module) => ({ default: module.Opened }),
    () => ({ default: NotLoaded }),
  ),
);

/** The run's map, and beside it the archive that was opened from a file, if there is one. */
export function BesideMap({ children }: { readonly children: ReactNode }) {
  const needed = useIntake((state) => state.needed);
  const showing = useIntake((state) => state.showing);
  return (
    <div className={showing ? 'files-pair' : undefined}>
      <div className="files-run">
        {showing && <h2>This run</h2>}
        {children}
      </div>
      {needed && (
        <Suspense>
          <Opened />
        </Suspense>
      )}
    </div>
  );
}
