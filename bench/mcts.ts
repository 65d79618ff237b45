/**
 * Iterations per CPU-second of tree searches through the whole engine (ask, evaluate, digest, tell, lenses), 100,000 from the
 * empty board of Connect-4; best and median of some runs.
 *   npm run -s bench:mcts -- [repeats] [link …]
 */
import { decodeLink } from '../workers/core/link.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { printTable, quantile } from './stage.ts';

const DEFAULT = ['problem=connect4&search=uct&evals=100000', 'problem=connect4&search=uct&evals=1000000'];

const [repeats = '7', ...given] = process.argv.slice(2);
const rows: string[][] = [];
for (const link of given.length > 0 ? given : DEFAULT) {
  const { spec, lens } = decodeLink(link, catalogue).value;
  const rates: number[] = [];
  for (let i = 0; i < Number(repeats); i++) {
    const opened = openRun(spec, lens);
    if (!opened.ok) throw new Error(opened.message);
    const before = process.cpuUsage();
    await opened.value.advance(Infinity);
    const { user, system } = process.cpuUsage(before);
    rates.push(spec.budget / (user + system));
  }
  rows.push([link, Math.max(...rates).toFixed(2), quantile(rates, 0.5).toFixed(2)]);
}
printTable(['run', 'best, M a CPU-s', 'median'], rows);
