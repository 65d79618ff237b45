import { describe, expect, it } from 'vitest';
import { rateLimit, runLatest, type Timer } from './limiter.ts';

describe('runLatest', () => {
  it('keeps one call in flight and drops those in the middle', async () => {
    const started: number[] = [];
    const release: (() => void)[] = [];
    const ask = runLatest((n: number) => {
      started.push(n);
      return new Promise<void>((resolve) => release.push(resolve));
    });
    ask(1);
    ask(2);
    ask(3);
    expect(started).toEqual([1]);
    release[0]();
    await new Promise((resolve) => setTimeout(resolve));
    expect(started).toEqual([1, 3]);
  });
});

describe('rateLimit', () => {
  it('calls at once, then once per interval, and never loses the last call', () => {
    let now = 0;
    let due: { work: () => void; at: number } | undefined;
    const timer: Timer = { now: () => now, later: (work, ms) => (due = { work, at: now + ms }) };
    const calls: number[] = [];
    const touch = rateLimit(() => calls.push(now), 100, timer);
    touch();
    now = 10;
    touch();
    now = 20;
    touch();
    expect(calls).toEqual([0]);
    expect(due?.at).toBe(100);
    now = 100;
    due?.work();
    expect(calls).toEqual([0, 100]);
    now = 500;
    touch();
    expect(calls).toEqual([0, 100, 500]);
  });
});
