/**
 * Comparing samples of runs: quantiles, and the two-tailed Mann–Whitney U test (Mann & Whitney 1947), which the seed
 * paper of MAP-Elites reports its comparisons with. Samples are finite numbers, in any order. Pure.
 */
import { exp } from './det-math.ts';

const ascending = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort((a, b) => a - b);

/** The q-quantile, 0 ≤ q ≤ 1, linear between order statistics (type 7 of Hyndman & Fan 1996, as in NumPy and R); NaN of nothing. */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = ascending(values);
  const at = (sorted.length - 1) * q;
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted.length === 0 ? NaN : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

export const quartiles = (values: ArrayLike<number>): Quartiles => ({
  lower: quantile(values, 0.25),
  median: quantile(values, 0.5),
  upper: quantile(values, 0.75),
});

const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** Probability that a standard normal exceeds z ≥ 0; relative error below 1e−12. */
export function normalTail(z: number): number {
  const density = INVERSE_SQRT_TWO_PI * exp(-0.5 * z * z);
  if (z < 3) {
    // Φ(z) − ½ = φ(z)·(z + z³/3 + z⁵/(3·5) + …)
    let term = z;
    let sum = z;
    for (let k = 3; k < 101; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  // Laplace's continued fraction, from its far end.
  let fraction = z;
  for (let k = 100; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}

/**
 * P(U ≤ u) for samples of n and m without ties: the share of orderings with at most u pairs won, by the recurrence on
 * which sample the greatest value is of.
 */
export function exactTail(u: number, n: number, m: number): number {
  // shares[j][k]: probability of k pairs won, with i of the first sample (none yet) and j of the second.
  let shares = Array.from({ length: m + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= n; i++) {
    const next = [Float64Array.of(1)];
    for (let j = 1; j <= m; j++) {
      const present = new Float64Array(i * j + 1);
      // The greatest is of the first sample and wins j pairs, or of the second and wins none.
      shares[j].forEach((share, k) => (present[k + j] += (share * i) / (i + j)));
      next[j - 1].forEach((share, k) => (present[k] += (share * j) / (i + j)));
      next.push(present);
    }
    shares = next;
  }
  let sum = 0;
  for (let k = 0; k <= Math.min(u, n * m); k++) sum += shares[m][k];
  return sum;
}

/** Up to this many in each sample the distribution of U is computed; beyond, the normal one stands in. */
const EXACT_UP_TO = 50;

export interface MannWhitney {
  /** Pairs in which the first sample's value is greater, ties counting half. */
  readonly u: number;
  /** Two-tailed. */
  readonly p: number;
  /** From the exact distribution; otherwise normal, corrected for ties and continuity. */
  readonly exact: boolean;
}

/** Tests whether values of `a` tend to be greater or smaller than those of `b`; neither may be empty. */
export function mannWhitney(a: ArrayLike<number>, b: ArrayLike<number>): MannWhitney {
  const n = a.length;
  const m = b.length;
  let u = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) u += a[i] > b[j] ? 1 : a[i] === b[j] ? 0.5 : 0;
  const all = ascending([...Array.from(a), ...Array.from(b)]);
  /** Σ t³ − t over groups of t equal values. */
  let ties = 0;
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to] === all[from]) to++;
    const t = to - from;
    ties += t * t * t - t;
  }
  const smaller = Math.min(u, n * m - u);
  if (ties === 0 && n <= EXACT_UP_TO && m <= EXACT_UP_TO)
    return { u, p: Math.min(1, 2 * exactTail(smaller, n, m)), exact: true };
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  const distance = Math.max(0, (n * m) / 2 - smaller - 0.5);
  return { u, p: variance > 0 ? Math.min(1, 2 * normalTail(distance / Math.sqrt(variance))) : 1, exact: false };
}
