import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypervolume, hypervolumeGain } from './hypervolume.ts';
import { Rng } from './rng.ts';

type Rows = readonly (readonly number[])[];
const flat = (rows: Rows) => Float64Array.from(rows.flat());
const volumeOf = (rows: Rows, reference: readonly number[]) =>
  hypervolume(flat(rows), rows.length, reference.length, Float64Array.from(reference));
const gainOf = (rows: Rows, reference: readonly number[], point: readonly number[]) =>
  hypervolumeGain(flat(rows), rows.length, reference.length, Float64Array.from(reference), Float64Array.from(point));

/** Points to be minimised below a reference of 1 in each objective, as such figures are mostly given. */
const below1 = (rows: Rows) =>
  volumeOf(
    rows.map((row) => row.map((v) => -v)),
    rows[0].map(() => -1),
  );

/** Whole numbers 0 … side − 1 above a reference of 0: unit cubes counted one by one. */
function countCubes(rows: Rows, m: number, side: number): number {
  let count = 0;
  for (let cube = 0; cube < side ** m; cube++) {
    const corner = Array.from({ length: m }, (_, k) => Math.floor(cube / side ** k) % side);
    if (rows.some((row) => row.every((v, k) => v > corner[k]))) count++;
  }
  return count;
}

/** Boxes from 0 by inclusion and exclusion, over all subsets. */
function byInclusion(rows: Rows): number {
  let sum = 0;
  for (let subset = 1; subset < 2 ** rows.length; subset++) {
    const chosen = rows.filter((_, i) => Math.floor(subset / 2 ** i) % 2 === 1);
    const sides = rows[0].map((_, k) => Math.min(...chosen.map((row) => row[k])));
    sum += (chosen.length % 2 === 1 ? 1 : -1) * sides.reduce((a, b) => a * b, 1);
  }
  return sum;
}

const randomRows = (rng: Rng, count: number, m: number): number[][] =>
  Array.from({ length: count }, () => Array.from({ length: m }, () => rng.uniform()));

/** Small whole numbers, some on or under the reference, so that ties, equal rows and dominated ones abound. */
const SIDE = 5;
const tables = fc.integer({ min: 2, max: 5 }).chain((m) =>
  fc.array(fc.array(fc.integer({ min: -1, max: SIDE }), { minLength: m, maxLength: m }), {
    minLength: 1,
    maxLength: 14,
  }),
);

describe('hypervolume', () => {
  it('of known sets', () => {
    const two = [
      [0.25, 0.75],
      [0.5, 0.5],
      [0.75, 0.25],
    ];
    const three = [
      [0.2, 0.8, 0.5],
      [0.8, 0.2, 0.5],
      [0.5, 0.5, 0.1],
    ];
    expect(below1(two)).toBeCloseTo(0.375, 15);
    expect(below1(three)).toBeCloseTo(0.285, 15);
    expect(below1([[0.5, 0.5, 0.5]])).toBe(0.125);
    expect(below1([[0.5, 0.5, 0.5, 0.5, 0.5]])).toBe(0.03125);
    expect(volumeOf([], [0, 0, 0])).toBe(0);
  });

  it('is not changed by duplicates, dominated points and points not above the reference', () => {
    const rng = new Rng().start(3, 1, 0);
    for (const m of [2, 3, 4, 5]) {
      const rows = randomRows(rng, 12, m);
      const reference = rows[0].map(() => 0);
      const before = volumeOf(rows, reference);
      const dominated = rows.map((row) => row.map((v) => v * rng.uniform()));
      const outside = rows.map((row, i) => row.map((v, k) => (k === i % m ? -(i % 2) : 2 * v)));
      const all = [...rows, ...rows, ...dominated, ...outside];
      expect(Math.abs(volumeOf(all, reference) - before)).toBeLessThan(1e-14);
      for (const row of [...rows, ...dominated, ...outside]) expect(gainOf(rows, reference, row)).toBe(0);
    }
  });

  it('is the number of cubes, for two to five objectives', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const m = rows[0].length;
        const inside = rows.map((row) => row.map((v) => Math.min(v, SIDE)));
        expect(volumeOf(inside, Array<number>(m).fill(0))).toBe(countCubes(inside, m, SIDE));
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with inclusion and exclusion', () => {
    const rng = new Rng().start(4, 1, 0);
    for (const m of [2, 3, 4, 5, 6]) {
      for (let i = 0; i < 10; i++) {
        const rows = randomRows(rng, 9, m);
        const reference = rows[0].map(() => 0);
        expect(Math.abs(volumeOf(rows, reference) - byInclusion(rows))).toBeLessThan(1e-13);
      }
    }
  });

  it('of a thousand random sets is the same point by point and all at once', () => {
    const rng = new Rng().start(5, 1, 0);
    for (let set = 0; set < 1000; set++) {
      const m = 2 + (set % 4);
      const size = 1 + rng.below(m < 4 ? 60 : 20);
      // Every other set in whole numbers, where the two must be equal to the last bit.
      const whole = set % 8 < 4;
      const rows = randomRows(rng, size, m).map((row) => row.map((v) => (whole ? Math.floor(9 * v) - 1 : v - 0.1)));
      const reference = rows[0].map(() => 0);
      let sum = 0;
      rows.forEach((row, i) => {
        const gain = gainOf(rows.slice(0, i), reference, row);
        expect(gain).toBeGreaterThanOrEqual(-1e-15);
        sum += gain;
      });
      expect(Math.abs(sum - volumeOf(rows, reference))).toBeLessThanOrEqual(whole ? 0 : 1e-12);
    }
  });

  it('of three objectives agrees with the sum over slabs, for many points on one front', () => {
    const rng = new Rng().start(6, 1, 0);
    // Points of the simplex: all of them stand on the staircase at the end.
    const rows = randomRows(rng, 700, 2).map(([u, v]) => {
      const root = Math.sqrt(u);
      return [root * v, 1 - root, root * (1 - v)];
    });
    const byHeight = [...rows].sort((a, b) => b[2] - a[2]);
    let sum = 0;
    for (let i = 0; i < byHeight.length; i++) {
      const height = byHeight[i][2] - (byHeight[i + 1]?.[2] ?? 0);
      const slab = byHeight.slice(0, i + 1).map(([x, y]) => [x, y]);
      sum += height * volumeOf(slab, [0, 0]);
    }
    expect(Math.abs(volumeOf(rows, [0, 0, 0]) - sum)).toBeLessThan(1e-12);
  });
});
