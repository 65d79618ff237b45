/**
 * How close a set of points A comes to a true front Z, given as points on it: IGD, IGD+, GD+ and additive ε (Ishibuchi,
 * Masuda, Tanigaki & Nojima 2015, "Modified distance calculation in generational distance and inverted generational
 * distance"; Zitzler, Thiele et al. 2003, "Performance assessment of multiobjective optimizers", for ε).
 *
 * All objectives are maximised, so the *plus* forms count only where a point falls short of the front. Means are means of
 * distances, as common libraries compute them. Less is better; 0 is the front itself. All answers are in the objectives'
 * units, so objectives of different units should be scaled first. Without points in A they are infinite. Sets are
 * [rows × m], Z not empty. Pure, O(|A| · |Z| · m).
 */

/** The first `count` rows of `values` [rows × m]. */
export interface PointSet {
  readonly values: Float64Array;
  readonly count: number;
}

/** How far a[at …] is from z[to …], squared. */
type SquaredDistance = (a: Float64Array, at: number, z: Float64Array, to: number, m: number) => number;

const straight: SquaredDistance = (a, at, z, to, m) => {
  let sum = 0;
  for (let k = 0; k < m; k++) {
    const d = z[to + k] - a[at + k];
    sum += d * d;
  }
  return sum;
};

const shortfall: SquaredDistance = (a, at, z, to, m) => {
  let sum = 0;
  for (let k = 0; k < m; k++) {
    const d = Math.max(0, z[to + k] - a[at + k]);
    sum += d * d;
  }
  return sum;
};

/** Inverted generational distance plus: how far, on average, the point of A that suits it best falls short of a point of the front. */
export function igdPlus(points: PointSet, front: PointSet, m: number): number {
  return meanFromFront(points, front, m, shortfall);
}

/** Inverted generational distance: from a point of the front to the nearest of A, on average. */
export function igd(points: PointSet, front: PointSet, m: number): number {
  return meanFromFront(points, front, m, straight);
}

/** Generational distance plus: how far, on average, a point of A falls short of the point of the front that it comes closest to. */
export function gdPlus(points: PointSet, front: PointSet, m: number): number {
  if (points.count === 0) return Infinity;
  let sum = 0;
  for (let a = 0; a < points.count; a++) {
    let least = Infinity;
    for (let z = 0; z < front.count; z++)
      least = Math.min(least, shortfall(points.values, a * m, front.values, z * m, m));
    sum += Math.sqrt(least);
  }
  return sum / points.count;
}

/** Additive ε: the least by which all of A must be raised, in every objective, for it to reach all of the front. */
export function additiveEpsilon(points: PointSet, front: PointSet, m: number): number {
  let most = -Infinity;
  for (let z = 0; z < front.count; z++) {
    let least = Infinity;
    for (let a = 0; a < points.count; a++) {
      let needed = -Infinity;
      for (let k = 0; k < m; k++) needed = Math.max(needed, front.values[z * m + k] - points.values[a * m + k]);
      least = Math.min(least, needed);
    }
    most = Math.max(most, least);
  }
  return most;
}

function meanFromFront(points: PointSet, front: PointSet, m: number, distance: SquaredDistance): number {
  let sum = 0;
  for (let z = 0; z < front.count; z++) {
    let least = Infinity;
    for (let a = 0; a < points.count; a++)
      least = Math.min(least, distance(points.values, a * m, front.values, z * m, m));
    sum += Math.sqrt(least);
  }
  return sum / front.count;
}
