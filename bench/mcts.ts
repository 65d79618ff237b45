/**
 * Iterations per CPU-second of a tree search through the whole engine (ask, evaluate, digest, tell, lenses), 100,000 from the
 * empty board of Connect-4 if no other run is named, and then of a bare loop of as many; best and median of some runs, after others that only
 * warm up: what is compiled on the way takes processor time too. One link a process, for what is compiled for one serves the next worse.
 *   npm run -s bench:mcts -- [repeats] [link]
 */
import { decodeLink } from '../workers/core/link.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { bareUct } from './bare-uct.ts';
import { printTable, quantile } from './stage.ts';

/** Of each: as many evaluations as the compiler takes to be done with it. */
const WARM = 800_000;

/** Millions of iterations per CPU-second. */
async function rateOf(iterations: number, work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return iterations / (user + system);
}

const [repeats = '7', link = 'problem=connect4&search=uct&evals=100000'] = process.argv.slice(2);
const { spec, lens } = decodeLink(link, catalogue).value;
const warming = Math.ceil(WARM / spec.budget);
const ratesOf = async (work: () => () => Promise<unknown>): Promise<number[]> => {
  const rates: number[] = [];
  for (let i = -warming; i < Number(repeats); i++) {
    const rate = await rateOf(spec.budget, work());
    if (i >= 0) rates.push(rate);
  }
  return rates;
};
const rates = await ratesOf(() => {
  const opened = openRun(spec, lens);
  if (!opened.ok) throw new Error(opened.message);
  return () => opened.value.advance(Infinity);
});
const bare = await ratesOf(() => () => Promise.resolve(bareUct(spec.budget)));
const figures = [rates, bare].flatMap((list) => [Math.max(...list), quantile(list, 0.5)]);
printTable(
  ['run', 'best, M a CPU-s', 'median', 'bare loop, best', 'median'],
  [[link, ...figures.map((figure) => figure.toFixed(2))]],
);
