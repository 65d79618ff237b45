/**
 * Two children of two parents, as NSGA-II makes them; the operators and their settings are those of pymoo.
 *
 * Real numbers: simulated binary crossover (Deb & Agrawal 1995), in its form for boxes, each number with probability ½
 * and the two children's values exchanged as often as not; then polynomial mutation (Deb & Goyal 1996), of nine
 * children in ten, each number with probability min(½, 1/n). Choices: uniform crossover, then each gene becomes another
 * option with probability 1/n. Structured solutions are varied by their own mutation and not crossed. Pure but for the
 * children written.
 */
import { pow } from '../../core/det-math.ts';
import type { Rng } from '../../core/rng.ts';
import { extentOf, pointsOf } from '../../core/space.ts';
import type { CategoricalSpace, RealSpace, Space, StructuredSpace } from '../../core/types.ts';

/** Of parents that begin at `a` and `b` in `from`, writes two children to pair[0 … 2·dim). */
export type Mate = (rng: Rng, from: Float64Array, a: number, b: number, pair: Float64Array) => void;

export interface MatingSettings {
  /** Probability that two parents are crossed at all. */
  readonly crossover: number;
  /** How near children stay to their parents: the η of crossover and of mutation, real numbers only. */
  readonly crossoverEta: number;
  readonly mutationEta: number;
}

const PER_NUMBER = 0.5;
const MUTATED = 0.9;
/** Numbers nearer than this are not crossed. */
const SAME = 1e-14;

/** Spread of the crossover: 1 at a parent, greater outside. `beta` is the room to the bound in units of the distance. */
function spread(u: number, beta: number, eta: number): number {
  const alpha = 2 - pow(beta, -(eta + 1));
  return pow(u <= 1 / alpha ? u * alpha : 1 / (2 - u * alpha), 1 / (eta + 1));
}

function crossReal({ dim, lower, upper }: RealSpace, eta: number, rng: Rng, pair: Float64Array): void {
  for (let k = 0; k < dim; k++) {
    const p = pair[k];
    const q = pair[dim + k];
    if (rng.uniform() >= PER_NUMBER || Math.abs(p - q) <= SAME) continue;
    const low = Math.min(p, q);
    const high = Math.max(p, q);
    const distance = high - low;
    const u = rng.uniform();
    const below = (low + high - spread(u, 1 + (2 * (low - lower)) / distance, eta) * distance) / 2;
    const above = (low + high + spread(u, 1 + (2 * (upper - high)) / distance, eta) * distance) / 2;
    const exchange = rng.uniform() < 0.5;
    pair[k] = Math.max(lower, Math.min(upper, exchange ? above : below));
    pair[dim + k] = Math.max(lower, Math.min(upper, exchange ? below : above));
  }
}

/** Polynomial mutation of the numbers at x[at … at + dim), each with probability `rate`. */
export function mutateReal(space: RealSpace, rate: number, eta: number, rng: Rng, x: Float64Array, at: number): void {
  const { dim, lower, upper } = space;
  const [low, high] = extentOf(space);
  const extent = high - low;
  for (let k = at; k < at + dim; k++) {
    if (rng.uniform() >= rate) continue;
    const u = rng.uniform();
    // Towards an open end there is no bound to take into account.
    const room =
      u <= 0.5
        ? lower > -Infinity
          ? 1 - (x[k] - lower) / extent
          : 0
        : upper < Infinity
          ? 1 - (upper - x[k]) / extent
          : 0;
    const bounded = pow(Math.max(0, room), eta + 1);
    const step =
      u <= 0.5
        ? pow(2 * u + (1 - 2 * u) * bounded, 1 / (eta + 1)) - 1
        : 1 - pow(2 * (1 - u) + (2 * u - 1) * bounded, 1 / (eta + 1));
    x[k] = Math.max(lower, Math.min(upper, x[k] + step * extent));
  }
}

/** Each gene of x[at … at + dim) becomes one of its other options with probability `rate`. */
export function mutateChoices(
  { dim, genes }: CategoricalSpace,
  rate: number,
  rng: Rng,
  x: Float64Array,
  at: number,
): void {
  for (let gene = 0; gene < dim; gene++) {
    if (rng.uniform() >= rate) continue;
    const options = genes[gene].options.length;
    x[at + gene] = (x[at + gene] + 1 + rng.below(options - 1)) % options;
  }
}

/** Exchanges each number of the pair, or not, by the toss of a coin. */
export function crossUniformly(dim: number, rng: Rng, pair: Float64Array): void {
  for (let k = 0; k < dim; k++) {
    if (rng.uniform() >= 0.5) continue;
    const own = pair[k];
    pair[k] = pair[dim + k];
    pair[dim + k] = own;
  }
}

export function copyPair(dim: number, from: Float64Array, a: number, b: number, pair: Float64Array): void {
  for (let k = 0; k < dim; k++) {
    pair[k] = from[a + k];
    pair[dim + k] = from[b + k];
  }
}

function mateReal(space: RealSpace, { crossover, crossoverEta, mutationEta }: MatingSettings): Mate {
  const { dim } = space;
  const rate = Math.min(0.5, 1 / dim);
  return (rng, from, a, b, pair) => {
    copyPair(dim, from, a, b, pair);
    if (rng.uniform() < crossover) crossReal(space, crossoverEta, rng, pair);
    for (let child = 0; child < 2; child++)
      if (rng.uniform() < MUTATED) mutateReal(space, rate, mutationEta, rng, pair, child * dim);
  };
}

function mateChoices(space: CategoricalSpace, { crossover }: MatingSettings): Mate {
  const { dim } = space;
  return (rng, from, a, b, pair) => {
    copyPair(dim, from, a, b, pair);
    if (rng.uniform() < crossover) crossUniformly(dim, rng, pair);
    for (let child = 0; child < 2; child++) mutateChoices(space, 1 / dim, rng, pair, child * dim);
  };
}

function varyBoth({ dim, vary }: StructuredSpace): Mate {
  return (rng, from, a, b, pair) => {
    vary(rng, from, a, pair, 0);
    vary(rng, from, b, pair, dim);
  };
}

export function matingIn(searched: Space, settings: MatingSettings): Mate {
  const space = pointsOf(searched);
  if (space.kind === 'structured') return varyBoth(space);
  return space.kind === 'categorical' ? mateChoices(space, settings) : mateReal(space, settings);
}
