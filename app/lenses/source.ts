import type { Progress } from '../../workers/host/protocol.ts';

/**
 * Where drawing lenses get their frames. Frames bypass React: a lens subscribes and draws on its canvas in the same
 * animation frame; nothing is rendered again.
 */
export interface FrameSource {
  /** Called once per new frame, inside requestAnimationFrame; `progress.frames` is present. Returns the unsubscriber. */
  subscribe(listener: (progress: Progress) => void): () => void;
  /** The frame drawn last, for lenses that mount or resize later; null before the first. */
  latest(): Progress | null;
}

/** Shows the frame drawn last, if there is one, and every later one. Returns the unsubscriber. */
export function follow(source: FrameSource, show: (progress: Progress) => void): () => void {
  const latest = source.latest();
  if (latest !== null) show(latest);
  return source.subscribe(show);
}
