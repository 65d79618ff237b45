/**
 * Whether MCTS-Solver ever proves what is not so: on the 200 hard positions of Connect-4, two seeds each, every move from the root that
 * it has proven is held against the exact value. Exits 1 if one is wrong.
 *   npm run -s bench:proofs -- [iterations,…]
 */
import { decodeLink } from '../workers/core/link.ts';
import type { Tree } from '../workers/core/tree.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { HARD_POSITIONS } from '../workers/problems/connect4/hard-positions.ts';
import { printTable } from './stage.ts';

const [counts = '1000,10000'] = process.argv.slice(2);
const SEEDS = [1, 2];
const positions = HARD_POSITIONS.trim()
  .split('\n')
  .map((line) => line.split(' '));

const rows: string[][] = [];
for (const iterations of counts.split(',').map(Number)) {
  const found = { runs: 0, moves: 0, proven: 0, roots: 0, wrong: 0 };
  for (const [moves, digits] of positions) {
    const values = Array.from(digits, Number);
    for (const seed of SEEDS) {
      const link = `problem=connect4&p.moves=${moves}&search=mcts-solver&seed=${seed}&evals=${iterations}`;
      const opened = openRun(decodeLink(link, catalogue).value.spec, {}, undefined, []);
      if (!opened.ok) throw new Error(opened.message);
      await opened.value.advance(Infinity);
      const { tree } = opened.value.snapshot().search as { readonly tree: Tree };
      found.runs++;
      values.forEach((value, i) => {
        const mark = tree.proven[tree.first[0] + i];
        found.moves++;
        if (mark === 0) return;
        found.proven++;
        // 1 + twice the value for who makes the move; the labels are twice it.
        if (mark - 1 !== value) found.wrong++;
      });
      // The root's value is for who moved there: the other player.
      if (tree.proven[0] === 0) continue;
      found.roots++;
      if (3 - tree.proven[0] !== Math.max(...values)) found.wrong++;
    }
  }
  if (found.wrong > 0) process.exitCode = 1;
  rows.push([iterations, ...Object.values(found)].map(String));
}
printTable(['iterations', 'runs', 'moves', 'moves proven', 'roots proven', 'wrong proofs'], rows);
