import { Suspense, useCallback, useEffect, useState } from 'react';
import type { Definition } from '../../../workers/problems/own/definition.ts';
import { checked, draftIn, keepDraft, keptDraft } from '../../own/draft.ts';
import { EXAMPLES } from '../../own/examples.ts';
import { BringNetwork } from '../../own/BringNetwork.tsx';
import { Fields } from '../../own/Fields.tsx';
import { NetworkFields } from '../../own/NetworkFields.tsx';
import { Start } from '../../own/Start.tsx';
import { TryOut } from '../../own/TryOut.tsx';
import type { Place } from '../../shell/places.ts';
import { lazy } from '../../ui/lazy.tsx';
import '../../own/own.css';

const CodeEditor = lazy(async () => ({ default: (await import('../../own/CodeEditor.tsx')).CodeEditor }));

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A person writes a problem, tries it and has it searched. Nothing of it runs before they say so. */
export function OwnPage({ place }: { readonly place: Place }) {
  const [draft, setDraft] = useState<Definition>(keptDraft);
  /** What an example took the place of. */
  const [before, setBefore] = useState<Definition | null>(null);
  const state = checked(draft);
  const definition = state.ok ? draft : null;
  useEffect(() => {
    if (checked(draft).ok) keepDraft(draft);
  }, [draft]);
  const { query } = place;
  useEffect(() => {
    let current = true;
    void draftIn(query).then((brought) => current && brought !== null && setDraft(brought));
    return () => {
      current = false;
    };
  }, [query]);
  /** Something else in place of the draft, which can be had back unless it is an example itself. */
  const begin = (other: Definition): void => {
    const text = JSON.stringify(draft);
    setBefore(EXAMPLES.some(({ definition: example }) => JSON.stringify(example) === text) ? null : draft);
    setDraft(other);
  };
  const onCode = useCallback((code: string) => setDraft((old) => ({ ...old, answers: { kind: 'code', code } })), []);
  return (
    <div className="own">
      <h1>Your own problem</h1>
      <p className="own-lead">
        Write what a solution is answered with, and have it searched like any other problem here. Your program stays on
        this device; it runs apart from this page, without network.
      </p>
      <div className="own-examples" role="group" aria-label="Begin with an example">
        <span>Begin with:</span>
        {EXAMPLES.map(({ title, definition: example }) => (
          <button key={title} type="button" className="button" onClick={() => begin(example)}>
            {title}
          </button>
        ))}
        <BringNetwork draft={draft} onDraft={begin} />
        {before !== null && (
          <button type="button" className="button" onClick={() => begin(before)}>
            Back to “{before.name}”
          </button>
        )}
      </div>
      <div className="own-columns">
        <Fields draft={draft} onDraft={setDraft} />
        <section className="own-program" aria-labelledby="own-program">
          <h2 id="own-program">{draft.answers.kind === 'code' ? 'Program' : 'Network'}</h2>
          {draft.answers.kind === 'code' ? (
            <Suspense fallback={<p className="lab-loading">Loading the editor…</p>}>
              <CodeEditor code={draft.answers.code} onCode={onCode} />
            </Suspense>
          ) : (
            <NetworkFields draft={draft} answers={draft.answers} onDraft={setDraft} />
          )}
          <p className="field-help" hidden={draft.answers.kind !== 'code'}>
            TypeScript or JavaScript: a function <code>evaluate(x, rng)</code> that returns{' '}
            <code>{'{ objectives: [...], descriptors: [.., ..] }'}</code>. Math is the same on every device here; chance
            comes from <code>rng</code>, which begins anew with each solution. Up to 64 solutions may take 2 s.
          </p>
        </section>
        <div className="own-side">
          <div role="status">{!state.ok && <p className="own-trouble">{sentence(state.message)}.</p>}</div>
          <TryOut definition={definition} />
          <Start definition={definition} />
        </div>
      </div>
    </div>
  );
}
