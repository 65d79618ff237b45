import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadingEigenvector } from './eigenvector.ts';

type Matrix = number[][];

/** All eigenvalues by cyclic Jacobi rotations: another method, slow and plain. */
function jacobiEigenvalues(symmetric: Matrix): number[] {
  const a = symmetric.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (a[p][q] === 0) continue;
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < n; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
        for (let k = 0; k < n; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
      }
    }
  }
  return a.map((row, i) => row[i]).sort((x, y) => y - x);
}

/** Checks A·z = λ·z and that λ is the largest eigenvalue, to rounding. */
function check(a: Matrix): void {
  const n = a.length;
  const z = new Float64Array(n);
  const value = leadingEigenvector(Float64Array.from(a.flat()), n, z);
  const size = Math.max(1, ...a.flat().map(Math.abs)) * n;
  expect(Math.abs(value - jacobiEigenvalues(a)[0])).toBeLessThan(1e-12 * size);
  const length = Math.hypot(...z);
  expect(length).toBeGreaterThan(0);
  for (let i = 0; i < n; i++) {
    const image = a[i].reduce((sum, entry, k) => sum + entry * z[k], 0);
    expect(Math.abs(image - value * z[i]) / length).toBeLessThan(1e-11 * size);
  }
}

/** The n × n matrix with these entries. */
const matrix = (n: number, entry: (i: number, k: number) => number): Matrix => {
  const indices = Array.from({ length: n }, (_, i) => i);
  return indices.map((i) => indices.map((k) => entry(i, k)));
};
/** … and the symmetric one of a lower triangle, row by row. */
const symmetric = (lower: readonly number[], n: number): Matrix =>
  matrix(n, (i, k) => lower[(Math.max(i, k) * (Math.max(i, k) + 1)) / 2 + Math.min(i, k)]);

describe('the leading eigenvector', () => {
  it('is one, for whole-number matrices of any size up to 23', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 23 }), fc.constantFrom(1, 3, 100))
      .chain(([n, most]) =>
        fc
          .array(fc.integer({ min: -most, max: most }), { minLength: (n * (n + 1)) / 2, maxLength: (n * (n + 1)) / 2 })
          .map((entries) => symmetric(entries, n)),
      );
    const notZero = (a: Matrix) => a.flat().some((entry) => entry !== 0);
    fc.assert(fc.property(matrices.filter(notZero), check), { numRuns: 120, seed: 1 });
  });

  it('is one where eigenvalues are equal, zero or far apart', () => {
    const diagonal = (...values: number[]) => matrix(values.length, (i, k) => (i === k ? values[i] : 0));
    for (const values of [[5], [2, 2, 2], [-1, -2, -3], [0, 0, 1], [1e6, 1, 1e-3], [-7, -7]])
      check(diagonal(...values));
    // Two equal blocks, and the complete graph, whose largest is simple and all others equal.
    check([
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 1],
      [0, 0, 1, 0],
    ]);
    check(matrix(23, (i, k) => (i === k ? 0 : 1)));
  });

  it('of zeros is zeros', () => {
    const z = new Float64Array(3).fill(9);
    expect(leadingEigenvector(new Float64Array(9), 3, z)).toBe(0);
    expect([...z]).toEqual([0, 0, 0]);
  });
});
