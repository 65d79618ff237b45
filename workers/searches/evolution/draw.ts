/**
 * Random solutions that were not had before: drawn anew while they are known, as long as that promises anything.
 */
import type { Rng } from '../../core/rng.ts';
import { sampleInitial } from '../../core/space.ts';
import type { Batch, Space } from '../../core/types.ts';
import { add, find, fingerprint, type Known } from './known.ts';

/** Draws a row before it is taken although it is known. */
const TRIES = 100;
const print = new Uint32Array(2);

/**
 * Fills rows [from, to) of `x` from the space's initial distribution, with none that is in `seen` and no two the same,
 * unless tries run out; adds each to the first of `seen`.
 */
export function drawNew(
  space: Space,
  rng: Rng,
  x: Float64Array,
  from: number,
  to: number,
  seen: readonly [Known, ...Known[]],
): void {
  const { dim } = space;
  const one: Batch = { size: 1, solutions: new Float64Array(dim), parents: new Uint32Array(1) };
  for (let row = from; row < to; row++) {
    for (let left = TRIES; left > 0; left--) {
      sampleInitial(space, rng, one, 1);
      fingerprint(space, one.solutions, 0, print);
      if (seen.every((known) => find(known, print) < 0)) break;
    }
    add(seen[0], print, row);
    x.set(one.solutions, row * dim);
  }
}
