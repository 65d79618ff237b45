/** Lines of graphs as SVG paths. Pure. */
import type { Point } from './layout.ts';

/** Pixels from layer to layer, to the right or down, and between neighbours of a layer. */
export const STEP = { along: 94, down: 76, across: 66 } as const;

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** The point `gap` before `to` on the way from `from`. */
export function towards(to: Point, from: Point, gap: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return to;
  return { x: to.x + ((from.x - to.x) * gap) / length, y: to.y + ((from.y - to.y) * gap) / length };
}

/** A smooth line from the first point to the last, bent by those between. */
export function edgePath(points: readonly Point[]): string {
  const parts = [`M${points[0].x},${points[0].y}`];
  if (points.length === 2) parts.push(`L${points[1].x},${points[1].y}`);
  for (let i = 1; i < points.length - 1; i++) {
    const end = i === points.length - 2 ? points[i + 1] : between(points[i], points[i + 1]);
    parts.push(`Q${points[i].x},${points[i].y} ${end.x},${end.y}`);
  }
  return parts.join('');
}

const HEAD = 9;

/** The head of the arrow at the last point. */
export function arrow(points: readonly Point[]): string {
  const tip = points[points.length - 1];
  const foot = towards(tip, points[points.length - 2], HEAD);
  const across = { x: (tip.y - foot.y) * 0.5, y: (foot.x - tip.x) * 0.5 };
  return `M${tip.x},${tip.y}L${foot.x + across.x},${foot.y + across.y}L${foot.x - across.x},${foot.y - across.y}Z`;
}

/** Where words about a line stand. */
export function middleOf(points: readonly Point[]): Point {
  const half = points.length / 2;
  return points.length % 2 === 1 ? points[Math.floor(half)] : between(points[half - 1], points[half]);
}
