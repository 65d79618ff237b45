import { FilePicker } from './FilePicker.tsx';
import { offerFiles, useIntake } from './intake.ts';

/** Opens an archive of elites that another program, or this page, has saved. */
export function OpenFile() {
  const busy = useIntake((state) => state.busy);
  return (
    <span className="bare" data-part="files">
      <FilePicker
        words="Open a file…"
        title="An archive of elites saved by pyribs, QDax, pymap_elites or this page; or drop it on the page. Nothing is uploaded."
        label="Archive to open"
        accept=".csv,.json,.npy,.dat,text/csv,text/plain,application/json"
        multiple
        busy={busy}
        overText="Drop the archive to open it beside the map. Nothing is uploaded."
        onFiles={offerFiles}
      />
    </span>
  );
}
