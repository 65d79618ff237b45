import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import type { RealSpace } from '../../core/types.ts';
import { matingIn, mutateChoices, mutateReal } from './mating.ts';
import { CHOICES, GENES } from './toy.test-data.ts';

const BOX: RealSpace = { kind: 'real', dim: 4, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } };
const OPEN: RealSpace = { ...BOX, lower: -Infinity, upper: Infinity };
const SETTINGS = { crossover: 1, crossoverEta: 15, mutationEta: 20 };
const N = 10_000;

describe('real numbers', () => {
  it('are crossed with the spread of simulated binary crossover, half of them, about the mean of the parents', () => {
    // Mutation all but does nothing at a very great η.
    const mate = matingIn(OPEN, { crossover: 1, crossoverEta: 2, mutationEta: 1e12 });
    const rng = new Rng().start(1, 1, 1);
    const pair = new Float64Array(8);
    let off = 0;
    let crossed = 0;
    let inside = 0;
    let below = 0;
    let exchanged = 0;
    for (let i = 0; i < N; i++) {
      mate(rng, Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1), 0, 4, pair);
      for (let k = 0; k < 4; k++) {
        off = Math.max(off, Math.abs(pair[k] + pair[4 + k] - 1));
        const spread = Math.abs(pair[4 + k] - pair[k]);
        if (Math.abs(spread - 1) < 1e-6) continue;
        crossed++;
        if (spread < 1) inside++;
        // P(spread ≤ s) = s^(η + 1) / 2 for s ≤ 1.
        if (spread < 0.8) below++;
        if (pair[k] > pair[4 + k]) exchanged++;
      }
    }
    expect(off).toBeLessThan(1e-9);
    const near = (count: number, of: number, p: number) =>
      expect(Math.abs(count / of - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / of));
    near(crossed, 4 * N, 0.5);
    near(inside, crossed, 0.5);
    near(below, crossed, 0.8 ** 3 / 2);
    near(exchanged, crossed, 0.5);
  });

  it('stay in the box, and reach its walls', () => {
    const mate = matingIn(BOX, { crossover: 0.9, crossoverEta: 1, mutationEta: 1 });
    const rng = new Rng().start(2, 1, 1);
    const pair = new Float64Array(8);
    let low = 1;
    let high = 0;
    for (let i = 0; i < N; i++) {
      mate(rng, Float64Array.of(0, 0.01, 0.3, 1, 0.02, 0.99, 0.3, 1), 0, 4, pair);
      for (const value of pair) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThan(1e-3);
    expect(high).toBeLessThanOrEqual(1);
    expect(high).toBeGreaterThan(1 - 1e-3);
  });

  it('mutate with the distribution of polynomial mutation, each as often as asked', () => {
    const rng = new Rng().start(3, 1, 1);
    const x = new Float64Array(4);
    let changed = 0;
    let down = 0;
    let near = 0;
    for (let i = 0; i < N; i++) {
      x.fill(0.5);
      mutateReal(OPEN, 0.25, 3, rng, x, 0);
      for (const value of x) {
        if (value === 0.5) continue;
        changed++;
        if (value < 0.5) down++;
        // Without bounds, P(|step| ≤ d) = 1 − (1 − d)^(η + 1).
        if (Math.abs(value - 0.5) < 0.2) near++;
      }
    }
    expect(Math.abs(changed / (4 * N) - 0.25)).toBeLessThan(0.01);
    expect(Math.abs(down / changed - 0.5)).toBeLessThan(0.015);
    expect(Math.abs(near / changed - (1 - 0.8 ** 4))).toBeLessThan(0.015);
  });

  it('are left as they are without crossover, but for mutation', () => {
    const mate = matingIn(BOX, { ...SETTINGS, crossover: 0 });
    const rng = new Rng().start(4, 1, 1);
    const pair = new Float64Array(8);
    const from = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
    let changed = 0;
    for (let i = 0; i < N; i++) {
      mate(rng, from, 0, 4, pair);
      for (let k = 0; k < 8; k++) if (pair[k] !== from[k]) changed++;
    }
    // Nine children in ten, each number with 1/n.
    expect(Math.abs(changed / (8 * N) - 0.9 / 4)).toBeLessThan(0.01);
  });
});

describe('choices', () => {
  it('come from either parent as often, or are mutated with 1/n to any other option', () => {
    const mate = matingIn(CHOICES, SETTINGS);
    const rng = new Rng().start(5, 1, 1);
    const pair = new Float64Array(2 * GENES);
    const parents = new Float64Array(2 * GENES);
    parents.fill(1, GENES);
    const counts = [0, 0, 0, 0];
    let outside = 0;
    for (let i = 0; i < N; i++) {
      mate(rng, parents, 0, GENES, pair);
      counts[pair[0]]++;
      for (let gene = 0; gene < 2 * GENES; gene++)
        if (!(pair[gene] < CHOICES.genes[gene % GENES].options.length)) outside++;
    }
    expect(outside).toBe(0);
    // Gene 0 has four options: unmutated 8 in 9, and each of the other three 1 in 27.
    [0.5 * (8 / 9 + 1 / 27), 0.5 * (8 / 9 + 1 / 27), 1 / 27, 1 / 27].forEach((p, option) =>
      expect(Math.abs(counts[option] / N - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / N)),
    );
  });

  it('always change when the rate is 1, and never when it is 0', () => {
    const rng = new Rng().start(6, 1, 1);
    const x = new Float64Array(GENES);
    for (let i = 0; i < 200; i++) {
      const before = x.slice();
      mutateChoices(CHOICES, 0, rng, x, 0);
      expect(x).toEqual(before);
      mutateChoices(CHOICES, 1, rng, x, 0);
      x.forEach((option, gene) => expect(option).not.toBe(before[gene]));
    }
  });
});
