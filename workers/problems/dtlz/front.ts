/**
 * Points on the true fronts of DTLZ with three costs, as [points × 3] of negated costs. Pure.
 *
 * The simplex is sampled at all points whose shares are multiples of 1/40 (Das & Dennis 1998), 861 of them; DTLZ1's front is
 * half the simplex, DTLZ2's the same directions on the unit sphere. DTLZ7's third cost is 6 − y(f₁) − y(f₂) with
 * y(f) = f·(1 + sin 3πf). As it is a sum, its front is made of all pairs of an f₁ and an f₂ that have no lower f with as
 * high a y: those up to y's first summit, and from where y rises above that up to its second.
 */
import { sinTurns } from '../../core/det-math.ts';

const PARTITIONS = 40;

/** The first summit of y, where y is as high again, and the second, higher summit: the greatest f of the front. */
const FIRST_SUMMIT = 0.25141183608891172;
const AS_HIGH = 0.63162653070006121;
export const MOST_OF_ONE = 0.85940085664472392;
/** 6 − 2·y at the second summit. */
export const LEAST_THIRD = 2.6140087310031551;

/** Along either stretch; the front has the square of twice as many points. */
const ALONG = 16;

/** Every direction of the simplex, scaled by `scale`. */
function overSimplex(scale: (a: number, b: number, c: number) => number): Float64Array {
  const front: number[] = [];
  for (let i = 0; i <= PARTITIONS; i++) {
    for (let j = 0; i + j <= PARTITIONS; j++) {
      const shares = [i, j, PARTITIONS - i - j].map((count) => count / PARTITIONS);
      const [a, b, c] = shares;
      const by = scale(a, b, c);
      for (const share of shares) front.push(0 - share * by);
    }
  }
  return Float64Array.from(front);
}

export const linearFront = (): Float64Array => overSimplex(() => 0.5);

export const sphericalFront = (): Float64Array => overSimplex((a, b, c) => 1 / Math.sqrt(a * a + b * b + c * c));

const y = (f: number): number => f * (1 + sinTurns(1.5 * f));

export function disconnectedFront(): Float64Array {
  const places: number[] = [];
  for (let i = 0; i < ALONG; i++) places.push((FIRST_SUMMIT * i) / (ALONG - 1));
  // Where the second stretch begins, y is only as high as at the first summit: the front begins after it.
  for (let i = 1; i <= ALONG; i++) places.push(AS_HIGH + ((MOST_OF_ONE - AS_HIGH) * i) / ALONG);
  return Float64Array.from(places.flatMap((a) => places.flatMap((b) => [0 - a, 0 - b, y(a) + y(b) - 6])));
}
