import { useCallback, useEffect, useRef, useState } from 'react';
import { fail, type Failure, type Result } from '../../workers/core/result.ts';
import { giveTable } from '../run/given.ts';
import { FilePicker } from './FilePicker.tsx';
import { loadFiles, Reader } from './reader.ts';

const LARGEST_MB = 500;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface AskProps {
  /** What the file's hash is to be. */
  readonly wanted: string;
  /** Runs find it from now on. */
  readonly onGiven: () => void;
}

/** Asks for the table that a link searches and this page does not have. */
export function AskForTable({ wanted, onGiven }: AskProps) {
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const reader = useRef<Reader | null>(null);
  useEffect(() => () => reader.current?.close(), []);

  const onFiles = useCallback(
    async (files: readonly File[]) => {
      setTrouble(null);
      setBusy(`Reading ${files[0].name}…`);
      const found = await hashed(files, (reader.current ??= new Reader()));
      setBusy(null);
      if (!found.ok) return setTrouble(found);
      const { name, file, hash } = found.value;
      if (hash !== wanted)
        return setTrouble(
          fail(
            'other-table',
            `expected the file whose SHA-256 begins with ${wanted}, got ${name}, whose begins with ${hash}`,
            'choose another file',
          ),
        );
      giveTable(hash, { name, file });
      onGiven();
    },
    [wanted, onGiven],
  );
  const take = useCallback((files: readonly File[]) => void (files.length > 0 && onFiles(files)), [onFiles]);

  return (
    <div className="ask-table">
      <FilePicker
        words="Choose the table…"
        title="The file stays in this page; nothing is uploaded."
        label="Table that the run needs"
        accept=".csv,.tsv,.txt,.json,.jsonl,.log,text/csv,text/plain,application/json"
        busy={busy}
        overText="Drop the table that this run searches. Nothing is uploaded."
        first
        onFiles={take}
      />
      {trouble && <p role="alert">{sentence(trouble.message)}.</p>}
    </div>
  );
}

/** The one file with its hash. */
async function hashed(
  files: readonly File[],
  reader: Reader,
): Promise<Result<{ readonly name: string; readonly file: Blob; readonly hash: string }>> {
  if (files.length > 1) return fail('several-files', `expected one table, got ${files.length} files`, 'choose one');
  const loaded = await loadFiles(files, LARGEST_MB, 'rows');
  if ('ok' in loaded) return loaded;
  const [{ name, bytes }] = loaded;
  const hash = await reader.hash(bytes);
  return hash.ok ? { ok: true, value: { name, file: new Blob([bytes]), hash: hash.value } } : hash;
}
