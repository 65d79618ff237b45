/** What can set a timer; tests bring their own. */
export interface Timer {
  now(): number;
  later(work: () => void, ms: number): void;
}

export const pageTimer: Timer = {
  now: () => performance.now(),
  later: (work, ms) => void setTimeout(work, ms),
};

/**
 * Runs the latest: at most one call is in flight, and of the calls that come meanwhile only the last is made.
 * For hovering, sliding and other input that outruns its answers.
 */
export function runLatest<A extends readonly unknown[]>(work: (...args: A) => Promise<void>): (...args: A) => void {
  let running = false;
  let next: A | undefined;
  const drain = async () => {
    running = true;
    try {
      while (next !== undefined) {
        const args = next;
        next = undefined;
        await work(...args);
      }
    } finally {
      running = false;
    }
  };
  return (...args) => {
    next = args;
    if (!running) void drain();
  };
}

/** Calls `work` at once and then at most once per interval; the last call of a burst is always made. */
export function rateLimit(work: () => void, intervalMs: number, timer: Timer = pageTimer): () => void {
  let last = -Infinity;
  let waiting = false;
  const run = () => {
    waiting = false;
    last = timer.now();
    work();
  };
  return () => {
    if (waiting) return;
    const rest = last + intervalMs - timer.now();
    if (rest <= 0) return run();
    waiting = true;
    timer.later(run, rest);
  };
}
