import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../workers/core/result.ts';
import type { Answers, Draft, NamedFile } from '../../workers/files/types.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { intake, useIntake } from './intake.ts';
import { OpenedMap } from './OpenedMap.tsx';
import type { OpenedArchive } from './opened-archive.ts';
import { Questions } from './Questions.tsx';
import { loadFiles, Reader } from './reader.ts';

interface Asking {
  readonly files: readonly NamedFile[];
  readonly draft: Draft;
  readonly reader: Reader;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nameOf = (files: readonly NamedFile[]): string =>
  (files.find(({ name }) => !name.endsWith('.json') && !/centroids/.test(name)) ?? files[0]).name;

/** Reads what waits in the intake, asks for what the files lack, and shows the archive. What is on show stays until the next is ready. */
export function Opened() {
  const waiting = useIntake((state) => state.waiting);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [shown, setShown] = useState<OpenedArchive | null>(null);
  const readers = useRef<{ asking?: Reader; shown?: Reader }>({});

  const drop = useCallback((which: 'asking' | 'shown') => {
    readers.current[which]?.close();
    readers.current[which] = undefined;
  }, []);

  const place = useCallback(
    async ({ files, draft, reader }: Asking, answers: Answers): Promise<Failure | null> => {
      const placed = await reader.ask((remote) => remote.place(answers));
      if (!placed.ok) return placed;
      drop('shown');
      readers.current = { shown: reader };
      setAsking(null);
      setShown({ ...placed.value, name: nameOf(files), draft, answers, reader });
      intake.setState({ showing: true });
      return null;
    },
    [drop],
  );

  useEffect(() => {
    if (waiting.length === 0) return;
    intake.setState({ waiting: [], busy: `Reading ${waiting[0].name}…` });
    const read = async (): Promise<void> => {
      setTrouble(null);
      setAsking(null);
      drop('asking');
      const files = await loadFiles(waiting);
      if ('ok' in files) return setTrouble(files);
      const reader = new Reader();
      readers.current.asking = reader;
      const draft = await reader.ask((remote) => remote.read(files));
      if (readers.current.asking !== reader) return undefined;
      if (!draft.ok) {
        drop('asking');
        return setTrouble(draft);
      }
      const next = { files, draft: draft.value, reader };
      if (!draft.value.complete) return setAsking(next);
      return setTrouble(await place(next, draft.value.answers));
    };
    void read().finally(() => intake.setState({ busy: null }));
  }, [waiting, drop, place]);

  const close = (): void => {
    drop('shown');
    setShown(null);
    intake.setState({ showing: false });
  };

  return (
    <>
      {shown !== null && <OpenedMap key={`${shown.name} ${shown.archive.filled}`} opened={shown} onClose={close} />}
      {asking !== null && (
        <Questions
          key={asking.files[0].name}
          name={nameOf(asking.files)}
          draft={asking.draft}
          reader={asking.reader}
          onDraft={async (measureCount) => {
            const draft = await asking.reader.ask((remote) => remote.read(asking.files, measureCount));
            if (draft.ok) setAsking({ ...asking, draft: draft.value });
            return draft.ok ? null : draft;
          }}
          onDone={(answers) => place(asking, answers)}
          onCancel={() => {
            drop('asking');
            setAsking(null);
          }}
        />
      )}
      <Dialog open={trouble !== null} title="This file could not be opened" onClose={() => setTrouble(null)}>
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
