import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';

function NotLoaded({ onClose }: { onClose(): void }) {
  return (
    <Dialog open title="Claims" onClose={onClose}>
      <p>This part of the page did not load. Check the connection, reload the page and try again.</p>
    </Dialog>
  );
}

const ClaimsDialog = lazy(() =>
  import('./ClaimsDialog.tsx').then(
    (module) => ({ default: module.ClaimsDialog }),
    () => ({ default: NotLoaded }),
  ),
);

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
