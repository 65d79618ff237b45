import { useId, useRef, useState } from 'react';
import { Icon } from './Icon.tsx';

type Outcome = 'none' | 'copied' | 'blocked';

const SENTENCE: Record<Outcome, string> = {
  none: '',
  copied: 'Copied.',
  blocked: 'The browser does not let this page copy. The text is selected: press Ctrl+C (or ⌘C).',
};

/** Text to take away: a button copies it, and where copying is blocked it is selected for the person to copy. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<Outcome>('none');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      ref.current?.focus();
      ref.current?.select();
      setOutcome('blocked');
    }
  };

  return (
    <div className="copy">
      <label htmlFor={id}>{label}</label>
      <div className="copy-row">
        <textarea
          ref={ref}
          id={id}
          className="copy-text"
          readOnly
          rows={3}
          spellCheck={false}
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="button" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          <Icon name="copy" size={16} /> Copy
        </button>
      </div>
      <p className="copy-outcome" role="status">
        {SENTENCE[outcome]}
      </p>
    </div>
  );
}
