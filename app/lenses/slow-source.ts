import type { Progress } from '../../workers/host/protocol.ts';
import type { FrameSource } from './source.ts';

/**
 * The frames of a source for what is read rather than watched: no more than one each `ms`, the last of a burst always. All who
 * subscribe get the same one at the same time, so that numbers beside one another are of one moment.
 */
export class SlowSource implements FrameSource {
  readonly #source: FrameSource;
  readonly #ms: number;
  readonly #listeners = new Set<(progress: Progress) => void>();
  #leave: (() => void) | undefined;
  #shown: Progress | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: FrameSource, ms: number) {
    this.#source = source;
    this.#ms = ms;
  }

  subscribe(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    this.#leave ??= this.#source.subscribe(() => this.#hear());
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#leave?.();
      this.#leave = undefined;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#shown = null;
    };
  }

  latest(): Progress | null {
    if (this.#listeners.size === 0) return this.#source.latest();
    this.#shown ??= this.#source.latest();
    return this.#shown;
  }

  #hear(): void {
    if (this.#timer !== undefined) return;
    this.#show();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      // What came meanwhile.
      if (this.#source.latest() !== this.#shown) this.#hear();
    }, this.#ms);
  }

  #show(): void {
    const newest = this.#source.latest();
    if (newest === null) return;
    this.#shown = newest;
    for (const listener of this.#listeners) listener(newest);
  }
}
