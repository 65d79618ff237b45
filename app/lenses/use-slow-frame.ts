import { useEffect, useState } from 'react';

const REFRESH_MS = 500;

/** The newest of what a feed shows, for tables: kept up to date only while `open`, and no faster than one reads. */
export function useSlowFrame<T>(feed: (show: (frame: T) => void) => () => void, open: boolean): T | null {
  const [frame, setFrame] = useState<T | null>(null);
  useEffect(() => {
    if (!open) return;
    let newest: T | null = null;
    let timer = 0;
    const leave = feed((next) => {
      const first = newest === null;
      newest = next;
      if (first) setFrame(() => next);
      else if (timer === 0)
        timer = window.setTimeout(() => {
          timer = 0;
          setFrame(() => newest);
        }, REFRESH_MS);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [open, feed]);
  return open ? frame : null;
}
