/**
 * How well predictions agree with what was measured: in order (Kendall's τ-b) and in size (mean absolute percentage
 * error). Finite numbers; pure.
 */

/** Number of pairs of equal values among sorted ones. */
function tiedPairs(count: number, same: (i: number, j: number) => boolean): number {
  let pairs = 0;
  for (let from = 0, to = 0; from < count; from = to) {
    while (to < count && same(from, to)) to++;
    pairs += ((to - from) * (to - from - 1)) / 2;
  }
  return pairs;
}

/** Sorts by merging, ascending, and counts the pairs that were in the wrong order. */
function countInversions(values: Float64Array): number {
  const count = values.length;
  let from = values;
  let to: Float64Array = new Float64Array(count);
  let inversions = 0;
  for (let run = 1; run < count; run *= 2) {
    for (let start = 0; start < count; start += 2 * run) {
      const middle = Math.min(count, start + run);
      const end = Math.min(count, start + 2 * run);
      for (let at = start, left = start, right = middle; at < end; at++) {
        if (left < middle && (right >= end || from[left] <= from[right])) to[at] = from[left++];
        else {
          inversions += middle - left;
          to[at] = from[right++];
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return inversions;
}

/**
 * Kendall's τ-b (Kendall 1945), by sorting (Knight 1966): the share of pairs in the same order less that of those in
 * opposite order, corrected for ties; from −1 to 1. NaN if all values of either sample are equal.
 */
export function kendallTau(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const count = a.length;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  order.sort((i, j) => a[i] - a[j] || b[i] - b[j] || i - j);
  const tiedA = tiedPairs(count, (i, j) => a[order[i]] === a[order[j]]);
  const tiedBoth = tiedPairs(count, (i, j) => a[order[i]] === a[order[j]] && b[order[i]] === b[order[j]]);
  const second = Float64Array.from(order, (i) => b[i]);
  const discordant = countInversions(second);
  const tiedB = tiedPairs(count, (i, j) => second[i] === second[j]);
  const pairs = (count * (count - 1)) / 2;
  const concordant = pairs - discordant - tiedA - tiedB + tiedBoth;
  return (concordant - discordant) / Math.sqrt((pairs - tiedA) * (pairs - tiedB));
}

/**
 * Mean of |actual − predicted| as a percentage of |actual|, or of `least` where that is greater: without it one actual
 * value of 0 would outweigh all others.
 */
export function meanPercentageError(actual: ArrayLike<number>, predicted: ArrayLike<number>, least: number): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i++)
    sum += Math.abs(actual[i] - predicted[i]) / Math.max(least, Math.abs(actual[i]));
  return (100 * sum) / actual.length;
}
