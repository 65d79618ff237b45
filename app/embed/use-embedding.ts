import { useEffect } from 'react';

/** Where the run is part of another page, that page may drive it. */
export function useEmbedding(embed: boolean): void {
  useEffect(() => {
    if (!embed || window.parent === window) return undefined;
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./live.ts').then(
      ({ connect }) => {
        if (!gone) stop = connect();
      },
      () => {
        // The run itself is here and works; only the page around hears nothing of it.
      },
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [embed]);
}
