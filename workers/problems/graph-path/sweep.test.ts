import { describe, expect, it } from 'vitest';
import { wilson } from '../../core/wilson.ts';
import { lookahead, usefulChildren } from './question.ts';
import {
  largestFor,
  PART,
  partsOf,
  questionsOf,
  SIZES,
  SWEEPABLE,
  sweepPoints,
  sweepQuestion,
  sweepRefusal,
  sweptOf,
  SweepTally,
  sweptTitle,
  type SweepAsked,
  type SweepPart,
} from './sweep.ts';

const ASKED: SweepAsked = { solvers: ['e12', 'greedy'], distribution: 'balanced', size: 12, each: 50, seed: 3 };

describe('what a sweep asks', () => {
  it('is each lookahead in turn, with one right answer, the same whatever is asked besides', () => {
    expect(questionsOf(ASKED)).toBe(300);
    expect(partsOf(ASKED)).toBe(Math.ceil(300 / PART));
    for (let i = 0; i < 60; i++) {
      const question = sweepQuestion(ASKED, i);
      expect(lookahead(question)).toBe(i % 6);
      expect(usefulChildren(question)).toHaveLength(1);
      expect(sweepQuestion({ ...ASKED, each: 1000, solvers: ['e8'] }, i)).toEqual(question);
    }
    const texts = new Set(Array.from({ length: 300 }, (_, i) => JSON.stringify(sweepQuestion(ASKED, i))));
    // At lookahead 0 two may be alike, though hardly any are.
    expect(texts.size).toBeGreaterThan(295);
    expect(sweepQuestion({ ...ASKED, seed: 4 }, 0)).not.toEqual(sweepQuestion(ASKED, 0));
    expect(sweepQuestion({ ...ASKED, distribution: 'star' }, 0)).not.toEqual(sweepQuestion(ASKED, 0));
  });

  it('is refused in words where it cannot be asked', () => {
    expect(sweepRefusal(ASKED)).toBeUndefined();
    expect(sweepRefusal({ ...ASKED, solvers: [] })?.message).toMatch(/at least one/);
    expect(sweepRefusal({ ...ASKED, solvers: ['e13'] })?.message).toMatch(/e13 came/);
    expect(sweepRefusal({ ...ASKED, solvers: ['e12@1'] })?.message).toMatch(/e12@1 came/);
    expect(sweepRefusal({ ...ASKED, solvers: ['e8@12'] })?.message).toMatch(/e8@12 came/);
    expect(sweepRefusal({ ...ASKED, solvers: ['e12', 'e12'] })?.message).toMatch(/twice/);
    expect(sweepRefusal({ ...ASKED, solvers: ['e8', 'e12'] })?.message).toMatch(/5 to 8 edges/);
    expect(sweepRefusal({ ...ASKED, each: 0 })?.message).toMatch(/0 came/);
    expect(largestFor(['e12', 'e8@2', 'greedy'], 12)).toBe(8);
    expect(largestFor(['greedy'], SIZES.usual)).toBe(12);
  });

  it('has words for every solver', () => {
    for (const name of SWEEPABLE) expect(sweptOf(name), name).toBeDefined();
    expect(new Set(SWEEPABLE.map(sweptTitle)).size).toBe(SWEEPABLE.length);
    expect(sweptTitle('e8@2')).toMatch(/131,072 examples/);
  });
});

describe('points', () => {
  const part = (trial: number, right: number[]): SweepPart => ({
    trial,
    lookahead: Uint8Array.of(0, 2, 2),
    edges: Uint8Array.of(5, 5, 7),
    guess: Float64Array.of(1, 0.5, 0.25),
    right: Uint8Array.from(right),
    chance: Float64Array.from(right, (value) => value * 0.5),
    cost: Float64Array.of(1, 1, 1, 4, 6, 8),
  });
  const parts = [part(1, [1, 0, 1, 0, 0, 1]), part(0, [1, 1, 0, 0, 0, 0])];

  it('count right answers by lookahead, by edges and in all', () => {
    const [first, second] = sweepPoints(parts, 2, 'lookahead');
    expect(first).toEqual([
      { at: 0, right: 2, asked: 2, ...wilson(2, 2), chance: 0.5, cost: 1, guess: 1 },
      { at: 2, right: 2, asked: 4, ...wilson(2, 4), chance: 0.25, cost: 1, guess: 0.375 },
    ]);
    expect(second.map(({ at, right, asked, cost }) => [at, right, asked, cost])).toEqual([
      [0, 0, 2, 4],
      [2, 1, 4, 7],
    ]);
    expect(sweepPoints(parts, 2, 'edges')[0].map(({ at, right, asked }) => [at, right, asked])).toEqual([
      [5, 3, 4],
      [7, 1, 2],
    ]);
    expect(sweepPoints(parts, 2, undefined)[0]).toMatchObject([{ at: undefined, right: 4, asked: 6 }]);
    expect(sweepPoints([], 2, 'edges')).toEqual([[], []]);
  });

  it('do not hang on the order in which parts came, nor on how many at a time', () => {
    // Chances whose sums differ by the order they are added in.
    const many = Array.from({ length: 40 }, (_, trial): SweepPart => {
      const one = part(trial, [1, 0, trial % 2, 0, 1, 1]);
      return { ...one, chance: one.chance.map((_value, i) => 1 / (3 + 7 * trial + i)) };
    });
    const straight = sweepPoints(many, 2, 'lookahead');
    expect(sweepPoints(many.toReversed(), 2, 'lookahead')).toEqual(straight);
    const mixed = many.toSorted((a, b) => ((a.trial * 7) % 40) - ((b.trial * 7) % 40));
    const tally = new SweepTally(2);
    for (let count = 0; count <= 40; count += 3) {
      const so = mixed.slice(0, count);
      expect(tally.take(so).points('lookahead')).toEqual(sweepPoints(so, 2, 'lookahead'));
      expect(tally.take(so).points(undefined)).toEqual(sweepPoints(so, 2, undefined));
    }
    expect(tally.take(mixed).points('lookahead')).toEqual(straight);
    // Those of another sweep begin anew.
    expect(tally.take(parts).points('edges')).toEqual(sweepPoints(parts, 2, 'edges'));
  });
});
