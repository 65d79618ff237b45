import type { FrameSource } from '../lenses/source.ts';
import type { Progress } from '../../workers/host/protocol.ts';

/** Calls back once in the next animation frame. */
export type RequestFrame = (callback: () => void) => void;

/**
 * Where the player leaves frames and the lenses pick them up: the newest one is drawn in the next animation frame,
 * those it overtook never are.
 */
export class FrameHub implements FrameSource {
  readonly #requestFrame: RequestFrame;
  readonly #listeners = new Set<(progress: Progress) => void>();
  #latest: Progress | null = null;
  #pending: Progress | null = null;

  constructor(requestFrame: RequestFrame) {
    this.#requestFrame = requestFrame;
  }

  /** Whether a frame is left to be drawn. While it is, asking the worker for another is a waste. */
  get waiting(): boolean {
    return this.#pending !== null;
  }

  offer(progress: Progress): void {
    const asked = this.#pending !== null;
    this.#pending = progress;
    if (!asked) this.#requestFrame(() => this.#draw());
  }

  /** Changes the newest frame, for those who look at another part of the same state; nothing happens before the first. */
  amend(change: (newest: Progress) => Progress): void {
    const newest = this.#pending ?? this.#latest;
    if (newest !== null) this.offer(change(newest));
  }

  /** Forgets what was drawn, for a run that begins anew. */
  clear(): void {
    this.#latest = null;
    this.#pending = null;
  }

  subscribe(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  latest(): Progress | null {
    return this.#latest;
  }

  #draw(): void {
    const progress = this.#pending;
    if (progress === null) return;
    this.#pending = null;
    this.#latest = progress;
    for (const listener of this.#listeners) listener(progress);
  }
}
