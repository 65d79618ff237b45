/**
 * What the pool of workers gains: wall time of one run evaluated by a pool of one worker and by pools of more, turn about,
 * in Node's threads. The digests must be equal. Start-up and compiling are left out: the clock starts after the first part.
 *   npm run -s bench:pool -- [repeats] [most workers]
 */
import { availableParallelism } from 'node:os';
import { threadSpawner } from '../workers/cli/thread-spawner.ts';
import { openLoop } from './loop.ts';
import { printTable, quantile } from './stage.ts';

const RUNS = [
  { link: 'problem=retina&evals=400000&s.batch=1024&s.cols=64&s.rows=64', from: 100_000, until: 400_000 },
  { link: 'problem=retina&evals=400000&s.cols=64&s.rows=64', from: 100_000, until: 400_000 },
  { link: 'problem=soft-robot&evals=2048&s.cols=32&s.rows=32', from: 512, until: 2_048 },
  { link: 'problem=supernet&evals=400&s.batch=64&search=random', from: 64, until: 400 },
];
const repeats = Number(process.argv[2] ?? 3);
const most = Number(process.argv[3] ?? availableParallelism());

for (const { link, from, until } of RUNS) {
  const rates = Array.from({ length: most }, (): number[] => []);
  const digests = new Set<string>();
  for (let turn = 0; turn < repeats; turn++) {
    for (const [i, list] of rates.entries()) {
      const loop = openLoop(link, threadSpawner(i + 1));
      const begun = await loop.advance(from);
      const before = performance.now();
      const { at, digest } = await loop.advance(until);
      list.push(((at - begun.at) / (performance.now() - before)) * 1000);
      digests.add(digest);
      loop.close();
    }
  }
  if (digests.size !== 1) throw new Error(`the digests of ${link} differ: ${[...digests].join(', ')}`);
  const medians = rates.map((list) => quantile(list, 0.5));
  console.log(`${link}, digest ${[...digests].join('')}`);
  printTable(
    ['workers', 'evaluations per second, median', 'best', 'times one worker'],
    rates.map((list, i) => [`${i + 1}`, medians[i], Math.max(...list), (medians[i] / medians[0]).toFixed(2)]),
  );
}
