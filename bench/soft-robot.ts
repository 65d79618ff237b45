/**
 * Soft robots: evaluations per CPU-second of one thread, and what MAP-Elites finds beside random search.
 *   npm run -s bench:soft-robot -- [seeds] [evaluations]
 */
import { decodeLink } from '../workers/core/link.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { printTable } from './stage.ts';

const seeds = Number(process.argv[2] ?? 3);
const budget = Number(process.argv[3] ?? 2048);
const SEARCHES = [
  { name: 'MAP-Elites', link: 's.batch=64&s.initial=256&s.cols=32&s.rows=32' },
  { name: 'random', link: 'search=random&s.batch=64&l.cols=32&l.rows=32' },
];

const table: string[][] = [];
for (const { name, link } of SEARCHES) {
  for (let seed = 1; seed <= seeds; seed++) {
    const { spec, lens } = decodeLink(`problem=soft-robot&evals=${budget}&seed=${seed}&${link}`, catalogue).value;
    const opened = openRun(spec, lens);
    if (!opened.ok) throw new Error(opened.message);
    const run = opened.value;
    const reachable = run.problem.reachable?.(32, 32) ?? new Uint8Array(0);
    const share = reachable.reduce((sum, cell) => sum + cell, 0) / 1024;
    const before = process.cpuUsage();
    await run.advance(budget);
    const { user, system } = process.cpuUsage(before);
    const { best, coverage, qdScore } = run.metrics;
    table.push([
      name,
      String(seed),
      (budget / ((user + system) / 1e6)).toFixed(1),
      best.toFixed(2),
      ((100 * coverage) / share).toFixed(1),
      qdScore.toFixed(4),
      run.digest,
    ]);
  }
}
printTable(
  ['search', 'seed', 'evaluations per CPU-second', 'best', '% of reachable cells', 'QD score', 'digest'],
  table,
);
