/**
 * How often searches choose a best move of Connect-4: on the 200 hard positions of workers/problems/connect4/hard-positions.ts, two seeds
 * each, after so many iterations. Chosen is the move with the most visits, the first of several.
 *   npm run -s bench:connect4 -- [seeds] [iterations,…] [link of a search …]
 */
import { decodeLink } from '../workers/core/link.ts';
import type { Tree } from '../workers/core/tree.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { HARD_POSITIONS } from '../workers/problems/connect4/hard-positions.ts';
import { printTable } from './stage.ts';

const [seeds = '2', counts = '30,100,300,1000,3000', ...given] = process.argv.slice(2);
const links = given.length > 0 ? given : ['search=uct'];
const positions = HARD_POSITIONS.trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Place, among the legal moves, of the one chosen. */
async function choose(search: string, moves: string, seed: number, iterations: number): Promise<number> {
  const link = `problem=connect4&p.moves=${moves}&${search}&seed=${seed}&evals=${iterations}`;
  const opened = openRun(decodeLink(link, catalogue).value.spec, {}, undefined, []);
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity);
  // All tree searches keep their tree so; nodes 1 and on are the moves from the root.
  const { tree } = opened.value.snapshot().search as { readonly tree: Tree };
  const visits = Array.from(tree.visits.subarray(tree.first[0], tree.first[0] + tree.count[0]));
  return visits.indexOf(Math.max(...visits));
}

readModelsFromFiles();
const byChance =
  positions.reduce((sum, [, values]) => {
    const most = Math.max(...Array.from(values, Number));
    return sum + [...values].filter((value) => Number(value) === most).length / values.length;
  }, 0) / positions.length;
console.log(`a random move is a best one in ${byChance.toFixed(3)} of ${positions.length} positions\n`);

const columns = counts.split(',').map(Number);
const rows: string[][] = [];
for (const link of links) {
  const row = [link];
  for (const iterations of columns) {
    let [right, asked] = [0, 0];
    for (const [moves, values] of positions) {
      const most = String(Math.max(...Array.from(values, Number)));
      for (let seed = 1; seed <= Number(seeds); seed++) {
        if (values[await choose(link, moves, seed, iterations)] === most) right++;
        asked++;
      }
    }
    row.push((right / asked).toFixed(3));
  }
  rows.push(row);
}
printTable(['search', ...columns.map(String)], rows);
