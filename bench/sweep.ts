/**
 * A sweep of 10,000 fresh graphs as the lab makes it, drawing included: CPU time of each transformer, and right answers in all.
 *   npm run -s bench:sweep -- [solver,…] [graphs per lookahead]
 */
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { inference } from '../workers/host/inference.ts';
import {
  largestFor,
  partsOf,
  questionsOf,
  SIZES,
  sweepPoints,
  type SweepAsked,
  type SweepPart,
} from '../workers/problems/graph-path/sweep.ts';
import { deepest } from '../workers/problems/graph-path/draw.ts';
import { Looking } from '../workers/reachability/looking.ts';
import { askPart } from '../workers/reachability/sweeping.ts';
import { printTable } from './stage.ts';

const GRAPHS = 10_000;

readModelsFromFiles();
const [names = 'e8,e12,e12-naive,breadth-first', given] = process.argv.slice(2);
const looking = new Looking(inference);
const rows: string[][] = [];
for (const name of names.split(',')) {
  const size = largestFor([name], SIZES.usual);
  const each = Number(given ?? Math.ceil(GRAPHS / (deepest(size) + 1)));
  const sweep: SweepAsked = { solvers: [name], distribution: 'balanced', size, each, seed: 1 };
  const parts: SweepPart[] = [];
  const begun = process.cpuUsage();
  for (let part = 0; part < partsOf(sweep); part++) {
    const result = await askPart(looking, sweep, part);
    if (!result.ok) throw new Error(result.message);
    parts.push(result.value);
  }
  const { user, system } = process.cpuUsage(begun);
  const [[{ share }]] = sweepPoints(parts, 1, undefined);
  const figures = [questionsOf(sweep), ((user + system) / 1e6).toFixed(1), (100 * share).toFixed(2)];
  rows.push([name, ...figures.map(String)]);
}
printTable(['solver', 'graphs', 'CPU-seconds', 'right, %'], rows);
