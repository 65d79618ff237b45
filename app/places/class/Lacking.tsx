import { Suspense } from 'react';
import { wall } from '../../class/live.ts';
import type { Lack } from '../../class/check.ts';
import type { Entry } from '../../class/wall.ts';
import { lazy } from '../../ui/lazy.tsx';

/** With the reading of files. */
const AskForTable = lazy(async () => ({ default: (await import('../../files/AskForTable.tsx')).AskForTable }));
/** With the reading of programs. */
const AskForOwn = lazy(async () => ({ default: (await import('../../own/AskForOwn.tsx')).AskForOwn }));

interface Asked extends Lack {
  runs: number;
  /** The definition as the first link that carries it does. */
  packed: string | null;
}

/** What runs on the wall need and the page does not have, each once. */
function askedFor(entries: readonly Entry[]): readonly Asked[] {
  const all = new Map<string, Asked>();
  for (const { checked, link } of entries) {
    if (!checked?.lacks) continue;
    const { hash } = checked.lacks;
    const asked = all.get(hash) ?? { ...checked.lacks, runs: 0, packed: null };
    asked.runs += 1;
    asked.packed ??= link.own ?? null;
    all.set(hash, asked);
  }
  return [...all.values()];
}

/** Asks for the tables and definitions that were not at hand: a program is shown, and run only when told to. */
export function Lacking({ entries }: { readonly entries: readonly Entry[] }) {
  return askedFor(entries).map(({ what, hash, runs, packed }) => {
    const these = runs === 1 ? '1 run here' : `${runs} runs here`;
    const onGiven = (): void => wall.retry(hash);
    return (
      <section
        key={hash}
        className="notice notice-info wall-lacking"
        aria-label={`What ${these} ${runs === 1 ? 'needs' : 'need'}`}
      >
        <div className="notice-text">
          {packed === null && (
            <p>
              {these} {runs === 1 ? 'needs' : 'need'} the {what === 'own' ? 'definition' : 'table'} whose SHA-256 begins
              with {hash}.
            </p>
          )}
          <Suspense>
            {what === 'table' ? (
              <AskForTable wanted={hash} onGiven={onGiven} />
            ) : (
              <AskForOwn
                wanted={hash}
                packed={packed}
                brings={`${these} ${runs === 1 ? 'brings' : 'bring'}`}
                onGiven={onGiven}
              />
            )}
          </Suspense>
        </div>
      </section>
    );
  });
}
