import { describe, expect, it } from 'vitest';
import { clonePlain } from '../../core/plain.ts';
import type { RealSpace } from '../../core/types.ts';
import { adaptedRate, genetic } from './genetic.ts';
import { GENES, keysOf, open, step, toy } from './toy.test-data.ts';

interface State {
  generation: number;
  members: { size: number; births: Uint32Array; fitness: Float64Array; solutions: Float64Array };
  rate: number;
  stagnant: number;
}

describe('the genetic algorithm', () => {
  it('begins with the settings of RAGSmith’s code', () => {
    const values = Object.fromEntries(genetic.params.map(({ key, default: value }) => [key, value]));
    expect(values).toEqual({ population: 16, elites: 5, crossover: 0.6, mutation: 0.08, 'mutation-most': 0.2 });
    expect(genetic.title).toContain('RAGSmith');
  });

  it('evaluates nothing twice, and what it looks up is right', () => {
    const run = open<State>(genetic);
    const seen = new Map<string, number>();
    while (run.next < 400) {
      const first = run.next;
      const { batch } = step(run);
      keysOf(batch).forEach((key, row) => {
        expect(seen.has(key)).toBe(false);
        seen.set(key, first + row);
      });
      const { members } = run.state;
      expect(members.size).toBe(16);
      for (let i = 0; i < 16; i++) {
        expect(members.fitness[i]).toBe(toy(members.solutions, i * GENES)[0]);
        const key = keysOf({ size: 1, solutions: members.solutions.slice(i * GENES), parents: members.births })[0];
        expect(members.births[i]).toBe(seen.get(key));
        if (i > 0) expect(members.fitness[i]).toBeLessThanOrEqual(members.fitness[i - 1]);
      }
    }
    expect(run.state.generation).toBeGreaterThan(30);
  });

  it('never loses an elite, and finds the best of all', () => {
    const run = open<State>(genetic, { elites: 3 }, 2);
    for (let i = 0; i < 150; i++) {
      const before = clonePlain(run.state.members);
      step(run);
      if (before.size === 0) continue;
      for (let k = 0; k < 3; k++) expect(run.state.members.fitness[k]).toBeGreaterThanOrEqual(before.fitness[k]);
    }
    const best = toy(Float64Array.of(3, 2, 1, 2, 3, 2, 1, 2, 2), 0)[0];
    expect(run.state.members.fitness[0]).toBe(best);
  });

  it('mutates more the more alike its members and the longer nothing improves', () => {
    expect(adaptedRate(0.08, 0.2, 1, 0)).toBe(0.08);
    expect(adaptedRate(0.08, 0.2, 0.5, 5)).toBeCloseTo(0.14, 12);
    expect(adaptedRate(0.08, 0.2, 1 / 16, 99)).toBeCloseTo(0.08 + (0.12 * (1 - 1 / 16 + 1)) / 2, 12);
    const run = open<State>(genetic, {}, 3);
    for (let i = 0; i < 40; i++) {
      step(run);
      const { members, rate, stagnant } = run.state;
      const keys = keysOf({ size: 16, solutions: members.solutions, parents: members.births });
      expect(rate).toBeCloseTo(adaptedRate(0.08, 0.2, new Set(keys).size / 16, stagnant), 12);
    }
  });

  it('asks the same of a cloned state, does with a smaller last batch, and goes on where all is known', () => {
    const run = open<State>(genetic);
    for (let i = 0; i < 6; i++) {
      const copy = { ...run, state: clonePlain(run.state) };
      expect(step(copy).batch).toEqual(step(run).batch);
      expect(copy.state).toEqual(run.state);
    }
    expect(step(run, GENES, 1).values.length).toBe(1);
    const coin = {
      kind: 'categorical',
      dim: 2,
      genes: [0, 1].map((i) => ({ name: `${i}`, options: ['a', 'b'] })),
    } as const;
    const small = open<State>(genetic, { population: 4, elites: 1 }, 1, coin, (x, at) => [x[at] + x[at + 1]]);
    for (let i = 0; i < 4; i++) expect(step(small, 2).values.length).toBeGreaterThan(0);
  });

  it('climbs in a box of numbers', () => {
    const space: RealSpace = {
      kind: 'real',
      dim: 5,
      lower: 0,
      upper: 1,
      initial: { kind: 'uniform', low: 0, high: 1 },
    };
    const run = open<State>(genetic, {}, 1, space, (x, at) => [x.subarray(at, at + 5).reduce((sum, v) => sum + v, 0)]);
    const best: number[] = [];
    for (let i = 0; i < 120; i++) {
      step(run, 5);
      best.push(run.state.members.fitness[0]);
    }
    expect(best.at(-1)).toBeGreaterThan(4.8);
    for (const value of run.state.members.solutions) expect(value >= 0 && value <= 1).toBe(true);
  });
});
