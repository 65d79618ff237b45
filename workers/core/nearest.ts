/**
 * Which of many points of the unit square is nearest: the cell of a centroidal Voronoi archive. Exact, equals by lowest
 * index. The square is quartered into buckets that each know the few points nearest to some place in them, so an answer
 * takes a handful of distances whatever the number of points. Pure but for a memory of what was built.
 */

/** Index of the nearest point; x and y in [0, 1]. */
export type Nearest = (x: number, y: number) => number;

/** More than any rounding of a squared distance in the unit square, so that no point is left out of a bucket by it. */
const SLACK = 1e-12;

/** Those of `among` that may be nearest to some place of the square of this side at (left, bottom). */
function candidatesIn(points: Float64Array, among: readonly number[], left: number, bottom: number, side: number) {
  const [right, top] = [left + side, bottom + side];
  // Some point is nowhere in the square farther than this.
  let reach = Infinity;
  const closest = among.map((index) => {
    const x = points[2 * index];
    const y = points[2 * index + 1];
    const farX = Math.max(x - left, right - x);
    const farY = Math.max(y - bottom, top - y);
    reach = Math.min(reach, farX * farX + farY * farY);
    const nearX = Math.max(0, left - x, x - right);
    const nearY = Math.max(0, bottom - y, y - top);
    return nearX * nearX + nearY * nearY;
  });
  return among.filter((_, i) => closest[i] <= reach + SLACK);
}

function build(points: Float64Array): Nearest {
  const count = points.length / 2;
  // A power of two, so that finding the bucket of a place is exact.
  let across = 1;
  while (across * across < 4 * count) across *= 2;
  const buckets = Array<readonly number[]>(across * across);
  const quarter = (among: readonly number[], column: number, row: number, width: number): void => {
    const within = candidatesIn(points, among, column / across, row / across, width / across);
    if (width === 1) {
      buckets[row * across + column] = within;
      return;
    }
    const half = width / 2;
    for (const dy of [0, half]) for (const dx of [0, half]) quarter(within, column + dx, row + dy, half);
  };
  quarter(
    Array.from({ length: count }, (_, index) => index),
    0,
    0,
    across,
  );
  const starts = new Uint32Array(buckets.length + 1);
  buckets.forEach((bucket, i) => (starts[i + 1] = starts[i] + bucket.length));
  const candidates = Uint32Array.from(buckets.flat());

  return (x, y) => {
    const column = Math.min(across - 1, Math.floor(x * across));
    const bucket = Math.min(across - 1, Math.floor(y * across)) * across + column;
    let best = candidates[starts[bucket]];
    let least = Infinity;
    for (let i = starts[bucket]; i < starts[bucket + 1]; i++) {
      const index = candidates[i];
      const dx = x - points[2 * index];
      const dy = y - points[2 * index + 1];
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = index;
      }
    }
    return best;
  };
}

const built = new WeakMap<Float64Array, Nearest>();

/** The nearest of these points, [count × 2]; they may not change afterwards. */
export function nearestOf(points: Float64Array): Nearest {
  let nearest = built.get(points);
  if (nearest === undefined) {
    nearest = build(points);
    built.set(points, nearest);
  }
  return nearest;
}
