/**
 * Which row of a table answers a solution: the one with the same options; where there is none, the nearest by Gower's
 * distance (1971), the sum over the columns of
 *
 *   words: 0 for the same option, 1 for another;
 *   numbers: levels apart / (levels − 1), so 1 from the lowest to the highest;
 *   a value against none: 1.
 *
 * Of equally near rows, and of rows with the same options, the first in the table. Linear in the rows. Pure.
 */
import type { Levels } from './levels.ts';

export interface Lookup {
  /** Rows that stand for their options: the first of each combination, as places in the levels' codes, rising. */
  readonly members: Uint32Array;
  /** The place in `members` of the row that answers x[at … at + genes). */
  find(x: Float64Array, at: number): number;
}

/** [options × options] distances of one column. */
function distancesOf({ options, proper, ordered }: Levels): Float64Array {
  const count = options.length;
  const distances = new Float64Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) {
      const graded = ordered && a < proper && b < proper && proper > 1;
      distances[a * count + b] = graded ? Math.abs(a - b) / (proper - 1) : a === b ? 0 : 1;
    }
  return distances;
}

const keyOf = (options: ArrayLike<number>, at: number, genes: number): string => {
  let key = '';
  for (let gene = 0; gene < genes; gene++) key += `${options[at + gene]}.`;
  return key;
};

export function lookupIn(levels: readonly Levels[]): Lookup {
  const genes = levels.length;
  const rows = levels[0].codes.length;
  const places = new Map<string, number>();
  const members: number[] = [];
  const chosen = new Int32Array(genes);
  for (let row = 0; row < rows; row++) {
    for (let gene = 0; gene < genes; gene++) chosen[gene] = levels[gene].codes[row];
    const key = keyOf(chosen, 0, genes);
    if (places.has(key)) continue;
    places.set(key, members.length);
    members.push(row);
  }
  const codes = Int32Array.from({ length: members.length * genes }, (_, i) => {
    return levels[i % genes].codes[members[Math.floor(i / genes)]];
  });
  const distances = levels.map(distancesOf);

  function nearest(x: Float64Array, at: number): number {
    const own = levels.map(({ options }, gene) => {
      const from = x[at + gene] * options.length;
      return distances[gene].subarray(from, from + options.length);
    });
    let best = Infinity;
    let place = 0;
    for (let member = 0; member < members.length; member++) {
      let sum = 0;
      for (let gene = 0; gene < genes && sum < best; gene++) sum += own[gene][codes[member * genes + gene]];
      if (sum < best) {
        best = sum;
        place = member;
      }
    }
    return place;
  }

  return {
    members: Uint32Array.from(members),
    find: (x, at) => places.get(keyOf(x, at, genes)) ?? nearest(x, at),
  };
}
