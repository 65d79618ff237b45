import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBytes } from './plain.ts';
import { Timeline } from './timeline.ts';

interface State {
  readonly at: number;
  readonly data: Float64Array;
}

/** A state of `numbers` numbers and 8 bytes. */
const stateAt = (at: number, numbers: number): State => ({ at, data: new Float64Array(numbers).fill(at) });

const additions = fc.array(
  fc.record({ step: fc.integer({ min: -30, max: 60 }), numbers: fc.integer({ min: 0, max: 40 }) }),
  { minLength: 1, maxLength: 80 },
);

describe('a timeline fed with states of any size, going back at times', () => {
  it('never exceeds its bound, keeps order, contents and the first, and finds the last at or below', () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 1500 }), (steps, limit) => {
        const timeline = new Timeline<State>(limit);
        let at = 0;
        let first: number | undefined;
        for (const { step, numbers } of steps) {
          at = Math.max(0, at + step);
          const wanted = timeline.wants(at);
          timeline.add(at, stateAt(at, numbers));
          if (wanted && 8 + 8 * numbers <= limit) first ??= at;
          const { keyframes } = timeline;
          expect(timeline.size).toBe(keyframes.reduce((sum, frame) => sum + frame.bytes, 0));
          expect(timeline.size).toBeLessThanOrEqual(limit);
          expect(keyframes[0]?.at).toBe(first);
          for (let i = 1; i < keyframes.length; i++) expect(keyframes[i].at).toBeGreaterThan(keyframes[i - 1].at);
        }
        for (const frame of timeline.keyframes) {
          expect(frame.bytes).toBe(plainBytes(frame.state));
          expect(frame.state).toEqual(stateAt(frame.at, frame.state.data.length));
        }
        const last = timeline.keyframes.at(-1)?.at ?? 0;
        const wrong = Array.from({ length: last + 4 }, (_, i) => i - 1).filter(
          (target) => timeline.before(target) !== timeline.keyframes.filter((frame) => frame.at <= target).at(-1),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 80, seed: 1 },
    );
  });
});

describe('a timeline offered a state of equal size at every step', () => {
  it.each([
    [2, 1],
    [3, 7],
    [7, 3],
    [10, 256],
    [50, 1],
  ])('with room for %i, %i apart, stays spread over the whole run', (room, step) => {
    const bytes = plainBytes(stateAt(0, 10));
    const timeline = new Timeline<State>(room * bytes + bytes - 1);
    for (let i = 0; i < 30 * room; i++) {
      const at = 1000 + i * step;
      timeline.add(at, stateAt(at, 10));
      const kept = timeline.keyframes.map((frame) => frame.at);
      expect(kept[0]).toBe(1000);
      expect(kept.length).toBeLessThanOrEqual(room);
      if (i < room) expect(kept.length).toBe(i + 1);
      else expect(kept.length).toBeGreaterThanOrEqual(Math.ceil(room / 2));
      const gaps = kept.map((from, k) => (kept[k + 1] ?? at) - from);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.max(step, (2 * (at - 1000)) / room));
    }
  });
});

describe('add', () => {
  it('keeps a copy', () => {
    const timeline = new Timeline<State>();
    const state = stateAt(5, 3);
    timeline.add(5, state);
    state.data[0] = 99;
    expect(timeline.before(5)?.state).toEqual(stateAt(5, 3));
  });

  it('refuses what is too large, alone or beside the first, and loses nothing by it', () => {
    const timeline = new Timeline<State>(400);
    timeline.add(0, stateAt(0, 50));
    expect(timeline.keyframes).toEqual([]);
    timeline.add(0, stateAt(0, 20));
    for (const at of [10, 20, 30]) timeline.add(at, stateAt(at, 5));
    const kept = [...timeline.keyframes];
    expect(kept.length).toBe(4);
    for (const numbers of [49, 50, 29]) timeline.add(40, stateAt(40, numbers));
    expect(timeline.keyframes).toEqual(kept);
    timeline.add(40, stateAt(40, 28));
    expect(timeline.keyframes.map((frame) => frame.at)).toEqual([0, 40]);
  });

  it('takes nothing at or before the last keyframe', () => {
    const timeline = new Timeline<State>();
    for (const at of [0, 8, 8, 3, 9]) timeline.add(at, stateAt(at, 1));
    expect(timeline.keyframes.map((frame) => frame.at)).toEqual([0, 8, 9]);
    expect([timeline.wants(9), timeline.wants(10)]).toEqual([false, true]);
  });
});
