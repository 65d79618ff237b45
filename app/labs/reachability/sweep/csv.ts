/** A sweep as a table to save. Pure. */
import { FEATURES, type SweepAsked, type SweepPoint } from '../../../../workers/problems/graph-path/sweep.ts';

type Points = readonly (readonly SweepPoint[])[];

const HEAD = 'solver,graphs,most_edges,seed,by,at,asked,right,share,low95,high95,chance_of_right,cost,share_by_chance';

/** A line for each point and solver; `by` is "all" and `at` empty where all graphs are counted together. */
export function csvOf(asked: SweepAsked, features: readonly Points[], totals: Points): string {
  const { solvers, distribution, size, seed } = asked;
  const rows = [...FEATURES, 'all' as const].flatMap((by, k) =>
    (features[k] ?? totals).flatMap((points, i) =>
      points.map((p) =>
        [
          ...[solvers[i], distribution, size, seed, by, p.at ?? ''],
          ...[p.asked, p.right, p.share, p.low, p.high, p.chance, p.cost, p.guess],
        ].join(','),
      ),
    ),
  );
  return [HEAD, ...rows, ''].join('\n');
}
