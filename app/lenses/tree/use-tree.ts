import { useEffect, useState } from 'react';
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { follow, type FrameSource } from '../source.ts';

/** The newest tree that a source tells of; null before the first. */
export function useTree(source: FrameSource): TreeFrame | null {
  const [frame, setFrame] = useState<TreeFrame | null>(null);
  useEffect(() => {
    setFrame(null);
    return follow(source, ({ frames }) => frames?.tree && setFrame(frames.tree));
  }, [source]);
  return frame;
}
