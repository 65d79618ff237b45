import { lazy, Suspense, type ReactNode } from 'react';

/** Loaded with the first race. */
const RaceLab = lazy(async () => ({ default: (await import('./RaceLab.tsx')).RaceLab }));

/** In place of a lab's own panels while searches race. `tools` is what the lab offers beside. */
export function Race(props: { readonly wide: boolean; readonly tools?: ReactNode }) {
  return (
    <Suspense fallback={<p className="lab-loading">Loading the race…</p>}>
      <RaceLab {...props} />
    </Suspense>
  );
}
