/**
 * What MAP-Elites finds on the retina problem, through the command line's own code: seed by seed the cells filled and the
 * best share of right answers after each budget, on a map of 64×64 cells throughout and on one that begins with 16×16, as
 * the lab recommends.
 *   npm run -s bench:retina -- [seeds] [first seed]
 */
import { cli } from '../workers/cli/cli.ts';
import { printTable } from './stage.ts';

const MAPS = ['', '&s.archive=hierarchical&s.start=16&s.refine-after=60000'];
const BUDGETS = [30_000, 100_000, 400_000, 1_000_000];
const CELLS = 64 * 64;

const seeds = Number(process.argv[2] ?? 5);
const first = Number(process.argv[3] ?? 1);
for (const archive of MAPS) {
  const rows: string[][] = [];
  for (let seed = first; seed < first + seeds; seed++) {
    const row = [String(seed)];
    for (const budget of BUDGETS) {
      const link = `problem=retina&s.cols=64&s.rows=64${archive}&evals=${budget}&seed=${seed}`;
      const { out } = await cli(['run', link, '--json']);
      const { metrics } = JSON.parse(out) as { metrics: { best: number; coverage: number } };
      row.push(String(Math.round(metrics.coverage * CELLS)), metrics.best.toFixed(4));
    }
    rows.push(row);
  }
  console.log(archive === '' ? '64×64 throughout' : archive);
  printTable(['seed', ...BUDGETS.flatMap((budget) => [`cells at ${budget / 1000} k`, 'best'])], rows);
}
