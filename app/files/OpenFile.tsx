import { useEffect, useRef, useState } from 'react';
import { offerFiles, useIntake } from './intake.ts';
import './files.css';

/** Files dropped anywhere on the page. Returns whether some are held over it now. */
function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Without this the browser would leave the page and show the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      offerFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}

/** Opens an archive of elites that another program, or this page, has saved. */
export function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  const busy = useIntake((state) => state.busy);
  const over = useDrop();
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
