import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalise, keyOf } from './categorical.ts';
import { Rng } from './rng.ts';
import { sampleInitial } from './space.ts';
import { varyIn } from './variation.ts';
import type { CategoricalSpace } from './types.ts';

const gene = (name: string, count: number) => ({ name, options: Array.from({ length: count }, (_, i) => `${i}`) });

/** The last gene counts only where the first is not 0. */
const space: CategoricalSpace = {
  kind: 'categorical',
  dim: 3,
  genes: [gene('depth', 2), gene('width', 12), gene('kernel', 3)],
  dead: (x, at, which) => which === 2 && x[at] === 0,
};

const solutions = fc.tuple(fc.nat(1), fc.nat(11), fc.nat(2));

test('two solutions have one key exactly if they differ in dead genes alone', () => {
  const effect = ([depth, width, kernel]: number[]) => JSON.stringify([depth, width, depth === 0 ? null : kernel]);
  fc.assert(
    fc.property(solutions, solutions, (a, b) => {
      const x = Float64Array.of(...a, ...b);
      expect(keyOf(space, x, 0) === keyOf(space, x, 3)).toBe(effect(a) === effect(b));
      const key = keyOf(space, x, 3);
      canonicalise(space, x, 3);
      expect(keyOf(space, x, 3)).toBe(key);
      expect(x[5]).toBe(b[0] === 0 ? 0 : b[2]);
      expect(Array.from(x.subarray(0, 3))).toEqual(a);
    }),
  );
});

test('first solutions take each option of each gene about as often as any other', () => {
  const rows = 12_000;
  const batch = { size: rows, solutions: new Float64Array(rows * 3), parents: new Uint32Array(rows) };
  sampleInitial(space, new Rng().start(1, 2, 3), batch, rows);
  space.genes.forEach(({ options }, which) => {
    const counts = options.map(() => 0);
    for (let row = 0; row < rows; row++) counts[batch.solutions[row * 3 + which]]++;
    // Five standard deviations of a binomial.
    const expected = rows / options.length;
    for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

test('a mutant differs from its parent, by 1/n of the genes drawn anew until one has changed', () => {
  const rows = 30_000;
  const parent = Float64Array.of(1, 5, 2);
  const x = new Float64Array(rows * 3);
  varyIn(space, {})(new Rng().start(4, 5, 6), parent, new Uint32Array(2 * rows), new Float64Array(rows), x, 0, rows);
  const changes = [0, 0, 0];
  const widths = Array.from({ length: 12 }, () => 0);
  for (let row = 0; row < rows; row++) {
    const changed = [0, 1, 2].map((k) => x[row * 3 + k] !== parent[k]);
    expect(changed).toContain(true);
    changed.forEach((did, k) => (changes[k] += +did));
    widths[x[row * 3 + 1]]++;
  }
  // Each gene: 1/3, given that not all three stayed: (2/3)³ of the draws are made again.
  const share = 1 / 3 / (1 - 8 / 27);
  for (const count of changes) expect(Math.abs(count / rows - share)).toBeLessThan(0.015);
  // The eleven other widths are equally likely.
  const others = widths.filter((_, width) => width !== 5);
  const expected = (rows - widths[5]) / 11;
  for (const count of others) expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
});
