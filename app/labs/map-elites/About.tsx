import { Suspense, useState } from 'react';
import { lazy } from '../../ui/lazy.tsx';

/** The first picture does without. */
const AboutText = lazy(async () => ({ default: (await import('./AboutText.tsx')).AboutText }));

/** The lab in plain words, loaded when they are asked for. */
export function About() {
  const [asked, setAsked] = useState(false);
  return (
    <details className="about" data-part="about" onToggle={() => setAsked(true)}>
      <summary>What am I looking at?</summary>
      {asked && (
        <Suspense fallback={<p>…</p>}>
          <AboutText />
        </Suspense>
      )}
    </details>
  );
}
