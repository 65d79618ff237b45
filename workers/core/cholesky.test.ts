import { describe, expect, it } from 'vitest';
import { conditionBound, factorise, packedIdentity, packedLength, solveLower } from './cholesky.ts';
import { Rng } from './rng.ts';

/** numpy.linalg.cholesky of the 5 × 5 Hilbert matrix, by rows. */
const HILBERT_FACTOR = [
  1.0, 0.5, 0.28867513459481287, 0.3333333333333333, 0.2886751345948129, 0.07453559924999285, 0.25, 0.2598076211353316,
  0.11180339887498929, 0.01889822365046221, 0.2, 0.23094010767585027, 0.12777531299998812, 0.03779644730092147,
  0.004761904761911915,
];

const at = (i: number, j: number) => (i * (i + 1)) / 2 + j;

/** G·Gᵀ/m of an n × m matrix of normals, packed: well-conditioned for m > n. */
function randomPositive(n: number, m: number, seed: number): Float64Array {
  const g = new Float64Array(n * m);
  new Rng().start(seed, 1, 0).fillNormals(g, 0, n * m);
  const matrix = new Float64Array(packedLength(n));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) for (let k = 0; k < m; k++) matrix[at(i, j)] += (g[i * m + k] * g[j * m + k]) / m;
  return matrix;
}

describe('the factor', () => {
  it('is that of numpy.linalg.cholesky for the 5 × 5 Hilbert matrix', () => {
    const hilbert = new Float64Array(15);
    for (let i = 0; i < 5; i++) for (let j = 0; j <= i; j++) hilbert[at(i, j)] = 1 / (i + j + 1);
    const factor = new Float64Array(15);
    expect(factorise(5, hilbert, factor)).toBe(true);
    factor.forEach((v, k) => expect(Math.abs(v - HILBERT_FACTOR[k])).toBeLessThan(1e-12));
  });

  it.each([1, 2, 3, 4, 5, 8, 13, 64])('gives the matrix back, n = %i', (n) => {
    const matrix = randomPositive(n, 2 * n + 1, n);
    const factor = new Float64Array(packedLength(n));
    expect(factorise(n, matrix, factor)).toBe(true);
    for (let i = 0; i < n; i++) {
      expect(factor[at(i, i)]).toBeGreaterThan(0);
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += factor[at(i, k)] * factor[at(j, k)];
        expect(Math.abs(sum - matrix[at(i, j)])).toBeLessThan(1e-13);
      }
    }
  });

  it('of the identity is the identity', () => {
    const factor = new Float64Array(packedLength(7));
    expect(factorise(7, packedIdentity(7), factor)).toBe(true);
    expect(factor).toEqual(packedIdentity(7));
  });

  it('does not exist for what is not positive definite', () => {
    const factor = new Float64Array(3);
    expect(factorise(2, Float64Array.of(1, 2, 1), factor)).toBe(false);
    expect(factorise(2, Float64Array.of(1, 1, 1), factor)).toBe(false);
    expect(factorise(2, Float64Array.of(1, NaN, 1), factor)).toBe(false);
    expect(factorise(2, Float64Array.of(1, 0.5, 1), factor)).toBe(true);
  });
});

it('solves L·x = b', () => {
  const n = 30;
  const factor = new Float64Array(packedLength(n));
  factorise(n, randomPositive(n, 3 * n, 5), factor);
  const x = new Float64Array(n);
  new Rng().start(1, 2, 0).fillNormals(x, 0, n);
  const b = x.map((_, i) => {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += factor[at(i, j)] * x[j];
    return sum;
  });
  solveLower(n, factor, b);
  b.forEach((v, i) => expect(Math.abs(v - x[i])).toBeLessThan(1e-12));
});

it('bounds the condition number from below, exactly where the matrix is diagonal', () => {
  const factor = new Float64Array(6);
  factorise(3, Float64Array.of(4, 0, 100, 0, 0, 1), factor);
  expect(conditionBound(3, factor)).toBeCloseTo(100, 12);
  // numpy.linalg.cond of the 5 × 5 Hilbert matrix is 476607.25.
  const hilbert = Float64Array.from(HILBERT_FACTOR);
  expect(conditionBound(5, hilbert)).toBeCloseTo(44100, 0);
});
