/** The shapes of the running and the true front on the plot. Pure. */
import type { FrontTruth } from '../../../workers/core/types.ts';
import type { FrontLine, Ground } from './layers.ts';
import { shareOf, type PlotAxis, type Rows } from './places.ts';
import type { Sides } from './sides.ts';
import { outline, staircase, type Corner } from './staircase.ts';

/** A share of the side that is worse than any in view, however far one zooms out. */
const worstShare = ({ objective }: PlotAxis): number => (objective.minimised === true ? 9 : -8);

/** `pixels` takes places in the square to where they are drawn. */
export function frontShape(
  { points, front }: Pick<Rows, 'points' | 'front'>,
  m: number,
  [across, up]: Sides,
  truth: FrontTruth | undefined,
  pixels: (place: Corner) => Corner,
): { readonly ground: Ground; readonly line: FrontLine } {
  const placed = (values: Float64Array, row: number): Corner =>
    pixels([shareOf(across, values[row * m + across.k]), 1 - shareOf(up, values[row * m + up.k])]);
  const stepsOf = (values: Float64Array, rows: Uint32Array) =>
    Array.from(staircase(values, m, rows, across.k, up.k), (row) => placed(values, row));
  // Without the first and the last corner, which lie at the level of a reference.
  const lineOf = (steps: readonly Corner[]) => outline(steps, [0, 0]).slice(1, -1);
  const steps = stepsOf(points, front);
  const reference = truth === undefined ? null : placed(truth.reference, 0);
  // Where nothing is measured from, all that is worse is dominated, to beyond the plot's edge.
  const worst = reference ?? pixels([worstShare(across), 1 - worstShare(up)]);
  const towardsBetter = [
    across.objective.minimised === true ? -1 : 1,
    up.objective.minimised === true ? 1 : -1,
  ] as const;
  const counting = steps.filter((step) => towardsBetter.every((sign, i) => (step[i] - worst[i]) * sign > 0));
  const known = truth?.front ?? new Float64Array(0);
  const all = Uint32Array.from({ length: known.length / m }, (_, row) => row);
  return {
    ground: {
      area: outline(counting, worst),
      worst,
      truthLine: m === 2 ? lineOf(stepsOf(known, all)) : [],
      // Of three objectives two show a surface: as the points it is known by.
      truthDots: m === 2 ? [] : Array.from(all, (row) => placed(known, row)),
      reference,
    },
    line: { line: lineOf(steps), members: Array.from(front, (row) => placed(points, row)) },
  };
}

/** The fronts of all series, and what lies below them: the area that front `shaded` dominates, or none. */
export function frontShapes(
  { points, front, series }: Rows,
  shaded: number | null,
  ...rest: [m: number, sides: Sides, truth: FrontTruth | undefined, pixels: (place: Corner) => Corner]
): { readonly ground: Ground; readonly lines: readonly FrontLine[] } {
  const shapes = (series?.fronts ?? [front]).map((own) => frontShape({ points, front: own }, ...rest));
  const { ground } = shapes[shaded ?? 0] ?? shapes[0];
  return { ground: shaded === null ? { ...ground, area: [] } : ground, lines: shapes.map(({ line }) => line) };
}
