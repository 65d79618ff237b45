/**
 * Choices walked one by one or by halves, on DeepArchitect's choices: the best score found so far, mean over 400 seeds.
 *   npm run -s bench:bisection -- [seeds]
 * The c of the paper's code stands before √(2 ln N / n), ours before √(ln N / n): its 0.1 and 0.5 are 0.1 √2 and 0.5 √2 here.
 */
import { decodeLink } from '../workers/core/link.ts';
import { eliteMap } from '../workers/lenses/elite-map/elite-map.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { printTable } from './stage.ts';

const COUNTS = [16, 32, 64, 256, 1024];
const SEARCHES = [
  ['random', 'search=random&s.batch=1'],
  ['direct, c = 0.5', `search=uct&s.c=${0.5 * Math.SQRT2}`],
  ['by halves, c = 0.5', `search=uct&s.walk=bisect&s.c=${0.5 * Math.SQRT2}`],
  ['direct, c = 0.1', `search=uct&s.c=${0.1 * Math.SQRT2}`],
  ['by halves, c = 0.1', `search=uct&s.walk=bisect&s.c=${0.1 * Math.SQRT2}`],
];

const [seeds = '400'] = process.argv.slice(2);
const rows: string[][] = [];
for (const [name, search] of SEARCHES) {
  const sums = COUNTS.map(() => 0);
  for (let seed = 1; seed <= Number(seeds); seed++) {
    const { value, notes } = decodeLink(`problem=deep-architect&${search}&seed=${seed}&evals=1024`, catalogue);
    if (notes.length > 0) throw new Error(`expected a link that is understood, got ${JSON.stringify(notes)}`);
    const opened = openRun(value.spec, value.lens, undefined, [eliteMap]);
    if (!opened.ok) throw new Error(opened.message);
    for (const [k, count] of COUNTS.entries()) {
      await opened.value.advance(count);
      sums[k] += opened.value.metrics.best;
    }
  }
  rows.push([name, ...sums.map((sum) => (sum / Number(seeds)).toFixed(3))]);
}
printTable(['search', ...COUNTS.map((count) => `${count} evaluations`)], rows);
