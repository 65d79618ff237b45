import { Suspense, useState } from 'react';
import { lazy } from '../../ui/lazy.tsx';
import type { MapTableProps } from './MapTable.tsx';

/** Made when it is first opened. */
const MapTable = lazy(async () => ({ default: (await import('./MapTable.tsx')).MapTable }));

/** The map's elites as a table, for those who would rather read it. */
export function MapTableTwin(props: MapTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="elite-map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.name === undefined ? 'Show as table' : `Show ${props.name} as table`}</summary>
      {open && (
        <Suspense>
          <MapTable {...props} />
        </Suspense>
      )}
    </details>
  );
}
