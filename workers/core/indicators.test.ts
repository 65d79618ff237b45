import { describe, expect, it } from 'vitest';
import { additiveEpsilon, gdPlus, igd, igdPlus, type PointSet } from './indicators.ts';
import { Rng } from './rng.ts';

type Rows = readonly (readonly number[])[];
const setOf = (rows: Rows): PointSet => ({ values: Float64Array.from(rows.flat()), count: rows.length });
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** As the formulas are printed, for objectives to be minimised. */
const BY_FORMULA = {
  igd: (A: Rows, Z: Rows) => mean(Z.map((z) => Math.min(...A.map((a) => Math.hypot(...a.map((v, k) => v - z[k])))))),
  igdPlus: (A: Rows, Z: Rows) =>
    mean(Z.map((z) => Math.min(...A.map((a) => Math.hypot(...a.map((v, k) => Math.max(v - z[k], 0))))))),
  gdPlus: (A: Rows, Z: Rows) =>
    mean(A.map((a) => Math.min(...Z.map((z) => Math.hypot(...a.map((v, k) => Math.max(v - z[k], 0))))))),
  epsilon: (A: Rows, Z: Rows) =>
    Math.max(...Z.map((z) => Math.min(...A.map((a) => Math.max(...a.map((v, k) => v - z[k])))))),
};
const negated = (rows: Rows): Rows => rows.map((row) => row.map((v) => -v));

/** The example of Ishibuchi et al. 2015, to be minimised: a front and two sets, of which A dominates B. Figures as moocore's tests have them. */
const FRONT = [
  [0, 10],
  [1, 6],
  [2, 2],
  [6, 1],
  [10, 0],
];
const A = [
  [2, 4],
  [3, 3],
  [4, 2],
];
const B = [
  [2, 8],
  [4, 4],
  [8, 2],
];

describe('indicators', () => {
  it('follow their formulas', () => {
    const rng = new Rng().start(1, 1, 0);
    for (const m of [2, 3, 4]) {
      for (let i = 0; i < 20; i++) {
        const [points, front] = [1 + rng.below(12), 1 + rng.below(12)].map((count) =>
          Array.from({ length: count }, () => Array.from({ length: m }, () => 4 * rng.uniform() - 2)),
        );
        const [a, z] = [setOf(negated(points)), setOf(negated(front))];
        expect(igd(a, z, m)).toBeCloseTo(BY_FORMULA.igd(points, front), 13);
        expect(igdPlus(a, z, m)).toBeCloseTo(BY_FORMULA.igdPlus(points, front), 13);
        expect(gdPlus(a, z, m)).toBeCloseTo(BY_FORMULA.gdPlus(points, front), 13);
        expect(additiveEpsilon(a, z, m)).toBe(BY_FORMULA.epsilon(points, front));
      }
    }
  });

  it('give the published example: IGD prefers the dominated set, IGD+ does not', () => {
    const [a, b, front] = [A, B, FRONT].map((rows) => setOf(negated(rows)));
    expect(igd(a, front, 2)).toBeCloseTo(3.707092031609239, 14);
    expect(igd(b, front, 2)).toBeCloseTo(2.59148346584763, 14);
    expect(igdPlus(a, front, 2)).toBeCloseTo(1.482842712474619, 14);
    expect(igdPlus(b, front, 2)).toBeCloseTo(2.260112615949154, 14);
  });

  it('take no notice of what lies beyond the front, but for IGD', () => {
    const front = setOf([
      [0, 1],
      [1, 0],
    ]);
    const beyond = setOf([[2, 3]]);
    expect([igdPlus(beyond, front, 2), gdPlus(beyond, front, 2)]).toEqual([0, 0]);
    expect(additiveEpsilon(beyond, front, 2)).toBe(-1);
    expect(igd(beyond, front, 2)).toBeCloseTo((Math.sqrt(8) + Math.sqrt(10)) / 2, 14);
    for (const indicator of [igd, igdPlus, gdPlus]) expect(indicator(front, front, 2)).toBe(0);
  });

  it('are infinite without a point', () => {
    for (const indicator of [igd, igdPlus, gdPlus, additiveEpsilon])
      expect(indicator(setOf([]), setOf([[1, 2]]), 2)).toBe(Infinity);
  });
});
