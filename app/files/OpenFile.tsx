import { useRef } from 'react';
import { offerFiles, useIntake } from './intake.ts';
import { useDrop } from './use-drop.ts';
import './files.css';

/** Opens an archive of elites that another program, or this page, has saved. */
export function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  const busy = useIntake((state) => state.busy);
  const over = useDrop(offerFiles);
  return (
    <>
      <button
        type="button"
        className="button"
        title="An archive of elites saved by pyribs, QDax, pymap_elites or this page; or drop it on the page. Nothing is uploaded."
        onClick={() => input.current?.click()}
      >
        Open a file…
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Archive to open"
        accept=".csv,.json,.npy,.dat,text/csv,text/plain,application/json"
        onChange={(event) => {
          offerFiles([...(event.target.files ?? [])]);
          // So that the same file can be opened again.
          event.target.value = '';
        }}
      />
      <span role="status" className="files-busy">
        {busy}
      </span>
      {over && (
        <div className="files-over" aria-hidden="true">
          <p>Drop the archive to open it beside the map. Nothing is uploaded.</p>
        </div>
      )}
    </>
  );
}
