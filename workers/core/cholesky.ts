/**
 * Cholesky factors of symmetric positive definite matrices, C = L·Lᵀ, L lower triangular with a positive diagonal.
 *
 * Both are packed by rows: entry (i, j), j ≤ i, stands at i·(i + 1)/2 + j, so that what is summed lies side by side.
 * Only + − × ÷ and sqrt, in a fixed order: the same bits on every engine. n³/6 multiplications for the factor.
 */

/** Entries of a packed triangle of n rows. */
export const packedLength = (n: number): number => (n * (n + 1)) / 2;

/** The identity, packed. */
export function packedIdentity(n: number): Float64Array {
  const identity = new Float64Array(packedLength(n));
  for (let i = 0, at = 0; i < n; at += ++i + 1) identity[at] = 1;
  return identity;
}

/** Writes the factor of `matrix` to `factor` (another array); false, and no factor, if it is not positive definite. */
export function factorise(n: number, matrix: Float64Array, factor: Float64Array): boolean {
  for (let i = 0, row = 0; i < n; row += ++i) {
    for (let j = 0, other = 0; j <= i; other += ++j) {
      // Four sums at once: one alone would wait for each addition before the next.
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let k = 0;
      for (; k + 3 < j; k += 4) {
        s0 += factor[row + k] * factor[other + k];
        s1 += factor[row + k + 1] * factor[other + k + 1];
        s2 += factor[row + k + 2] * factor[other + k + 2];
        s3 += factor[row + k + 3] * factor[other + k + 3];
      }
      for (; k < j; k++) s0 += factor[row + k] * factor[other + k];
      const rest = matrix[row + j] - (s0 + s1 + (s2 + s3));
      if (j < i) factor[row + j] = rest / factor[other + j];
      else if (rest > 0) factor[row + i] = Math.sqrt(rest);
      else return false;
    }
  }
  return true;
}

/** Solves L·x = b in place. */
export function solveLower(n: number, factor: Float64Array, b: Float64Array): void {
  for (let i = 0, row = 0; i < n; row += ++i) {
    let rest = b[i];
    for (let j = 0; j < i; j++) rest -= factor[row + j] * b[j];
    b[i] = rest / factor[row + i];
  }
}

/** Solves Lᵀ·x = b in place. */
export function solveUpper(n: number, factor: Float64Array, b: Float64Array): void {
  for (let i = n - 1, row = packedLength(i); i >= 0; row -= i--) {
    const x = b[i] / factor[row + i];
    b[i] = x;
    for (let j = 0; j < i; j++) b[j] -= factor[row + j] * x;
  }
}

/**
 * Square of the ratio of the largest to the smallest diagonal entry of L: a lower bound of the condition number of L·Lᵀ,
 * since its eigenvalues reach at least as far apart as the squared diagonal.
 */
export function conditionBound(n: number, factor: Float64Array): number {
  let low = Infinity;
  let high = 0;
  for (let i = 0, at = 0; i < n; at += ++i + 1) {
    low = Math.min(low, factor[at]);
    high = Math.max(high, factor[at]);
  }
  const ratio = high / low;
  return ratio * ratio;
}
