import { useEffect, useRef } from 'react';
import { useDrop } from '../../../files/use-drop.ts';
import { offerTable, tableIntake, useTableIntake } from './intake.ts';
import '../../../files/files.css';

/** Opens a table of evaluations that another program has saved, from the button or dropped anywhere on the page. */
export function OpenTable({ words = 'Open a table' }: { readonly words?: string }) {
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const busy = useTableIntake((state) => state.busy);
  const over = useDrop(offerTable);
  useEffect(() => {
    if (!tableIntake.getState().returning) return;
    tableIntake.setState({ returning: false });
    button.current?.focus();
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button"
        title="Evaluations of any search: a CSV with column names, an Optuna journal or a HiPlot experiment; or drop it on the page. Nothing is uploaded."
        onClick={() => input.current?.click()}
      >
        {words}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Table to open"
        accept=".csv,.tsv,.txt,.json,.jsonl,.log,text/csv,text/plain,application/json"
        onChange={(event) => {
          offerTable([...(event.target.files ?? [])]);
          // So that the same file can be opened again.
          event.target.value = '';
        }}
      />
      <span role="status" className="files-busy">
        {busy}
      </span>
      {over && (
        <div className="files-over" aria-hidden="true">
          <p>Drop the table to look at it. Nothing is uploaded, and the run stays as it is.</p>
        </div>
      )}
    </>
  );
}
