/**
 * Iterations per CPU-second of tree searches through the whole engine (ask, evaluate, digest, tell, lenses), 100,000 and a million
 * from the empty board of Connect-4, turn about with a bare loop of as many; best and median of some runs, after others that
 * only warm up: what is compiled on the way takes processor time too.
 *   npm run -s bench:mcts -- [repeats] [link …]
 */
import { decodeLink } from '../workers/core/link.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { bareUct } from './bare-uct.ts';
import { printTable, quantile } from './stage.ts';

/** Of each: as many evaluations as the compiler takes to be done with it. */
const WARM = 800_000;

const DEFAULT = ['problem=connect4&search=uct&evals=100000', 'problem=connect4&search=uct&evals=1000000'];

/** Millions of iterations per CPU-second. */
async function rateOf(iterations: number, work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return iterations / (user + system);
}

const [repeats = '7', ...given] = process.argv.slice(2);
const rows: (string | number)[][] = [];
for (const link of given.length > 0 ? given : DEFAULT) {
  const { spec, lens } = decodeLink(link, catalogue).value;
  const rates: number[] = [];
  const bare: number[] = [];
  const warming = Math.ceil(WARM / spec.budget);
  for (let i = -warming; i < Number(repeats); i++) {
    const opened = openRun(spec, lens);
    if (!opened.ok) throw new Error(opened.message);
    const rate = await rateOf(spec.budget, () => opened.value.advance(Infinity));
    const bareRate = await rateOf(spec.budget, () => Promise.resolve(bareUct(spec.budget)));
    if (i < 0) continue;
    rates.push(rate);
    bare.push(bareRate);
  }
  const figures = [rates, bare].flatMap((list) => [Math.max(...list), quantile(list, 0.5)]);
  rows.push([link, ...figures.map((figure) => figure.toFixed(2))]);
}
printTable(['run', 'best, M a CPU-s', 'median', 'bare loop, best', 'median'], rows);
