import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crowdingDistances, dominates, paretoFronts, survive, tournament } from './pareto.ts';
import { Rng } from './rng.ts';

/** Fronts by definition: peel off, again and again, the rows that no remaining row dominates. */
function peel(rows: readonly (readonly number[])[]): number[][] {
  const beats = (a: readonly number[], b: readonly number[]) =>
    a.every((v, k) => v >= b[k]) && a.some((v, k) => v > b[k]);
  const fronts: number[][] = [];
  let left = rows.map((_, i) => i);
  while (left.length > 0) {
    const front = left.filter((i) => !left.some((j) => beats(rows[j], rows[i])));
    fronts.push(front);
    left = left.filter((i) => !front.includes(i));
  }
  return fronts;
}

/** Few values, so that ties and equal rows abound. */
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((m) => fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: m, maxLength: m }), { maxLength: 40 }));
const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());
const width = (rows: readonly (readonly number[])[]) => rows[0]?.length ?? 1;

describe('fronts', () => {
  it('are those of the definition, for one to four objectives', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        expect(paretoFronts(flat(rows), rows.length, width(rows))).toEqual(peel(rows));
      }),
      { numRuns: 500 },
    );
  });

  it('are those of the definition for many rows without ties', () => {
    const rng = new Rng().start(5, 1, 0);
    for (const m of [2, 3]) {
      const rows = Array.from({ length: 300 }, () => Array.from({ length: m }, () => rng.uniform()));
      expect(paretoFronts(flat(rows), 300, m)).toEqual(peel(rows));
    }
  });

  it('take equal rows for equals', () => {
    const values = Float64Array.of(1, 2, 1, 2, 2, 1, 1, 1);
    expect(paretoFronts(values, 4, 2)).toEqual([[0, 1, 2], [3]]);
    expect([dominates(values, 2, 0, 1), dominates(values, 2, 0, 3), dominates(values, 2, 3, 0)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('crowding distance', () => {
  it('adds the gaps between neighbours as shares of the extent, by hand', () => {
    // A front of five on 0…10 and 0…100; the third's neighbours are 2 and 7, and 40 and 80.
    const values = Float64Array.of(0, 100, 2, 80, 5, 60, 7, 40, 10, 0);
    expect([...crowdingDistances(values, 2, [0, 1, 2, 3, 4])]).toEqual([
      Infinity,
      5 / 10 + 40 / 100,
      5 / 10 + 40 / 100,
      5 / 10 + 60 / 100,
      Infinity,
    ]);
  });

  it('does not call anyone an end where all are equal', () => {
    expect([...crowdingDistances(Float64Array.of(1, 1, 1, 1, 1, 1), 2, [0, 1, 2])]).toEqual([0, 0, 0]);
    const oneFlat = crowdingDistances(Float64Array.of(3, 0, 3, 1, 3, 4), 2, [0, 1, 2]);
    expect([...oneFlat]).toEqual([Infinity, 1, Infinity]);
  });

  it('goes by value, not by the order of rows', () => {
    const values = Float64Array.of(5, 60, 10, 0, 0, 100, 7, 40, 2, 80);
    const distances = crowdingDistances(values, 2, [0, 1, 2, 3, 4]);
    expect([...distances].map((d) => (d === Infinity ? d : Math.round(d * 10) / 10))).toEqual([
      0.9,
      Infinity,
      Infinity,
      1.1,
      0.9,
    ]);
  });
});

it('survival takes whole fronts, then the least crowded of the next', () => {
  fc.assert(
    fc.property(tables, fc.nat(40), (rows, at) => {
      const m = width(rows);
      const keep = Math.min(at, rows.length);
      const kept = survive(flat(rows), rows.length, m, keep);
      expect(new Set(kept.rows).size).toBe(keep);
      const fronts = peel(rows);
      const frontOf = rows.map((_, i) => fronts.findIndex((front) => front.includes(i)));
      expect([...kept.fronts]).toEqual([...kept.rows].map((i) => frontOf[i]));
      const lost = rows.map((_, i) => i).filter((i) => !kept.rows.includes(i));
      const last = keep > 0 ? Math.max(...kept.fronts) : 0;
      for (const i of lost) expect(frontOf[i]).toBeGreaterThanOrEqual(last);
      for (const front of fronts) {
        const distances = crowdingDistances(flat(rows), m, front);
        const of = (i: number) => distances[front.indexOf(i)];
        const inside = front.filter((i) => kept.rows.includes(i));
        for (const i of inside) expect(kept.crowding[kept.rows.indexOf(i)]).toBe(of(i));
        for (const i of front.filter((j) => lost.includes(j)))
          for (const j of inside) expect(of(j) > of(i) || (of(j) === of(i) && j < i)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('a tournament is won by the better front, then by the less crowded', () => {
  // From best to worst: 2, 0, 3, 1. Of two draws the i-th best of n wins with probability (2(n − i) + 1)/n².
  const fronts = Uint32Array.of(0, 1, 0, 1);
  const crowding = Float64Array.of(0.5, 0.1, Infinity, 0.2);
  const wins = [0, 0, 0, 0];
  const rng = new Rng().start(9, 2, 0);
  const rounds = 16_000;
  for (let i = 0; i < rounds; i++) wins[tournament(rng, fronts, crowding, 4)]++;
  const expected = [5, 1, 7, 3].map((odds) => (odds / 16) * rounds);
  const chiSquare = wins.reduce((sum, count, i) => sum + (count - expected[i]) ** 2 / expected[i], 0);
  expect(chiSquare).toBeLessThan(16.3);
});
