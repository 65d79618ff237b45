import { useState } from 'react';
import { isCode } from '../../workers/core/framing.ts';
import { session } from '../run/live.ts';
import './ask-code.css';

/** In place of the lab: the run starts once it knows whose it is. */
export function AskCode() {
  const [text, setText] = useState('');
  const [note, setNote] = useState<string>();
  // One spelling of what looks the same.
  const code = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  return (
    <form
      className="ask-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode(code)) session.giveCode(code);
        else setNote('A code is at most 40 letters, digits, spaces, dots and dashes.');
      }}
    >
      <h2>Which code is yours?</h2>
      <p>
        Everybody gets a run of their own, made from a code: the name or number your teacher gave you. The same code
        always gives the same run.
      </p>
      <label htmlFor="code">Code</label>
      <div className="ask-code-row">
        <input
          id="code"
          className="field-text"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={text}
          aria-describedby="code-note"
          onChange={(event) => {
            setText(event.target.value);
            setNote(undefined);
          }}
        />
        <button type="submit" className="button primary">
          Start
        </button>
      </div>
      <p id="code-note" className="field-note" role="status">
        {note}
      </p>
      <p className="ask-code-privacy">The code is sent nowhere; it stands in the link when you share it.</p>
    </form>
  );
}
