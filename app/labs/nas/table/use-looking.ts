import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { rateLimit } from '../../../run/limiter.ts';

/** What is selected and looked at, shared by all pictures of a table. */
export interface Looking {
  /** [rows] 1 for each row selected; null for no selection. */
  readonly selection: Uint8Array | null;
  readonly pointed: number | null;
  readonly pinned: number | null;
  onSelection(selection: Uint8Array | null): void;
  onPoint(row: number | null): void;
  onPin(row: number | null): void;
  /** Lets go of the selection: other columns are drawn, whose brushes do not say it any more. */
  deselect(): void;
}

export function useLooking(): Looking {
  const [selection, onSelection] = useState<Uint8Array | null>(null);
  const [pointed, onPoint] = useState<number | null>(null);
  const [pinned, onPin] = useState<number | null>(null);
  const deselect = useCallback(() => onSelection(null), []);
  return useMemo(
    () => ({ selection, pointed, pinned, onSelection, onPoint, onPin, deselect }),
    [selection, pointed, pinned, deselect],
  );
}

/** A value that changes no more often than that; its last change always comes. */
export function usePaced<T>(value: T, everyMs: number): T {
  const [paced, setPaced] = useState(value);
  const newest = useRef(value);
  const pass = useMemo(() => rateLimit(() => setPaced(() => newest.current), everyMs), [everyMs]);
  useEffect(() => {
    newest.current = value;
    pass();
  }, [value, pass]);
  return paced;
}
