import { useRef } from 'react';
import type { FrameSource } from '../source.ts';

/** The entrants' sources: the same array while the frames come from the same places. */
export function useSources(entrants: readonly { readonly source: FrameSource }[]): readonly FrameSource[] {
  const sources = useRef<readonly FrameSource[]>([]);
  const fresh = entrants.map(({ source }) => source);
  if (fresh.length !== sources.current.length || fresh.some((source, i) => source !== sources.current[i]))
    sources.current = fresh;
  return sources.current;
}
