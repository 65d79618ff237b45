/**
 * What MAP-Elites finds on the retina problem, through the command line's own code: seed by seed the best performance, the
 * cells filled and the most modular elite, at 30,000, 100,000 and 400,000 evaluations on a 64×64 map.
 *   npm run -s bench:retina [seeds]
 */
import { cli } from '../workers/cli/cli.ts';
import { printTable } from './stage.ts';

const MAP = 'problem=retina&s.cols=64&s.rows=64';
const BUDGETS = [30_000, 100_000, 400_000];
const CELLS = 64 * 64;

const seeds = Number(process.argv[2] ?? 5);
const rows: string[][] = [];
for (let seed = 1; seed <= seeds; seed++) {
  const before = process.cpuUsage().user;
  let done = 0;
  const found: string[] = [];
  for (const budget of BUDGETS) {
    const { out } = await cli(['run', `${MAP}&evals=${budget}&seed=${seed}`, '--json']);
    const { metrics } = JSON.parse(out) as { metrics: { best: number; coverage: number } };
    found.push(`${Math.round(metrics.coverage * CELLS)}`, metrics.best.toFixed(4));
    done += budget;
  }
  const seconds = (process.cpuUsage().user - before) / 1e6;
  rows.push([String(seed), ...found, (done / seconds / 1000).toFixed(1)]);
}
const head = BUDGETS.flatMap((budget) => [`${budget / 1000} k: cells`, 'best']);
printTable(['seed', ...head, 'thousand evaluations per CPU-second'], rows);
