/** The planar arm of the problem `arm` as points. Pure; for pictures, not for results. */

export type Point = readonly [x: number, y: number];

/** Joints from the base to the hand, in arm lengths: each number turns the next link by (u − ½) full turns. */
export function armPose(solution: Float64Array): Point[] {
  const points: Point[] = [[0, 0]];
  let angle = 0;
  let [x, y] = points[0];
  for (const u of solution) {
    angle += (u - 0.5) * 2 * Math.PI;
    x += Math.cos(angle) / solution.length;
    y += Math.sin(angle) / solution.length;
    points.push([x, y]);
  }
  return points;
}
