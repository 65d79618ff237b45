import { Suspense, useState } from 'react';
import { lazy } from '../ui/lazy.tsx';

const ClaimsDialog = lazy(async () => ({ default: (await import('./ClaimsDialog.tsx')).ClaimsDialog }));

/** Opens the list of what papers say and what this page finds. */
export function ClaimsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        data-part="claims"
        title="What papers say of these searches, and what this page finds"
        onClick={() => setOpen(true)}
      >
        Claims
      </button>
      {open && (
        <Suspense>
          <ClaimsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
