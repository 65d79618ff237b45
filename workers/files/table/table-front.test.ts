import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypervolume } from '../../core/hypervolume.ts';
import { paretoFronts } from '../../core/pareto.ts';
import { textFile } from '../fixtures.test-data.ts';
import { readTable } from './read-table.ts';
import { JOURNAL } from './table.test-data.ts';
import { historyOf, rangesOf, scoresOf, tableFront, undominated } from './table-front.ts';
import type { Table } from './types.ts';
import { CONSTRAINT, IGNORED, MAXIMISED, MINIMISED } from './uses.ts';

function read(text: string): Table {
  const result = readTable(textFile('t.csv', text));
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('the front of a table', () => {
  it('is the first of all fronts, for any number of objectives and any ties', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((m) =>
          fc.record({
            m: fc.constant(m),
            // Few values, so that ties are many.
            values: fc.array(fc.array(fc.nat(5), { minLength: m, maxLength: m }), { minLength: 1, maxLength: 40 }),
          }),
        ),
        ({ m, values }) => {
          const flat = Float64Array.from(values.flat());
          const all = Uint32Array.from(values.keys());
          expect([...undominated(flat, m, all)]).toEqual(paretoFronts(flat, values.length, m)[0]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leaves out what was pruned and what breaks a constraint', () => {
    const table = read(JOURNAL);
    const scores = scoresOf(table);
    expect([...scores.rows]).toEqual([0, 2]);
    expect([...scores.values]).toEqual([0.5, -12, 0.625, -8.5]);
    expect([...scores.feasible]).toEqual([1, 0]);
    // The other is better in both, but its first constraint is 2.5.
    expect([...tableFront(scores)]).toEqual([0]);
    const free = scoresOf(
      table,
      table.uses.map((use) => (use === CONSTRAINT ? IGNORED : use)),
    );
    expect([...tableFront(free)]).toEqual([1]);
  });

  it('takes the directions that were chosen, and no row without values', () => {
    const table = read('a,b\n1,1\n2,2\n3,\n3,inf\n');
    const of = (a: typeof MINIMISED, b: typeof MINIMISED) => [...tableFront(scoresOf(table, [a, b]))];
    expect(of(MINIMISED, MINIMISED)).toEqual([0]);
    expect(of(MAXIMISED, MAXIMISED)).toEqual([1]);
    expect(of(MINIMISED, MAXIMISED)).toEqual([0, 1]);
    expect([...tableFront(scoresOf(table, [MAXIMISED, IGNORED]))]).toEqual([2, 3]);
  });
});

describe('hypervolume over the rows', () => {
  it('is what all rows so far dominate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3 }),
        fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (m, data, samples) => {
          const table = read(`a,b,c\n${data.map((row) => row.join()).join('\n')}\n`);
          const uses = [MINIMISED, MAXIMISED, MAXIMISED].map((use, k) => (k < m ? use : IGNORED));
          const scores = scoresOf(table, uses);
          const { low, high, reference } = rangesOf(scores);
          const { at, hypervolume: volumes, frontSize } = historyOf(table, scores, reference, samples);
          expect(at.length).toBe(Math.min(samples, data.length));
          expect(at.at(-1)).toBe(data.length);
          const box = low.reduce((product, worst, k) => product * (high[k] - worst || 1), 1);
          at.forEach((until, i) => {
            expect(volumes[i]).toBeCloseTo(hypervolume(scores.values, until, m, reference) / box, 9);
            expect(frontSize[i]).toBe(paretoFronts(scores.values, until, m)[0].length);
          });
          expect(volumes.at(-1)).toBeLessThanOrEqual(1.1 ** m + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is the best so far for one objective, and not computed for four', () => {
    const one = read('a,loss\nx,5\ny,7\nz,3\nx,4\n');
    const scores = scoresOf(one);
    expect(
      [...historyOf(one, scores, rangesOf(scores).reference).hypervolume].map((v) => Math.round(v * 1e6) / 1e6),
    ).toEqual([0.6, 0.6, 1.1, 1.1]);
    const four = read('a,b,c,d\n1,2,3,4\n4,3,2,1\n');
    const many = scoresOf(four, [MAXIMISED, MAXIMISED, MAXIMISED, MAXIMISED]);
    const history = historyOf(four, many, rangesOf(many).reference);
    expect([...history.hypervolume]).toEqual([NaN, NaN]);
    expect([...history.frontSize]).toEqual([1, 2]);
  });
});
