/**
 * Drawing solutions from a real space's initial distribution: how every search over such a space begins. Pure but for the
 * batch it fills.
 */
import type { Rng } from './rng.ts';
import type { Batch, RealSpace } from './types.ts';

/** Fills the first `size` rows with solutions from the space's initial distribution, without parents. */
export function sampleInitial(space: RealSpace, rng: Rng, batch: Batch, size: number): void {
  const { dim, initial, lower, upper } = space;
  const x = batch.solutions;
  for (let k = 0; k < size * dim; k++) {
    if (initial.kind === 'uniform') x[k] = initial.low + (initial.high - initial.low) * rng.uniform();
    else x[k] = Math.min(upper, Math.max(lower, initial.mean + initial.sd * rng.normal()));
  }
  batch.parents.fill(0, 0, size);
}
