/**
 * The published benchmark, through the command line: sphere, n = 100, 5.4 M evaluations (Fontaine & Nikolaidis 2023,
 * CMA-MAE, the MAP-Elites rows). Exits 1 if a mean lies outside its band.
 *   npm run -s bench:sphere [seeds]
 */
import { cli } from '../workers/cli/cli.ts';
import { printTable } from './stage.ts';

const COMMON = 'problem=sphere&p.dim=100&s.initial=100&s.batch=540&evals=5400000';
const ROWS = [
  { name: 'iso+line 0.5/0.2', text: `${COMMON}&s.iso=0.5&s.line=0.2`, qdScore: 49.0, coverage: 60.3 },
  { name: 'Gaussian 0.5', text: `${COMMON}&s.variation=gaussian&s.sigma=0.5`, qdScore: 41.5, coverage: 50.7 },
];
const BAND = 1.0;

const seeds = Number(process.argv[2] ?? 3);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const table: string[][] = [];
for (const { name, text, ...published } of ROWS) {
  const qdScores: number[] = [];
  const coverages: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { out } = await cli(['run', `${text}&seed=${seed}`, '--json']);
    const { metrics } = JSON.parse(out) as { metrics: { qdScore: number; coverage: number } };
    qdScores.push(metrics.qdScore);
    coverages.push(metrics.coverage * 100);
  }
  const inBand =
    Math.abs(mean(qdScores) - published.qdScore) <= BAND && Math.abs(mean(coverages) - published.coverage) <= BAND;
  if (!inBand) process.exitCode = 1;
  const list = (values: readonly number[]) =>
    `${mean(values).toFixed(2)} (${values.map((v) => v.toFixed(2)).join(', ')})`;
  const band = `${published.qdScore} ± ${BAND}, ${published.coverage} ± ${BAND} %`;
  table.push([name, list(qdScores), list(coverages), band, inBand ? 'yes' : 'NO']);
}
printTable([`variation, ${seeds} seeds`, 'QD score', 'coverage %', 'band', 'within'], table);
