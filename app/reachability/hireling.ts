/** A worker that is hired with the first question and ended when it breaks or nobody needs it any more. Knows no kind of worker. */
import type { Failure, Result } from '../../workers/core/result.ts';

/** What hiring gives. */
export interface Hired<A> {
  readonly api: A;
  end(): void;
}

export class Hireling<A> {
  readonly #hire: (lost: () => void) => Hired<A>;
  readonly #lost: Failure;
  #hired: Hired<A> | undefined;
  /** Who waits for an answer, to be told if there will be none. */
  readonly #waiting = new Set<(failure: Failure) => void>();

  /** `lost` is the answer of a worker that broke or was ended meanwhile. */
  constructor(hire: (lost: () => void) => Hired<A>, lost: Failure) {
    this.#hire = hire;
    this.#lost = lost;
  }

  get isHired(): boolean {
    return this.#hired !== undefined;
  }

  /** Asks; after the loss of a worker the next question hires another. */
  ask<T>(question: (api: A) => Promise<Result<T>>): Promise<Result<T>> {
    this.#hired ??= this.#hire(() => this.end());
    const { api } = this.#hired;
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      void question(api)
        .catch(() => this.#lost)
        .then((result) => {
          this.#waiting.delete(resolve);
          resolve(result);
        });
    });
  }

  /** All that the worker held is released. */
  end(): void {
    this.#hired?.end();
    this.#hired = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const tell of waiting) tell(this.#lost);
  }
}

const releases = new Set<() => void>();

/** `release` is called whenever the lab is left. */
export function whenLeft(release: () => void): void {
  releases.add(release);
}

/** Nothing of the lab is looked at any more: workers that do nothing are ended. */
export function leaveLab(): void {
  for (const release of releases) release();
}
