import { describe, expect, it } from 'vitest';
import { kendallTau } from '../../core/agreement.ts';
import { hypervolume } from '../../core/hypervolume.ts';
import { clonePlain } from '../../core/plain.ts';
import type { RealSpace, SearchDefinition } from '../../core/types.ts';
import { random } from '../random.ts';
import { linas } from './linas.ts';
import { CHOICES, GENES, keysOf, open, REFERENCE, step } from './toy.test-data.ts';
import { readWarm } from './warm.ts';
import { weaknas } from './weaknas.ts';

interface Case {
  readonly definition: SearchDefinition;
  readonly given: Record<string, number>;
  readonly first: number;
  readonly later: number;
}

/** Hypervolume of all that a search evaluates, over several seeds. */
function volume(definition: SearchDefinition, given: Record<string, number | string>, budget: number): number {
  let sum = 0;
  for (let seed = 1; seed <= 3; seed++) {
    const run = open(definition, given, seed);
    const all: number[] = [];
    while (run.next <= budget) {
      const { values } = step(run, GENES, Math.min(run.search.nextSize(run.state), budget + 1 - run.next));
      for (const [quality, thrift] of values) all.push(quality, thrift);
    }
    sum += hypervolume(Float64Array.from(all), budget, 2, REFERENCE) / 3;
  }
  return sum;
}

const CASES: readonly Case[] = [
  { definition: linas, given: { batch: 30, predictions: 600 }, first: 30, later: 30 },
  { definition: weaknas, given: { initial: 40, candidates: 500 }, first: 40, later: 10 },
];

describe.each(CASES)('$definition.id', ({ definition, given, first, later }) => {
  it('begins at random, then evaluates what it predicted to be good, and nothing twice', () => {
    const run = open(definition, given);
    const seen = new Set<string>();
    const told: number[] = [];
    const foretold: number[] = [];
    for (let i = 0; i < 6; i++) {
      const { batch, values } = step(run);
      expect(batch.size).toBe(i === 0 ? first : later);
      for (const key of keysOf(batch)) {
        expect(seen.has(key)).toBe(false);
        seen.add(key);
      }
      const predicted = run.search.predictions!(run.state);
      for (let row = 0; row < batch.size; row++) {
        expect(Number.isNaN(predicted[2 * row])).toBe(i === 0);
        if (i === 0) continue;
        told.push(values[row][1]);
        foretold.push(predicted[2 * row + 1]);
      }
    }
    expect(kendallTau(told, foretold)).toBeGreaterThan(0.8);
  });

  it('asks the same of a cloned state, and does with a smaller last batch', () => {
    const run = open(definition, given);
    for (let i = 0; i < 3; i++) {
      const copy = { ...run, state: clonePlain(run.state) };
      expect(step(copy).batch).toEqual(step(run).batch);
      expect(copy.state).toEqual(run.state);
    }
    expect(step(run, GENES, 3).values.length).toBe(3);
  });

  it('finds a better front than random search does with as many evaluations', () => {
    expect(volume(definition, given, 90) / volume(random, { batch: 30 }, 90)).toBeGreaterThan(1.03);
  });

  it.each(['ridge', 'svr'])('searches boxes of numbers too, by %s', (predictor) => {
    const space: RealSpace = {
      kind: 'real',
      dim: 4,
      lower: -1,
      upper: 2,
      initial: { kind: 'uniform', low: -1, high: 2 },
    };
    const bowl = (x: Float64Array, at: number) => {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += (x[at + k] - 0.5) * (x[at + k] - 0.5);
      return [-sum];
    };
    const run = open(definition, { ...given, predictor }, 2, space, bowl);
    const best: number[] = [];
    for (let i = 0; i < 5; i++) best.push(Math.max(...step(run, 4).values.map(([value]) => value)));
    expect(Math.max(...best.slice(1))).toBeGreaterThan(best[0] / 2);
  });

  it('learns from the newest examples only, as many as it may keep', () => {
    const run = open<{ examples: { added: number; solutions: Float64Array } }>(definition, { ...given, examples: 20 });
    let last: readonly string[] = [];
    for (let i = 0; i < 4; i++) last = [...last, ...keysOf(step(run).batch)];
    const { added, solutions } = run.state.examples;
    expect(added).toBe(last.length);
    const kept = keysOf({ size: 20, solutions, parents: new Uint32Array(0) });
    expect(new Set(kept)).toEqual(new Set(last.slice(-20)));
  });
});

describe('a warm start', () => {
  it('evaluates the solutions of the list first, each once, then random ones', () => {
    const warm = '3.2.1.2.3.2.1.2.2,0.0.0.0.0.0.0.0.0,0.0.0.2.0.0.0.0.0';
    const run = open(linas, { batch: 10, warm });
    const { batch } = step(run);
    // The third is the second, with a dead gene set.
    expect(keysOf(batch).slice(0, 2)).toEqual(['3.2.1.2.3.2.1.2.2', '0.0.0.0.0.0.0.0.0']);
    expect(new Set(keysOf(batch)).size).toBe(10);
  });

  it('may be longer than a batch', () => {
    const warm = Array.from({ length: 12 }, (_, i) => `${i % 4}.${i % 3}.0.0.0.0.0.0.0`).join(',');
    const run = open(linas, { batch: 4, warm });
    expect(step(run).batch.size).toBe(12);
    expect(step(run).batch.size).toBe(4);
  });

  it('passes over what is no solution here', () => {
    expect(readWarm(CHOICES, '1.1,9.0.0.0.0.0.0.0.0,,1.0.0.0.0.0.0.0.2,0.0.0.0.0.0.0.0.0.0')).toEqual(
      Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0, 2),
    );
    expect(readWarm(CHOICES, '').length).toBe(0);
  });
});
