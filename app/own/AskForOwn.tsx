import { useCallback, useEffect, useState } from 'react';
import { Refused } from '../../workers/core/result.ts';
import { hashOf } from '../../workers/core/sha256.ts';
import { LIMITS, readDefinition, type Definition } from '../../workers/problems/own/definition.ts';
import { FilePicker } from '../files/FilePicker.tsx';
import { give } from './give.ts';
import { unpack } from './link-text.ts';
import './own.css';

interface Found {
  readonly bytes: Uint8Array;
  readonly definition: Definition;
}

interface AskProps {
  /** What the definition's hash is to be. */
  readonly wanted: string;
  /** As the link carries it; null if it does not. */
  readonly packed: string | null;
  /** Who would have it run: *This link brings*. */
  readonly brings: string;
  /** Runs find it from now on. */
  readonly onGiven: () => void;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The definition in these bytes, if it is the one that is wanted; else a sentence. Runs nothing. */
function read(bytes: Uint8Array, wanted: string, from: string): Found | string {
  const hash = hashOf(bytes);
  if (hash !== wanted)
    return `expected the definition whose SHA-256 begins with ${wanted}, got ${from}, whose begins with ${hash}; choose another file`;
  try {
    return { bytes, definition: readDefinition(bytes) };
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** Shows what a link or a file would run, and runs it only when told to. */
function Consent(props: AskProps & { readonly found: Found; readonly onNo: () => void }) {
  const { found, packed, brings, onGiven, onNo } = props;
  const { bytes, definition } = found;
  const { name, answers } = definition;
  const run = (): void => {
    give(bytes, name);
    onGiven();
  };
  return (
    <div className="own-ask" role="group" aria-label="Program to run">
      {answers.kind === 'code' ? (
        <>
          <p>
            {packed === null ? 'This is' : brings} a program, “{name}”. It runs without network and without access to
            this page. Run it?
          </p>
          <pre tabIndex={0} aria-label="The program">
            {answers.code}
          </pre>
        </>
      ) : (
        <p>This is a network, “{name}”, which answers solutions. Run it?</p>
      )}
      <div className="own-buttons">
        <button type="button" className="button primary" onClick={run}>
          Run it
        </button>
        <button type="button" className="button" onClick={onNo}>
          Do not run it
        </button>
        {packed !== null && (
          <a className="button" href={`#/own?own=${packed}`}>
            Open it in the editor
          </a>
        )}
      </div>
    </div>
  );
}

/** Asks for the definition that a link is answered by: out of the link itself, or a file. Nothing is run before consent. */
export function AskForOwn(props: AskProps) {
  const { wanted, packed } = props;
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  const take = useCallback(
    (bytes: Uint8Array, from: string): void => {
      const answer = read(bytes, wanted, from);
      setFound(typeof answer === 'string' ? null : answer);
      setTrouble(typeof answer === 'string' ? answer : null);
      setRefused(false);
    },
    [wanted],
  );
  useEffect(() => {
    let current = true;
    if (packed !== null)
      void unpack(packed).then((bytes) => {
        if (!current) return;
        if (bytes === null) setTrouble('expected a program in the link, got something else; choose its file');
        else take(bytes, 'what the link carries');
      });
    return () => {
      current = false;
    };
  }, [packed, take]);
  const onFiles = useCallback(
    (files: readonly File[]): void => {
      const file = files.at(0);
      if (file === undefined) return;
      if (file.size > LIMITS.bytes)
        setTrouble(`expected at most ${LIMITS.bytes / 1e6} MB, got ${Math.ceil(file.size / 1e6)} MB`);
      else void file.arrayBuffer().then((buffer) => take(new Uint8Array(buffer), file.name));
    },
    [take],
  );

  if (refused)
    return (
      <div className="own-ask">
        <p role="status">Nothing of it was run.</p>
        <button type="button" className="button" onClick={() => setRefused(false)}>
          Show it again
        </button>
      </div>
    );
  return (
    <div className="own-ask">
      {found !== null && <Consent {...props} found={found} onNo={() => setRefused(true)} />}
      {found === null && (
        <FilePicker
          words="Choose the definition…"
          title="The file stays in this page; nothing is uploaded."
          label="Definition that the run needs"
          accept=".json,application/json"
          busy={null}
          overText="Drop the definition of this run. Nothing is uploaded."
          first
          onFiles={onFiles}
        />
      )}
      {trouble !== null && <p role="alert">{sentence(trouble)}.</p>}
    </div>
  );
}
