import { useEffect, useState } from 'react';
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { follow, type FrameSource } from '../source.ts';

/** The tree as it stood after `at` iterations. */
export interface Moment {
  readonly at: number;
  readonly frame: TreeFrame;
}

/** The newest moment that a source tells of; null before the first. */
export function useMoment(source: FrameSource): Moment | null {
  const [moment, setMoment] = useState<Moment | null>(null);
  useEffect(() => {
    setMoment(null);
    return follow(source, ({ at, frames }) => frames?.tree && setMoment({ at, frame: frames.tree }));
  }, [source]);
  return moment;
}
