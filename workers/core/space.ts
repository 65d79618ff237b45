/**
 * Drawing solutions from a space's initial distribution: how every search begins; and how far a box reaches. Pure but for
 * the batch it fills.
 */
import type { Rng } from './rng.ts';
import type { Batch, PointSpace, RealSpace, Space } from './types.ts';

/** The space itself, for searches that draw and vary points. The menu offers them no game, so one is a programmer's error. */
export function pointsOf(space: Space): PointSpace {
  if (space.kind === 'game') throw new Error('expected a space of points, got a game, which is walked by its moves');
  return space;
}

/** Fills the first `size` rows with solutions from the space's initial distribution, without parents. */
export function sampleInitial(searched: Space, rng: Rng, batch: Batch, size: number): void {
  const space = pointsOf(searched);
  const { dim } = space;
  const x = batch.solutions;
  batch.parents.fill(0, 0, size);
  if (space.kind === 'structured') {
    for (let row = 0; row < size; row++) space.sample(rng, x, row * dim);
    return;
  }
  if (space.kind === 'categorical') {
    for (let row = 0; row < size; row++) {
      for (let gene = 0; gene < dim; gene++) x[row * dim + gene] = rng.below(space.genes[gene].options.length);
    }
    return;
  }
  const { initial, lower, upper } = space;
  for (let k = 0; k < size * dim; k++) {
    if (initial.kind === 'uniform') x[k] = initial.low + (initial.high - initial.low) * rng.uniform();
    else x[k] = Math.min(upper, Math.max(lower, initial.mean + initial.sd * rng.normal()));
  }
}

/** Either end of a box; where that is open, of the range first solutions come from (three standard deviations of a normal). */
export function extentOf({ lower, upper, initial }: RealSpace): readonly [low: number, high: number] {
  const [low, high] =
    initial.kind === 'uniform'
      ? [initial.low, initial.high]
      : [initial.mean - 3 * initial.sd, initial.mean + 3 * initial.sd];
  return [lower > -Infinity ? lower : low, upper < Infinity ? upper : high];
}
