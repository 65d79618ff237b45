/** The Voronoi cells of points in the unit square: their outlines and which touch which. Pure. */

export interface Voronoi {
  /** Of every cell, corners in turn: x, y, x, y, … */
  readonly outlines: readonly Float64Array[];
  /** Of every cell, those it shares a side with, ascending. */
  readonly neighbours: readonly (readonly number[])[];
}

interface Corner {
  readonly x: number;
  readonly y: number;
  /** The cell beyond the side that begins here; −1 for the edge of the square. */
  readonly beyond: number;
}

const SQUARE: readonly Corner[] = [
  { x: 0, y: 0, beyond: -1 },
  { x: 1, y: 0, beyond: -1 },
  { x: 1, y: 1, beyond: -1 },
  { x: 0, y: 1, beyond: -1 },
];

/** What is left of a convex outline where `side` is not positive; the new side borders on `beyond`. */
function cut(outline: readonly Corner[], side: (corner: Corner) => number, beyond: number): Corner[] {
  const left: Corner[] = [];
  for (let i = 0; i < outline.length; i++) {
    const here = outline[i];
    const next = outline[(i + 1) % outline.length];
    const [a, b] = [side(here), side(next)];
    if (a <= 0) left.push(here);
    if (a <= 0 === b <= 0) continue;
    const share = a / (a - b);
    const crossing = { x: here.x + share * (next.x - here.x), y: here.y + share * (next.y - here.y) };
    left.push({ ...crossing, beyond: a <= 0 ? beyond : here.beyond });
  }
  return left;
}

function cellOf(points: Float64Array, own: number): readonly Corner[] {
  const [x, y] = [points[2 * own], points[2 * own + 1]];
  const farthest = (outline: readonly Corner[]) =>
    Math.max(...outline.map((corner) => (corner.x - x) ** 2 + (corner.y - y) ** 2));
  let outline = SQUARE;
  let reach = farthest(outline);
  // Centroids come in rows, so those of like number are near: met first, they leave little that others could cut.
  for (let turn = 2; turn < points.length; turn++) {
    const other = own + (turn % 2 === 0 ? turn >> 1 : -(turn >> 1));
    if (other < 0 || other >= points.length / 2) continue;
    const dx = points[2 * other] - x;
    const dy = points[2 * other + 1] - y;
    const distance = dx * dx + dy * dy;
    // Half-way to the other point lies beyond all that is left.
    if (distance / 4 > reach) continue;
    const side = (corner: Corner) => (corner.x - x) * dx + (corner.y - y) * dy - distance / 2;
    if (!outline.some((corner) => side(corner) > 0)) continue;
    outline = cut(outline, side, other);
    reach = farthest(outline);
  }
  return outline;
}

/** O(points²), some ten milliseconds for a thousand. Points must be distinct. */
export function voronoiOf(points: Float64Array): Voronoi {
  const cells = Array.from({ length: points.length / 2 }, (_, own) => cellOf(points, own));
  return {
    outlines: cells.map((outline) => Float64Array.from(outline.flatMap(({ x, y }) => [x, y]))),
    neighbours: cells.map((outline) =>
      [...new Set(outline.map(({ beyond }) => beyond))].filter((cell) => cell >= 0).toSorted((a, b) => a - b),
    ),
  };
}
