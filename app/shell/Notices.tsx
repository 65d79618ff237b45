import { Suspense, useState, type ReactNode } from 'react';
import { noteText, type Note, type ParamValues } from '../../workers/core/params.ts';
import type { Failure } from '../../workers/core/result.ts';
import { formatCount } from '../../workers/core/params.ts';
import { hashIn } from '../run/given.ts';
import { session, usePlayer, useSession } from '../run/live.ts';
import { Icon } from '../ui/Icon.tsx';
import { lazy } from '../ui/lazy.tsx';

/** With the reading of files. */
const AskForTable = lazy(async () => ({ default: (await import('../files/AskForTable.tsx')).AskForTable }));

/** With the reading of programs. */
const AskForOwn = lazy(async () => ({ default: (await import('../own/AskForOwn.tsx')).AskForOwn }));

/** A run too big for memory stays so; one without its table or program needs that. */
const HOPELESS: ReadonlySet<string> = new Set(['too-big', 'no-table', 'bad-table', 'no-own', 'bad-own', 'bad-program']);

const SHOWN_NOTES = 4;
const NONE: ParamValues = {};

const openAgain = (): void => session.openLink(location.hash);

function Notice(props: { tone: 'info' | 'warn' | 'danger'; onDismiss?: () => void; children: ReactNode }) {
  return (
    <div className={`notice notice-${props.tone}`}>
      <div className="notice-text">{props.children}</div>
      {props.onDismiss && (
        <button type="button" className="button icon-button small" aria-label="Dismiss" onClick={props.onDismiss}>
          <Icon name="cross" size={16} />
        </button>
      )}
    </div>
  );
}

function LinkNotes({ notes }: { notes: readonly Note[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? notes : notes.slice(0, SHOWN_NOTES);
  const hidden = notes.length - shown.length;
  return (
    <Notice tone="warn" onDismiss={() => session.dismissNotes()}>
      <p>Not everything in the link could be used as it was:</p>
      <ul>
        {shown.map((note) => (
          <li key={`${note.key} ${note.got}`}>{noteText(note)}</li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          and {hidden} more
        </button>
      )}
    </Notice>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function FailureText({ failure }: { failure: Failure }) {
  return (
    <p>
      {sentence(failure.message)}. <span className="hint">{sentence(failure.hint)}.</span>
    </p>
  );
}

/** What the person should know before looking on: about the link, the worker and the run. */
export function Notices() {
  const { notes, notice, held } = useSession((state) => state);
  const failure = usePlayer((state) => state.failure);
  // Nothing is wrong: the link brings what it needs, and the person is asked.
  const packed = useSession((state) => state.own);
  const params = useSession((state) => state.spec?.params ?? NONE);
  const asksFirst = packed !== null && failure?.code === 'no-own';
  return (
    <div className="notices" role="region" aria-label="Notices" aria-live="polite">
      {notes.length > 0 && <LinkNotes key={notes.map(noteText).join()} notes={notes} />}
      {notice !== null && (
        <Notice tone="info" onDismiss={() => session.dismissNotice()}>
          <p>{notice}</p>
        </Notice>
      )}
      {held !== null && (
        <Notice tone="info">
          <p>{held.sentence}</p>
          {held.target === null ? (
            <button type="button" className="button" onClick={() => session.play()}>
              Start it
            </button>
          ) : (
            <button type="button" className="button" onClick={() => session.seek(held.target ?? 0)}>
              Go to evaluation {formatCount(held.target)}
            </button>
          )}
        </Notice>
      )}
      {failure !== null && (
        <Notice tone={asksFirst ? 'info' : 'danger'}>
          {!asksFirst && <FailureText failure={failure} />}
          {failure.code === 'no-table' && (
            <Suspense>
              <AskForTable wanted={hashIn(params['p.table'])} onGiven={openAgain} />
            </Suspense>
          )}
          {failure.code === 'no-own' && (
            <Suspense>
              <AskForOwn
                wanted={hashIn(params['p.own'])}
                packed={packed}
                brings="This link brings"
                onGiven={openAgain}
              />
            </Suspense>
          )}
          {!HOPELESS.has(failure.code) && (
            <button type="button" className="button" onClick={() => session.tryAgain()}>
              Try again
            </button>
          )}
        </Notice>
      )}
    </div>
  );
}
