/**
 * What MAP-Elites finds on the retina problem, through the command line's own code: seed by seed the cells filled and the
 * best share of right answers after each budget, on a 64×64 map.
 *   npm run -s bench:retina [seeds]
 */
import { cli } from '../workers/cli/cli.ts';
import { printTable } from './stage.ts';

const MAP = 'problem=retina&s.cols=64&s.rows=64';
const BUDGETS = [30_000, 100_000, 400_000, 1_000_000];
const CELLS = 64 * 64;

const seeds = Number(process.argv[2] ?? 5);
const rows: string[][] = [];
for (let seed = 1; seed <= seeds; seed++) {
  const row = [String(seed)];
  for (const budget of BUDGETS) {
    const { out } = await cli(['run', `${MAP}&evals=${budget}&seed=${seed}`, '--json']);
    const { metrics } = JSON.parse(out) as { metrics: { best: number; coverage: number } };
    row.push(String(Math.round(metrics.coverage * CELLS)), metrics.best.toFixed(4));
  }
  rows.push(row);
}
printTable(['seed', ...BUDGETS.flatMap((budget) => [`cells at ${budget / 1000} k`, 'best'])], rows);
