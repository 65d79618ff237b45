import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Progress } from '../../workers/host/protocol.ts';
import { SlowSource } from './slow-source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives all who listen the same frame at the same time, and the last of a burst', () => {
  const listeners = new Set<(progress: Progress) => void>();
  let newest: Progress | null = null;
  const slow = new SlowSource(
    {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      latest: () => newest,
    },
    100,
  );
  const draw = (at: number): void => {
    newest = { at } as Progress;
    for (const listener of listeners) listener(newest);
  };
  const seen: [number[], number[]] = [[], []];
  const leave = seen.map((list) => slow.subscribe(({ at }) => list.push(at)));
  draw(1);
  draw(2);
  vi.advanceTimersByTime(60);
  draw(3);
  // Whoever comes in between sees what the others see.
  expect(slow.latest()?.at).toBe(1);
  vi.advanceTimersByTime(40);
  draw(4);
  vi.advanceTimersByTime(1000);
  draw(5);
  expect(seen).toEqual([
    [1, 3, 4, 5],
    [1, 3, 4, 5],
  ]);
  leave[0]();
  expect(listeners.size).toBe(1);
  leave[1]();
  expect(listeners.size).toBe(0);
  draw(6);
  expect(slow.latest()?.at).toBe(6);
});
