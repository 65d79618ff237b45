/** How sure one can be of a share that was counted. Pure. */
const NORMAL_QUANTILE_975 = 1.959963984540054;

/**
 * A share of successes with its confidence interval of 95 %, by the score test (Wilson 1927, *Probable inference, the law of
 * succession, and statistical inference*): never outside [0, 1], and of some width even where all or none succeed. Of nothing the share is NaN and the interval everything.
 */
export function wilson(successes: number, of: number): { share: number; low: number; high: number } {
  const share = successes / of;
  const square = NORMAL_QUANTILE_975 * NORMAL_QUANTILE_975;
  const middle = (successes + square / 2) / (of + square);
  const half = (NORMAL_QUANTILE_975 * Math.sqrt((successes * (of - successes)) / of + square / 4)) / (of + square);
  // At the ends rounding may leave the interval a little beside the share.
  return { share, low: successes === 0 ? 0 : middle - half, high: successes === of ? 1 : middle + half };
}
