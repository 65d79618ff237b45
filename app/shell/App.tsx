import { Suspense, type ComponentType } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { loadRunPage } from './load-run-page.ts';
import type { Place, PlaceName } from './places.ts';
import { SiteHeader } from './SiteHeader.tsx';
import { usePlace } from './use-place.ts';
import { useTitle } from './use-title.ts';
import { lazy } from '../ui/lazy.tsx';
import '../ui/ui.css';
import './shell.css';

const RunPage = lazy(loadRunPage);

/** Each in a part of its own: who comes for a run loads none of them. */
const PAGES: Readonly<Record<PlaceName, ComponentType<{ readonly place: Place }>>> = {
  home: lazy(async () => ({ default: (await import('../places/home/HomePage.tsx')).HomePage })),
  paper: lazy(async () => ({ default: (await import('../places/paper/PaperPage.tsx')).PaperPage })),
  lessons: lazy(async () => ({ default: (await import('../places/lessons/LessonsPage.tsx')).LessonsPage })),
  s: lazy(async () => ({ default: (await import('../places/lessons/OpenLesson.tsx')).OpenLesson })),
  build: lazy(async () => ({ default: (await import('../places/build/BuildPage.tsx')).BuildPage })),
  class: lazy(async () => ({ default: (await import('../places/class/ClassPage.tsx')).ClassPage })),
  own: lazy(async () => ({ default: (await import('../places/own/OwnPage.tsx')).OwnPage })),
  bench: lazy(async () => ({ default: (await import('../places/bench/BenchPage.tsx')).BenchPage })),
};

/** A page that is left out says its own. */
const TITLES: Readonly<Partial<Record<PlaceName, string>>> = {
  home: 'See how search works',
  lessons: 'Lessons',
  s: 'Lesson',
  build: 'For teachers',
  class: 'Class wall',
  own: 'Your own problem',
  bench: 'This device',
};

function AtPlace({ place }: { readonly place: Place }) {
  const Page = PAGES[place.name];
  useTitle(TITLES[place.name]);
  return (
    <div className="site">
      <SiteHeader at={place.name} />
      <main className="site-main" data-place={place.name}>
        <Suspense fallback={<p className="lab-loading">Loading…</p>}>
          <Page place={place} />
        </Suspense>
      </main>
    </div>
  );
}

function Open() {
  const place = usePlace();
  if (place !== null) return <AtPlace place={place} />;
  return (
    <Suspense fallback={<p className="lab-loading">Loading…</p>}>
      <RunPage />
    </Suspense>
  );
}

export function App() {
  return (
    <ErrorBoundary>
      <Open />
    </ErrorBoundary>
  );
}
