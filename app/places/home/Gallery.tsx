import { Suspense, useEffect, useState } from 'react';
import { lazy } from '../../ui/lazy.tsx';
import { findRuns } from '../../gallery/find.ts';
import { RUNS } from '../../gallery/runs/runs.ts';
import { groupsOf, type By } from './groups.ts';
import { RunCard } from './RunCard.tsx';

const LessonLinks = lazy(async () => ({ default: (await import('./LessonLinks.tsx')).LessonLinks }));

interface Asked {
  readonly by: By;
  readonly question: string;
}

const MOST = 80;

function read(query: string): Asked {
  const entries = new URLSearchParams(query);
  return {
    by: entries.get('by') === 'lesson' ? 'lesson' : 'paper',
    question: (entries.get('q') ?? '').slice(0, MOST),
  };
}

function addressOf({ by, question }: Asked): string {
  const entries = new URLSearchParams();
  if (by !== 'paper') entries.set('by', by);
  if (question.trim() !== '') entries.set('q', question);
  const query = entries.toString();
  return query === '' ? '#/' : `#/?${query}`;
}

const NAMES: Readonly<Record<By, string>> = { paper: 'By paper', lesson: 'By lesson' };

/** All prepared runs; `query` is what the address asks for, and follows what is typed. */
export function Gallery({ query }: { readonly query: string }) {
  const [asked, setAsked] = useState(() => read(query));
  useEffect(() => setAsked(read(query)), [query]);
  const { by, question } = asked;
  const ask = (next: Asked): void => {
    setAsked(next);
    // No step of its own in the history for each letter.
    history.replaceState(history.state, '', addressOf(next));
  };
  const found = findRuns(RUNS, question);
  const answer = found.length === 0 ? 'No run' : found.length === 1 ? 'One run' : `${found.length} runs`;
  return (
    <section aria-label="Prepared runs">
      <div className="gallery-bar">
        <h2>Prepared runs</h2>
        <search className="gallery-search">
          <input
            type="search"
            value={question}
            maxLength={MOST}
            aria-label="Search the prepared runs"
            placeholder="Search: robot, Pareto, UCT…"
            onChange={(event) => ask({ by, question: event.target.value })}
          />
        </search>
        <nav className="gallery-by" aria-label="Group the runs">
          {(Object.keys(NAMES) as By[]).map((one) => (
            <a key={one} href={addressOf({ by: one, question })} aria-current={one === by ? 'true' : undefined}>
              {NAMES[one]}
            </a>
          ))}
        </nav>
        <p className="gallery-count" role="status">
          {question.trim() === '' ? '' : `${answer} with “${question.trim()}”`}
        </p>
      </div>
      <div className="gallery">
        {groupsOf(found, by).map((group) => (
          <section key={group.id} className="gallery-group" data-size={group.runs.length} aria-label={group.title}>
            <header>
              <h3>{group.href === undefined ? group.title : <a href={group.href}>{group.title}</a>}</h3>
              <p>{group.what}</p>
              {by === 'lesson' && (
                <Suspense>
                  <LessonLinks shape={group.id} />
                </Suspense>
              )}
            </header>
            <ul>
              {group.runs.map((run) => (
                <li key={run.id}>
                  <RunCard run={run} by={by} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && (
          <p className="gallery-none">
            Nothing here has all of these words. Try a single one, or{' '}
            <a href={addressOf({ by, question: '' })}>see all runs</a>.
          </p>
        )}
      </div>
    </section>
  );
}
