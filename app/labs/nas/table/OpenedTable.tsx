import { useEffect, useRef, useState } from 'react';
import { fail, succeed, type Failure, type Result } from '../../../../workers/core/result.ts';
import type { Table } from '../../../../workers/files/table/types.ts';
import { loadFiles, Reader, type LoadedFile } from '../../../files/reader.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { closeTable, tableIntake, useTableIntake } from './intake.ts';
import { TableView } from './TableView.tsx';

/** As much as the reader takes: a journal has a line for each parameter of each trial. */
const LARGEST_MB = 500;

interface Opened {
  readonly name: string;
  readonly file: Blob;
  readonly table: Table;
  readonly reader: Reader;
  /** Counts what was opened, so that another table begins anew. */
  readonly number: number;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

async function loadOne(files: readonly File[]): Promise<LoadedFile | Failure> {
  if (files.length > 1)
    return fail('several-files', `expected one table, got ${files.length} files`, 'open them one after another');
  const loaded = await loadFiles(files, LARGEST_MB, 'rows');
  return 'ok' in loaded ? loaded : loaded[0];
}

/** Reads the table that waits in the intake and shows it. What is on show stays until the next is ready. */
export function OpenedTable() {
  const waiting = useTableIntake((state) => state.waiting);
  const [shown, setShown] = useState<Opened | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const readers = useRef<{ reading?: Reader; shown?: Reader }>({});
  const count = useRef(0);

  useEffect(() => {
    const { current } = readers;
    return () => {
      current.reading?.close();
      current.shown?.close();
    };
  }, []);

  useEffect(() => {
    if (waiting.length === 0) return;
    const { current } = readers;
    current.reading?.close();
    const reader = new Reader();
    current.reading = reader;
    tableIntake.setState({ waiting: [], busy: `Reading ${waiting[0].name}…` });
    const read = async (): Promise<Result<Pick<Opened, 'file' | 'table'>>> => {
      const loaded = await loadOne(waiting);
      if ('ok' in loaded) return loaded;
      const result = await reader.ask((remote) => remote.table(loaded));
      return result.ok ? succeed({ file: new Blob([loaded.bytes]), table: result.value }) : result;
    };
    void read().then((result) => {
      if (current.reading !== reader) return;
      current.reading = undefined;
      tableIntake.setState({ busy: null });
      setTrouble(result.ok ? null : result);
      if (!result.ok) return reader.close();
      current.shown?.close();
      current.shown = reader;
      setShown({ name: waiting[0].name, ...result.value, reader, number: (count.current += 1) });
      tableIntake.setState({ showing: true });
    });
  }, [waiting]);

  const openStudy = async (study: number): Promise<void> => {
    if (shown === null) return;
    const { reader } = shown;
    const result = await reader.ask((remote) => remote.table(null, study));
    if (readers.current.shown !== reader) return;
    if (result.ok) setShown({ ...shown, table: result.value, number: (count.current += 1) });
    else setTrouble(result);
  };

  return (
    <>
      {shown !== null && (
        <TableView
          key={shown.number}
          name={shown.name}
          file={shown.file}
          table={shown.table}
          reader={shown.reader}
          onStudy={(study) => void openStudy(study)}
          onClose={closeTable}
        />
      )}
      <Dialog open={trouble !== null} title="This table could not be opened" onClose={() => setTrouble(null)}>
        {trouble && (
          <>
            <p role="alert">{sentence(trouble.message)}.</p>
            <p>{sentence(trouble.hint)}.</p>
            <p className="files-quiet">Nothing else on the page has changed.</p>
          </>
        )}
      </Dialog>
    </>
  );
}
