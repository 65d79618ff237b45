/**
 * Pareto dominance for any number of objectives, all maximised: fronts, crowding distances, and the choices of NSGA-II
 * made of them (Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II"). Fronts are found by
 * efficient non-dominated sort with binary search (Zhang et al. 2015), the same fronts for fewer comparisons. Values are
 * [rows × m], finite. Equal rows do not dominate each other; all other ties go to the lower row. Pure.
 */
import type { Rng } from './rng.ts';

/** Whether row a is at least as good as row b everywhere and better somewhere. */
export function dominates(values: Float64Array, m: number, a: number, b: number): boolean {
  let better = false;
  for (let k = 0; k < m; k++) {
    const difference = values[a * m + k] - values[b * m + k];
    if (difference < 0) return false;
    if (difference > 0) better = true;
  }
  return better;
}

/** The first `count` rows by front: nobody dominates the first; the second is dominated by members of the first only; … */
export function paretoFronts(values: Float64Array, count: number, m: number): number[][] {
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  // Best first by the first objective, then the second, …: nobody is dominated by one that comes later.
  order.sort((a, b) => {
    for (let k = 0; k < m; k++) {
      const difference = values[b * m + k] - values[a * m + k];
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const fronts: number[][] = [];
  /** Whether a member of the front dominates the row. With two objectives its last member does, if any does. */
  const beaten = (front: number[], row: number): boolean => {
    const until = m <= 2 ? front.length - 1 : 0;
    for (let i = front.length - 1; i >= until; i--) if (dominates(values, m, front[i], row)) return true;
    return false;
  };
  for (const row of order) {
    let low = 0;
    let high = fronts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beaten(fronts[middle], row)) low = middle + 1;
      else high = middle;
    }
    if (low === fronts.length) fronts.push([row]);
    else fronts[low].push(row);
  }
  for (const front of fronts) front.sort((a, b) => a - b);
  return fronts;
}

/**
 * Crowding distance of each member of a front, in its order: the sum over objectives of the gap between its two
 * neighbours, as a share of the front's extent; infinite at either end. An objective in which all are equal counts
 * nothing, so that who is called an end is never a matter of order alone.
 */
export function crowdingDistances(values: Float64Array, m: number, front: readonly number[]): Float64Array {
  const distances = new Float64Array(front.length);
  const order = Uint32Array.from(front, (_, i) => i);
  for (let k = 0; k < m; k++) {
    const value = (i: number) => values[front[i] * m + k];
    order.sort((a, b) => value(a) - value(b) || front[a] - front[b]);
    const last = order.length - 1;
    const extent = value(order[last]) - value(order[0]);
    if (extent === 0) continue;
    distances[order[0]] = Infinity;
    distances[order[last]] = Infinity;
    for (let i = 1; i < last; i++) distances[order[i]] += (value(order[i + 1]) - value(order[i - 1])) / extent;
  }
  return distances;
}

/** Rows that survive, best front first, each with its front's number and its crowding distance. */
export interface Survivors {
  readonly rows: Uint32Array;
  readonly fronts: Uint32Array;
  readonly crowding: Float64Array;
}

/** NSGA-II's survival: whole fronts while they fit, then the least crowded of the next. `keep` ≤ `count` rows stay. */
export function survive(values: Float64Array, count: number, m: number, keep: number): Survivors {
  const rows = new Uint32Array(keep);
  const fronts = new Uint32Array(keep);
  const crowding = new Float64Array(keep);
  let filled = 0;
  paretoFronts(values, count, m).forEach((front, number) => {
    if (filled === keep) return;
    const distances = crowdingDistances(values, m, front);
    const order = Uint32Array.from(front, (_, i) => i);
    // A front that fits is taken whole, in the order of its rows.
    if (front.length > keep - filled)
      order.sort((a, b) => (distances[a] === distances[b] ? a - b : distances[b] > distances[a] ? 1 : -1));
    for (const i of order.subarray(0, keep - filled)) {
      rows[filled] = front[i];
      fronts[filled] = number;
      crowding[filled++] = distances[i];
    }
  });
  return { rows, fronts, crowding };
}

/** NSGA-II's binary tournament among the first `count`: the better front wins, in one front the less crowded. */
export function tournament(rng: Rng, fronts: Uint32Array, crowding: Float64Array, count: number): number {
  const a = rng.below(count);
  const b = rng.below(count);
  if (fronts[a] !== fronts[b]) return fronts[a] < fronts[b] ? a : b;
  return crowding[b] > crowding[a] ? b : a;
}
