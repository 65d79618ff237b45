import { useCallback, useId, useMemo, useState } from 'react';
import { readHandIns } from '../../../workers/core/hand-in.ts';
import { useWall, wall } from '../../class/live.ts';
import { MOST_LINKS } from '../../class/wall.ts';
import { FilePicker } from '../../files/FilePicker.tsx';

/** A class's lines, with room to spare. */
const MOST_BYTES = 2_000_000;

const linksText = (count: number): string => (count === 1 ? '1 link' : `${count} links`);

export function Intake() {
  const id = useId();
  const text = useWall((state) => state.text);
  const running = useWall((state) => state.running);
  const some = useWall((state) => state.entries.length > 0);
  const waiting = useWall((state) => state.entries.some(({ phase }) => phase === 'waiting'));
  const beyond = useWall((state) => state.beyond);
  const trouble = useWall((state) => state.trouble);
  const [problem, setProblem] = useState('');
  const { handIns, without } = useMemo(() => readHandIns(text), [text]);
  const take = useCallback(async ([file]: readonly File[]) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      setProblem(
        `Expected a text or CSV file of at most 2 MB, got ${(file.size / 1e6).toFixed(1)} MB: choose the file with the links.`,
      );
      return;
    }
    setProblem('');
    const before = wall.store.getState().text.trim();
    wall.write([before, await file.text()].filter((part) => part !== '').join('\n'));
    await wall.check();
  }, []);
  const onFiles = useCallback(
    (files: readonly File[]) =>
      void take(files).catch(() => setProblem('The file could not be read: open it once more, or paste its text.')),
    [take],
  );
  return (
    <section className="wall-intake" aria-label="Lines that were handed in">
      <label htmlFor={id}>
        Lines that were handed in, as <em>Share → Hand in</em> copies them
      </label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        value={text}
        placeholder="anna · QD score 0.6132 · https://…#/map-elites?…&digest=…"
        aria-describedby={`${id}-found`}
        onChange={(event) => wall.write(event.target.value)}
      />
      <p id={`${id}-found`} className="wall-help">
        {linksText(handIns.length)} found
        {without.length > 0 && `; no link in line ${without.slice(0, 10).join(', ')}${without.length > 10 ? ' …' : ''}`}
        . Names, scores and anything else may stand beside a link. Nothing is uploaded.
      </p>
      <div className="wall-buttons">
        <button
          type="button"
          className="button primary"
          disabled={handIns.length === 0}
          onClick={() => void wall.check()}
        >
          Check {linksText(Math.min(handIns.length, MOST_LINKS))}
        </button>
        {running && (
          <button type="button" className="button" onClick={() => wall.stop()}>
            Stop
          </button>
        )}
        {!running && waiting && (
          <button type="button" className="button" onClick={() => wall.resume()}>
            Go on
          </button>
        )}
        <FilePicker
          words="Open a file"
          title="A text or CSV file with links; it may as well be dropped on the page"
          label="File with links"
          accept=".txt,.csv,.tsv,.md,text/*"
          busy={null}
          overText="Drop the file with the links here"
          onFiles={onFiles}
        />
        {(some || text !== '') && (
          <button type="button" className="button" onClick={() => wall.clear()}>
            Clear
          </button>
        )}
      </div>
      {beyond > 0 && (
        <p className="wall-help">
          The wall takes {MOST_LINKS} links; {beyond} more are left out. Check those by themselves.
        </p>
      )}
      <p className="wall-trouble" role="alert">
        {problem}
        {trouble && ` Nothing can be checked: ${trouble.message}; ${trouble.hint}.`}
      </p>
    </section>
  );
}
