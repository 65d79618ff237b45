import { Suspense, type ReactNode } from 'react';
import { useIntake } from './intake.ts';
import { lazy } from '../ui/lazy.tsx';
import './files.css';

const Opened = lazy(async () => ({ default: (await import('./Opened.tsx')).Opened }));

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
