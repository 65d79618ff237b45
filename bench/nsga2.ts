/**
 * NSGA-II on the ZDT and DTLZ problems beside pymoo's: hypervolume and IGD+ of the last population, median, least and
 * greatest over the seeds. pymoo 0.6.2's figures: NSGA2 with its defaults, population 100 (92 for DTLZ), 250 generations,
 * seeds 1 to 11 (DTLZ2: 7 seeds). Exits 1 if a median lies outside pymoo's [least, greatest].
 *   npm run -s bench:nsga2 [seeds]
 */
import { hypervolume } from '../workers/core/hypervolume.ts';
import { igdPlus } from '../workers/core/indicators.ts';
import { completeParams } from '../workers/core/params.ts';
import { EXACT } from '../workers/core/exact.ts';
import { quantile } from '../workers/core/statistics.ts';
import type { Problem } from '../workers/core/types.ts';
import { dtlz } from '../workers/problems/dtlz/dtlz.ts';
import { zdt } from '../workers/problems/zdt/zdt.ts';
import { nsga2, type Nsga2State } from '../workers/searches/evolution/nsga2.ts';
import { printTable } from './stage.ts';

const GENERATIONS = 250;
type Band = readonly [least: number, greatest: number];
const PYMOO: Readonly<Record<string, { readonly volume: Band; readonly igd?: Band }>> = {
  zdt1: { volume: [0.86938, 0.87009], igd: [0.00343, 0.00384] },
  zdt2: { volume: [0.53575, 0.53669], igd: [0.00315, 0.00351] },
  zdt3: { volume: [1.32713, 1.32796], igd: [0.00179, 0.00216] },
  dtlz2: { volume: [0.68595, 0.70272] },
};

/** The last population's objectives after all generations. */
async function lastOf(problem: Problem, population: number, seed: number) {
  const m = problem.objectives.length;
  const search = nsga2.create({ ...problem, seed }, completeParams(nsga2.params, { population }));
  const state = search.init() as Nsga2State;
  const batch = {
    size: 0,
    solutions: new Float64Array(population * problem.space.dim),
    parents: new Uint32Array(population),
  };
  const results = { objectives: new Float64Array(population * m), descriptors: new Float64Array(2 * population) };
  const accepted = { size: 0, rows: new Uint32Array(population), cells: new Uint32Array(population) };
  for (let generation = 0; generation < GENERATIONS; generation++) {
    batch.size = search.nextSize(state);
    search.ask(state, batch, batch.size);
    await problem.evaluate(batch, results, 0, batch.size);
    search.tell(state, batch, results, generation * population + 1, accepted);
  }
  return state.members;
}

const seeds = Number(process.argv[2] ?? 11);
const rows: string[][] = [];
for (const card of [...zdt, ...dtlz]) {
  const problem = card.create(completeParams(card.params, {}), EXACT);
  const m = problem.objectives.length;
  const { fronts } = problem;
  if (fronts?.front === undefined) continue;
  const front = { values: fronts.front, count: fronts.front.length / m };
  const volumes: number[] = [];
  const distances: number[] = [];
  const before = process.cpuUsage();
  for (let seed = 1; seed <= seeds; seed++) {
    const { objectives, size } = await lastOf(problem, m === 2 ? 100 : 92, seed);
    volumes.push(hypervolume(objectives, size, m, fronts.reference));
    distances.push(igdPlus({ values: objectives, count: size }, front, m));
  }
  const used = process.cpuUsage(before).user / 1e6 / seeds;
  const spread = (values: readonly number[], digits: number) =>
    `${quantile(values, 0.5).toFixed(digits)} [${Math.min(...values).toFixed(digits)}, ${Math.max(...values).toFixed(digits)}]`;
  const judge = (values: readonly number[], band: Band | undefined) => {
    if (band === undefined) return '';
    const within = quantile(values, 0.5) >= band[0] && quantile(values, 0.5) <= band[1];
    if (!within) process.exitCode = 1;
    return `[${band.join(', ')}] ${within ? 'within' : 'OUTSIDE'}`;
  };
  const known = PYMOO[card.id];
  rows.push([
    card.id,
    spread(volumes, 5),
    judge(volumes, known?.volume),
    fronts.hypervolume?.toFixed(5) ?? '',
    spread(distances, 5),
    judge(distances, known?.igd),
    used.toFixed(2),
  ]);
}
printTable([`problem, ${seeds} seeds`, 'hypervolume', 'pymoo', 'HV*', 'IGD+', 'pymoo', 'CPU seconds a run'], rows);
