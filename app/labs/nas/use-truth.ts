import { useEffect, useState } from 'react';
import { truthTable } from './assets.ts';

export const VALIDATION = 1_000;
export const FRESH = 10_000;

/** Per cent right. */
export interface Rights {
  readonly validation: number;
  readonly fresh: number;
}

/** What each network has on the samples that searches choose by and on fresh ones; undefined until the table is there. */
export function useTruth(): ((id: number) => Rights) | undefined {
  const [truth, setTruth] = useState<Uint16Array>();
  useEffect(() => {
    // Without the table the page says less; the run goes on.
    truthTable().then(setTruth, () => {});
  }, []);
  if (truth === undefined) return undefined;
  return (id) => ({
    validation: 100 * (1 - truth[2 * id] / VALIDATION),
    fresh: 100 * (1 - truth[2 * id + 1] / FRESH),
  });
}
