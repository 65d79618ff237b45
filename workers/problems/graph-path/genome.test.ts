import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { DISTRIBUTIONS } from './draw.ts';
import { dimOf, readQuestion, sampleQuestion, varyQuestion, writeQuestion } from './genome.ts';
import { refusal } from './question.ts';

const seeds = fc.nat({ max: 1_000_000 });
const sizes = fc.integer({ min: 5, max: 16 });

describe('questions as solutions', () => {
  it('reads back what it wrote, and writes nothing beside', () => {
    fc.assert(
      fc.property(seeds, sizes, fc.constantFrom(...DISTRIBUTIONS), (seed, size, distribution) => {
        const x = new Float64Array(dimOf(size) + 2).fill(-7);
        sampleQuestion(size, distribution, undefined)(new Rng().start(seed, 1, 0), x, 1);
        const question = readQuestion(size, x, 1);
        expect(refusal(question)).toBeUndefined();
        const again = new Float64Array(x.length).fill(-7);
        writeQuestion(question, again, 1);
        expect(again).toEqual(x);
        expect([x[0], x[x.length - 1]]).toEqual([-7, -7]);
      }),
    );
  });

  it('varies to questions that can be asked, most often to others, in place too', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const rng = new Rng().start(seed, 1, 0);
        const dim = dimOf(size);
        const parent = new Float64Array(dim);
        sampleQuestion(size, 'balanced', undefined)(rng, parent, 0);
        const vary = varyQuestion(size);
        const child = new Float64Array(dim);
        let same = 0;
        for (let i = 0; i < 40; i++) {
          vary(rng, parent, 0, child, 0);
          expect(refusal(readQuestion(size, child))).toBeUndefined();
          if (child.every((value, k) => value === parent[k])) same++;
        }
        expect(same).toBeLessThan(8);
        for (let i = 0; i < 40; i++) vary(rng, parent, 0, parent, 0);
        expect(refusal(readQuestion(size, parent))).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('reaches any number of edges by varying', () => {
    const size = 8;
    const rng = new Rng().start(5, 1, 0);
    const x = new Float64Array(dimOf(size));
    sampleQuestion(size, 'balanced', 2)(rng, x, 0);
    const found = new Set<number>();
    for (let i = 0; i < 3000; i++) {
      varyQuestion(size)(rng, x, 0, x, 0);
      found.add(readQuestion(size, x).edges.length);
    }
    expect([...found].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
