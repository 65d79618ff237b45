import { describe, expect, it } from 'vitest';
import { hypervolume } from '../../core/hypervolume.ts';
import { clonePlain } from '../../core/plain.ts';
import { regularisedEvolution } from './regularised-evolution.ts';
import { GENES, keysOf, open, REFERENCE, step } from './toy.test-data.ts';

interface State {
  born: number;
  births: Uint32Array;
  objectives: Float64Array;
}

describe('regularised evolution', () => {
  it('lets the oldest die, however good', () => {
    const run = open<State>(regularisedEvolution, { population: 20, batch: 3 });
    while (run.next < 200) {
      step(run);
      if (run.next <= 21) continue;
      const alive = [...run.state.births].sort((a, b) => a - b);
      expect(alive).toEqual(Array.from({ length: 20 }, (_, i) => run.next - 20 + i));
    }
  });

  it('takes the best of its tournament for a parent: of a large one, the best of all', () => {
    const run = open<State>(regularisedEvolution, { population: 20, tournament: 1000, batch: 5 });
    while (run.next <= 20) step(run);
    for (let i = 0; i < 10; i++) {
      const { births, objectives } = clonePlain(run.state);
      const best = Math.max(...Array.from(births, (_, j) => objectives[2 * j]));
      const fittest = [...births].filter((_, j) => objectives[2 * j] === best);
      const { batch } = step(run);
      for (const parent of batch.parents) expect(fittest).toContain(parent);
    }
  });

  it('chooses uniformly with a tournament of one', () => {
    const run = open<State>(regularisedEvolution, { population: 10, tournament: 1, batch: 1000 });
    step(run);
    const alive = clonePlain(run.state.births);
    const { batch } = step(run);
    for (const birth of alive) {
      const count = batch.parents.filter((parent) => parent === birth).length;
      expect(Math.abs(count - 100)).toBeLessThan(45);
    }
  });

  it('spreads along the front when it aims at all objectives', () => {
    const volumeOf = (aim: string) => {
      let sum = 0;
      for (let seed = 1; seed <= 3; seed++) {
        const run = open<State>(regularisedEvolution, { aim, population: 50 }, seed);
        const all: number[] = [];
        while (run.next <= 1000) for (const [quality, thrift] of step(run).values) all.push(quality, thrift);
        sum += hypervolume(Float64Array.from(all), all.length / 2, 2, REFERENCE);
      }
      return sum;
    };
    expect(volumeOf('weights') / volumeOf('first')).toBeGreaterThan(1.01);
  });

  it('changes every child, and asks the same of a cloned state', () => {
    const run = open<State>(regularisedEvolution, { population: 15, batch: 7, aim: 'weights' });
    const solutions = new Map<number, string>();
    for (let i = 0; i < 8; i++) {
      const copy = { ...run, state: clonePlain(run.state) };
      const first = run.next;
      const { batch } = step(run);
      expect(step(copy).batch).toEqual(batch);
      const written = Array.from({ length: batch.size }, (_, row) =>
        batch.solutions.subarray(row * GENES, row * GENES + GENES).join(),
      );
      written.forEach((own, row) => {
        solutions.set(first + row, own);
        if (first > 15) expect(own).not.toBe(solutions.get(batch.parents[row]));
      });
    }
    expect(keysOf(step(run, GENES, 2).batch).length).toBe(2);
  });
});
