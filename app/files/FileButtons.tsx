import { useState } from 'react';
import { saveFile } from '../ui/save-file.ts';

/** A row of buttons, each of which makes a file and hands it to the browser to save. */
export function FileButtons<Kind extends string>(props: {
  readonly label: string;
  readonly stem: string;
  readonly kinds: readonly Kind[];
  make(kind: Kind): Promise<Blob>;
}) {
  const { label, stem, kinds, make } = props;
  const [trouble, setTrouble] = useState('');
  const save = (kind: Kind): void => {
    setTrouble('');
    make(kind).then(
      (blob) => saveFile(`${stem}.${kind.toLowerCase()}`, blob),
      (error: unknown) =>
        setTrouble(`The file could not be made: ${error instanceof Error ? error.message : String(error)}.`),
    );
  };
  return (
    <div className="files-downloads" role="group" aria-label={label}>
      <span>{label}</span>
      {kinds.map((kind) => (
        <button key={kind} type="button" className="button" onClick={() => save(kind)}>
          {kind}
        </button>
      ))}
      <span role="alert">{trouble}</span>
    </div>
  );
}
