import { Suspense, type ReactNode } from 'react';
import type { Catalogue } from '../../../workers/core/spec.ts';
import { lazy } from '../../ui/lazy.tsx';

/** Loaded with the first race. */
const RaceLab = lazy(async () => ({ default: (await import('./RaceLab.tsx')).RaceLab }));

/** In place of a lab's own panels while searches race. `menu` is what the lab lets choose from, `tools` what it offers beside. */
export function Race(props: { readonly wide: boolean; readonly menu: Catalogue | null; readonly tools?: ReactNode }) {
  return (
    <Suspense fallback={<p className="lab-loading">Loading the race…</p>}>
      <RaceLab {...props} />
    </Suspense>
  );
}
