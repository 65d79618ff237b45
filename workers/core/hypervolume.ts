/**
 * Hypervolume: how much of objective space a set of points dominates, down to a reference point. Exact but for rounding.
 *
 * All objectives are maximised: a point fills the box between itself and the reference, and the volume of all boxes
 * together is counted once. Points that are not above the reference in every objective, dominated points and duplicates
 * add nothing. Two objectives by a sweep, three by a sweep over a staircase of the other two (Beume, Fonseca et al. 2009,
 * "On the complexity of computing the hypervolume indicator"), both O(n log n); more by the recursion of WFG with slicing
 * (While, Bradstreet & Barone 2012, "A fast way of calculating exact hypervolumes"). m ≥ 2, values are finite. Pure.
 */
import { RankSet } from './rank-set.ts';

/** Volume above `reference` [m] that the first `count` rows of `values` [rows × m] dominate, in the product of their units. */
export function hypervolume(values: Float64Array, count: number, m: number, reference: Float64Array): number {
  return volume(gainsOf(values, count, m, reference), m);
}

/**
 * What `point` [m] would add to the volume of those rows: HV(S ∪ {p}) − HV(S), that is p's own box less what S fills of
 * it. 0 for a point that S dominates, and for one not above the reference.
 */
export function hypervolumeGain(
  values: Float64Array,
  count: number,
  m: number,
  reference: Float64Array,
  point: Float64Array,
): number {
  const gain = gainsOf(point, 1, m, reference);
  return gain.length === 0 ? 0 : added(gainsOf(values, count, m, reference), gain, m);
}

/** By how much each row lies above the reference; rows that are not above it everywhere are left out. */
function gainsOf(values: Float64Array, count: number, m: number, reference: Float64Array): Float64Array {
  const gains = new Float64Array(count * m);
  let kept = 0;
  for (let row = 0; row < count; row++) {
    let above = 0;
    for (let k = 0; k < m; k++) {
      const gain = values[row * m + k] - reference[k];
      gains[kept * m + k] = gain;
      if (gain > 0) above++;
    }
    if (above === m) kept++;
  }
  return gains.subarray(0, kept * m);
}

/** Volume of the union of the boxes from 0 to each row of `gains` [n × m], all positive. */
function volume(gains: Float64Array, m: number): number {
  if (m === 2) return area(gains);
  if (m === 3) return volumeOfThree(gains);
  return volumeOfMany(gains, m);
}

/** The rows by objective k, greatest first, equals by row. */
function descending(gains: Float64Array, m: number, k: number): Uint32Array {
  const order = Uint32Array.from({ length: gains.length / m }, (_, row) => row);
  return order.sort((a, b) => gains[b * m + k] - gains[a * m + k] || a - b);
}

function area(gains: Float64Array): number {
  let sum = 0;
  let height = 0;
  for (const row of descending(gains, 2, 0)) {
    const y = gains[2 * row + 1];
    if (y <= height) continue;
    sum += gains[2 * row] * (y - height);
    height = y;
  }
  return sum;
}

/**
 * From the highest third objective down, each point enters the staircase that the first two make of those above it; the
 * staircase's area holds until the next point's level. The staircase is the set of its points' ranks by the first
 * objective: with rising rank, the second objective falls.
 */
function volumeOfThree(gains: Float64Array): number {
  const count = gains.length / 3;
  const byFirst = Uint32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => gains[3 * a] - gains[3 * b] || gains[3 * a + 1] - gains[3 * b + 1] || a - b,
  );
  const rankOf = new Uint32Array(count);
  byFirst.forEach((row, rank) => (rankOf[row] = rank));
  const staircase = new RankSet(count);
  let sum = 0;
  let covered = 0;
  let level = 0;
  for (const row of descending(gains, 3, 2)) {
    const z = gains[3 * row + 2];
    sum += covered * (level - z);
    level = z;
    const y = gains[3 * row + 1];
    const rank = rankOf[row];
    const next = staircase.above(rank);
    let height = next < 0 ? 0 : gains[3 * byFirst[next] + 1];
    if (height >= y) continue;
    // To the left as far as the new step is higher than those that are there.
    let right = gains[3 * row];
    while (right > 0) {
      const before = staircase.below(rank);
      const left = before < 0 ? 0 : gains[3 * byFirst[before]];
      covered += (right - left) * (y - height);
      height = before < 0 ? y : gains[3 * byFirst[before] + 1];
      if (before < 0 || height > y) break;
      staircase.delete(before);
      right = left;
    }
    staircase.add(rank);
  }
  return sum + covered * level;
}

/** From the highest last objective down, what each point adds to those above it is a prism: its base has one objective less. */
function volumeOfMany(gains: Float64Array, m: number): number {
  const base = m - 1;
  const order = descending(gains, m, base);
  const above = new Float64Array(order.length * base);
  let sum = 0;
  order.forEach((row, i) => {
    const foot = gains.subarray(row * m, row * m + base);
    sum += gains[row * m + base] * added(above.subarray(0, i * base), foot, base);
    above.set(foot, i * base);
  });
  return sum;
}

/** Volume of `point`'s box outside the boxes of the rows of `gains` [n × m]: its own less theirs, cut to fit into it. */
function added(gains: Float64Array, point: Float64Array, m: number): number {
  const count = gains.length / m;
  const inside = new Float64Array(gains.length);
  let kept = 0;
  for (let row = 0; row < count; row++) {
    let whole = true;
    for (let k = 0; k < m; k++) {
      const gain = gains[row * m + k];
      if (gain < point[k]) whole = false;
      inside[kept * m + k] = Math.min(gain, point[k]);
    }
    if (whole) return 0;
    kept = m > 3 ? keepUndominated(inside, kept, m) : kept + 1;
  }
  let own = 1;
  for (let k = 0; k < m; k++) own *= point[k];
  return own - volume(inside.subarray(0, kept * m), m);
}

/**
 * Of rows of which none of the first `kept` dominates another, with a new one at `kept`: drops what is dominated or
 * equal. Returns how many are left. Cutting makes most of them so, which is what makes the recursion fast.
 */
function keepUndominated(rows: Float64Array, kept: number, m: number): number {
  let left = 0;
  for (let row = 0; row < kept; row++) {
    let better = false;
    let worse = false;
    for (let k = 0; k < m; k++) {
      const difference = rows[row * m + k] - rows[kept * m + k];
      if (difference > 0) better = true;
      else if (difference < 0) worse = true;
    }
    // Nothing can have been dropped before: the rows would dominate one another through the new one.
    if (!worse) return kept;
    if (better) {
      if (left < row) rows.copyWithin(left * m, row * m, (row + 1) * m);
      left++;
    }
  }
  if (left < kept) rows.copyWithin(left * m, kept * m, (kept + 1) * m);
  return left + 1;
}
