import { expect, it } from 'vitest';
import { keyOf } from '../../core/categorical.ts';
import { Rng } from '../../core/rng.ts';
import { add, find, fingerprint, newKnown } from './known.ts';
import { CHOICES, GENES } from './toy.test-data.ts';

const print = new Uint32Array(2);

it('finds what was added and nothing else, as a map by keys does, dead genes or not', () => {
  const rng = new Rng().start(1, 2, 3);
  const known = newKnown();
  const map = new Map<string, number>();
  const x = new Float64Array(GENES);
  let dead = 0;
  let wrong = 0;
  for (let i = 0; i < 5_000; i++) {
    for (let gene = 0; gene < GENES; gene++) x[gene] = rng.below(CHOICES.genes[gene].options.length);
    if (CHOICES.dead?.(x, 0, 3) && x[3] > 0) dead++;
    const key = keyOf(CHOICES, x, 0);
    fingerprint(CHOICES, x, 0, print);
    if (find(known, print) !== (map.get(key) ?? -1)) wrong++;
    if (!map.has(key)) map.set(key, i);
    add(known, print, i);
  }
  expect(wrong).toBe(0);
  expect(known.count).toBe(map.size);
  expect(dead).toBeGreaterThan(500);
});

it('tells numbers apart by their last bit, but not 0 from −0', () => {
  const space = { kind: 'real', dim: 2, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } } as const;
  const known = newKnown();
  fingerprint(space, Float64Array.of(0, 0.3), 0, print);
  add(known, print, 7);
  fingerprint(space, Float64Array.of(-0, 0.3), 0, print);
  expect(find(known, print)).toBe(7);
  fingerprint(space, Float64Array.of(0, 0.1 + 0.2), 0, print);
  expect(find(known, print)).toBe(-1);
});
