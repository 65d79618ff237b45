import { useId, useState } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  /** A sentence about the last input, if it was not used as it came. */
  readonly note: string | undefined;
  /** What was typed, on Enter or when the field is left. */
  readonly onText: (text: string) => void;
}

/** A line of text to type or paste, with a sentence of help always in view. */
export function TextField({ label, help, value, note, onText }: TextFieldProps) {
  const id = useId();
  /** What is being typed; null while nothing is, when the field shows the value. */
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    setDraft(null);
    if (draft !== null && draft.trim() !== value) onText(draft.trim());
  };
  return (
    <div className="field">
      <div className="field-row">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          className="field-text"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={draft ?? value}
          aria-describedby={`${id}-help`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
      </div>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
      <p className="field-note" aria-live="polite">
        {note}
      </p>
    </div>
  );
}
