/**
 * The published figures of CMA-ME (Fontaine et al. 2020) and CMA-MAE (Fontaine & Nikolaidis 2023), through the command
 * line: n = 100, 15 emitters of 36, x₀ = 0, σ₀ = 0.5. They were made with a faint rank-one term (`RankOne`, es.ts), so
 * those rows have bands; the full one, our default, is measured beside them. Exits 1 if a mean lies outside its band.
 *   npm run -s bench:cma [seeds] [part of a row's name]
 */
import { cli } from '../workers/cli/cli.ts';
import { printTable } from './stage.ts';

interface Figures {
  readonly qdScore: number;
  readonly coverage: number;
  readonly best: number;
}
type Band = Partial<Record<keyof Figures, readonly [low: number, high: number]>>;

const MAE = 'search=cma-mae&p.dim=100&s.sigma=0.5&evals=5400000';
const ME = 'search=cma-me&problem=sphere&p.dim=100&s.sigma=0.5';
const LARGE = `${ME}&s.cols=500&s.rows=500&evals=2500000`;
const FROZEN = `${ME}&s.restart=basic&s.selection=mu`;
const FAINT = '&s.rank-one=faint';

const ROWS: readonly { readonly name: string; readonly text: string; readonly band: Band }[] = [
  {
    name: 'CMA-MAE, Rastrigin, faint',
    text: `${MAE}&problem=rastrigin${FAINT}`,
    band: { qdScore: [51.2, 54.2], coverage: [78.9, 81.9] },
  },
  { name: 'CMA-MAE, Rastrigin', text: `${MAE}&problem=rastrigin`, band: {} },
  {
    name: 'CMA-MAE, sphere, faint',
    text: `${MAE}&problem=sphere${FAINT}`,
    band: { qdScore: [61.1, 65.1], coverage: [78.2, 83.2] },
  },
  { name: 'CMA-MAE, sphere', text: `${MAE}&problem=sphere`, band: {} },
  {
    name: 'CMA-ME, sphere 500×500, faint',
    text: `${LARGE}${FAINT}`,
    band: { coverage: [59.4, 63.4], best: [99.5, 100] },
  },
  { name: 'CMA-ME, sphere 500×500', text: LARGE, band: { best: [99.5, 100] } },
  { name: 'CMA-ME, basic restarts, 1.08 M, faint', text: `${FROZEN}${FAINT}&evals=1080000`, band: {} },
  { name: 'CMA-ME, basic restarts, 2.16 M, faint', text: `${FROZEN}${FAINT}&evals=2160000`, band: {} },
  { name: 'CMA-ME, basic restarts, 2.16 M', text: `${FROZEN}&evals=2160000`, band: {} },
];

const seeds = Number(process.argv[2] ?? 1);
const part = process.argv[3] ?? '';
const KEYS = ['qdScore', 'coverage', 'best'] as const;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const table: string[][] = [];
for (const { name, text, band } of ROWS.filter((row) => row.name.includes(part))) {
  const runs: Figures[] = [];
  let rate = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const before = process.cpuUsage();
    const { out } = await cli(['run', `${text}&seed=${seed}`, '--json']);
    const { at, metrics } = JSON.parse(out) as { at: number; metrics: Figures };
    const { user, system } = process.cpuUsage(before);
    rate = Math.max(rate, at / (user + system));
    runs.push({ ...metrics, coverage: metrics.coverage * 100 });
  }
  const cells = KEYS.map((key) => {
    const values = runs.map((run) => run[key]);
    return `${mean(values).toFixed(2)} (${values.map((v) => v.toFixed(2)).join(', ')})`;
  });
  const within = KEYS.every((key) => {
    const [low, high] = band[key] ?? [-Infinity, Infinity];
    const value = mean(runs.map((run) => run[key]));
    return low <= value && value <= high;
  });
  if (!within) process.exitCode = 1;
  const bands = KEYS.flatMap((key) => (band[key] ? [`${key} ${band[key].join('…')}`] : []));
  table.push([name, ...cells, (rate * 1000).toFixed(0), bands.join(', ') || '–', within ? 'yes' : 'NO']);
}
printTable([`run, ${seeds} seeds`, 'QD score', 'coverage %', 'best', 'k/CPU-s', 'band', 'within'], table);
