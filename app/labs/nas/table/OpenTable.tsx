import { useEffect, useRef } from 'react';
import { FilePicker } from '../../../files/FilePicker.tsx';
import { offerTable, tableIntake, useTableIntake } from './intake.ts';

/** Opens a table of evaluations that another program has saved, from the button or dropped anywhere on the page. */
export function OpenTable({ words = 'Open a table' }: { readonly words?: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const busy = useTableIntake((state) => state.busy);
  useEffect(() => {
    if (!tableIntake.getState().returning) return;
    tableIntake.setState({ returning: false });
    button.current?.focus();
  }, []);
  return (
    <span className="bare" data-part="files">
      <FilePicker
        button={button}
        words={words}
        title="Evaluations of any search: a CSV with column names, an Optuna journal or a HiPlot experiment; or drop it on the page. Nothing is uploaded."
        label="Table to open"
        accept=".csv,.tsv,.txt,.json,.jsonl,.log,text/csv,text/plain,application/json"
        busy={busy}
        overText="Drop the table to look at it. Nothing is uploaded, and the run stays as it is."
        onFiles={offerTable}
      />
    </span>
  );
}
