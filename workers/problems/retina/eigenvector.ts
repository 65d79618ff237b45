/**
 * The leading eigenvector of a small symmetric matrix, the same bits on every engine: made of + − × ÷ and square roots in a
 * fixed order. Frozen: another solver would break ties between equal eigenvalues in another way, and the modularity of a
 * few networks in a hundred hangs on that.
 *
 * Householder reflections make the matrix tridiagonal; Laguerre's iteration comes down to its largest eigenvalue from
 * above; a twisted factorisation gives the eigenvector there (Dhillon & Parlett 2004, §2). O(n³), n up to 32. Pure but for
 * the arrays filled; scratch is reused between calls.
 */
const MOST = 32;
/** The end of Laguerre's iteration, relative to the size of the matrix, and its longest course (equal eigenvalues). */
const TOLERANCE = 1e-14;
const MOST_STEPS = 60;

const diagonal = new Float64Array(MOST);
const beside = new Float64Array(MOST);
const squares = new Float64Array(MOST);
const product = new Float64Array(MOST);
/** 2 / |v|² of each reflection's vector v, or 0 where none was needed. */
const scales = new Float64Array(MOST);
const upward = new Float64Array(MOST);
const downward = new Float64Array(MOST);

/**
 * Reduces the lower triangle of a [n × n] from its last row up. Leaves the tridiagonal matrix in `diagonal` and `beside`
 * (beside[i] between i − 1 and i) and the vector of the reflection that cleared row i in a's row i.
 */
function tridiagonalise(a: Float64Array, n: number): void {
  for (let i = n - 1; i > 0; i--) {
    const row = i * n;
    diagonal[i] = a[row + i];
    const last = a[row + i - 1];
    let rest = 0;
    for (let k = 0; k < i - 1; k++) rest += a[row + k] * a[row + k];
    if (rest === 0) {
      scales[i] = 0;
      beside[i] = last;
      continue;
    }
    const length = Math.sqrt(rest + last * last);
    const kept = last > 0 ? -length : length;
    const first = last - kept;
    a[row + i - 1] = first;
    beside[i] = kept;
    const scale = 2 / (rest + first * first);
    scales[i] = scale;
    for (let j = 0; j < i; j++) {
      const from = j * n;
      const own = a[row + j];
      let sum = a[from + j] * own;
      for (let k = 0; k < j; k++) {
        const value = a[from + k];
        sum += value * a[row + k];
        product[k] += value * own;
      }
      product[j] = sum;
    }
    let along = 0;
    for (let j = 0; j < i; j++) {
      product[j] *= scale;
      along += product[j] * a[row + j];
    }
    along *= scale / 2;
    for (let j = 0; j < i; j++) product[j] -= along * a[row + j];
    for (let j = 0; j < i; j++) {
      const from = j * n;
      const own = a[row + j];
      const other = product[j];
      for (let k = 0; k <= j; k++) a[from + k] -= own * product[k] + other * a[row + k];
    }
  }
  diagonal[0] = a[0];
  beside[0] = 0;
}

/** No eigenvalue lies above it (Gershgorin). */
function upperBound(n: number): number {
  let bound = -Infinity;
  for (let i = 0; i < n; i++) {
    const reach = Math.abs(beside[i]) + (i + 1 < n ? Math.abs(beside[i + 1]) : 0);
    bound = Math.max(bound, diagonal[i] + reach);
  }
  return bound;
}

/**
 * The largest eigenvalue of the tridiagonal matrix. With p the characteristic polynomial, Laguerre's step from above never
 * passes the largest root; p′/p and its derivative come from the ratios of the leading minors. `size` scales the tolerance.
 */
function largestEigenvalue(n: number, size: number): number {
  for (let i = 0; i < n; i++) squares[i] = beside[i] * beside[i];
  let x = upperBound(n) + TOLERANCE * size;
  for (let step = 0; step < MOST_STEPS; step++) {
    let ratio = 1;
    let first = 0;
    let second = 0;
    let slope = 0;
    let bend = 0;
    for (let i = 0; i < n; i++) {
      // q = x − d − e²/q₋; its first two derivatives alongside.
      const inverse = 1 / ratio;
      const pull = squares[i] * inverse * inverse;
      const change = first * inverse;
      second = pull * (second - 2 * first * change);
      first = 1 + pull * first;
      ratio = x - diagonal[i] - squares[i] * inverse;
      if (!(ratio > 0)) return x;
      const share = first / ratio;
      slope += share;
      bend += share * share - second / ratio;
    }
    const root = Math.sqrt(Math.max(0, (n - 1) * (n * bend - slope * slope)));
    const down = n / (slope + root);
    x -= down;
    if (!(down > TOLERANCE * size)) return x;
  }
  return x;
}

/**
 * Eigenvector of the tridiagonal matrix for `value` into z: factorised from both ends, the factors joined at the row where
 * they fit best. Pivots of 0 are made `tiny`.
 */
function twistedVector(n: number, value: number, tiny: number, z: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const pivot = diagonal[i] - value - (i > 0 ? squares[i] / upward[i - 1] : 0);
    upward[i] = Math.abs(pivot) < tiny ? -tiny : pivot;
  }
  for (let i = n - 1; i >= 0; i--) {
    const pivot = diagonal[i] - value - (i + 1 < n ? squares[i + 1] / downward[i + 1] : 0);
    downward[i] = Math.abs(pivot) < tiny ? -tiny : pivot;
  }
  let twist = 0;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    const gap = Math.abs(upward[i] + downward[i] - (diagonal[i] - value));
    if (gap < least) {
      least = gap;
      twist = i;
    }
  }
  z[twist] = 1;
  for (let i = twist - 1; i >= 0; i--) z[i] = -(beside[i + 1] / upward[i]) * z[i + 1];
  for (let i = twist + 1; i < n; i++) z[i] = -(beside[i] / downward[i]) * z[i - 1];
}

/**
 * Fills z[0 … n) with an eigenvector of the largest eigenvalue of a (lower triangle of [n × n], overwritten), of any length
 * and sign, and returns that eigenvalue. A matrix of zeros gives zeros.
 */
export function leadingEigenvector(a: Float64Array, n: number, z: Float64Array): number {
  let size = 0;
  for (let i = 0; i < n; i++) for (let k = 0; k <= i; k++) size = Math.max(size, Math.abs(a[i * n + k]));
  if (size === 0) {
    z.fill(0, 0, n);
    return 0;
  }
  tridiagonalise(a, n);
  const value = largestEigenvalue(n, size);
  twistedVector(n, value, TOLERANCE * TOLERANCE * size, z);
  // Back through the reflections, in the turned order.
  for (let i = 2; i < n; i++) {
    const scale = scales[i];
    if (scale === 0) continue;
    const row = i * n;
    let along = 0;
    for (let k = 0; k < i; k++) along += a[row + k] * z[k];
    along *= scale;
    for (let k = 0; k < i; k++) z[k] -= along * a[row + k];
  }
  return value;
}
