import { useRef, type RefObject } from 'react';
import { useDrop } from './use-drop.ts';
import './files.css';

/** A button that asks for files, which may as well be dropped anywhere on the page. `onFiles` must stay the same function. */
export function FilePicker(props: {
  readonly words: string;
  /** Says more of the files when the pointer rests on the button. */
  readonly title: string;
  /** Names the field for screen readers. */
  readonly label: string;
  readonly accept: string;
  readonly multiple?: boolean;
  /** What is being read; null for nothing. */
  readonly busy: string | null;
  /** Shown while files are held over the page. */
  readonly overText: string;
  /** A run waits for the file: what is dropped is for this picker alone. */
  readonly first?: boolean;
  readonly button?: RefObject<HTMLButtonElement | null>;
  onFiles(files: readonly File[]): void;
}) {
  const { words, title, label, accept, multiple = false, busy, overText, first = false, button, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  const over = useDrop(onFiles, first);
  return (
    <>
      <button ref={button} type="button" className="button" title={title} onClick={() => input.current?.click()}>
        {words}
      </button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // So that the same file can be opened again.
          event.target.value = '';
        }}
      />
      <span role="status" className="files-busy">
        {busy}
      </span>
      {over && (
        <div className="files-over" aria-hidden="true">
          <p>{overText}</p>
        </div>
      )}
    </>
  );
}
