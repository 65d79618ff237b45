/**
 * Labels positions of Connect-4 with the exact values of their moves, one a line, as in hard-positions.ts. Goes on where
 * the file ends: line i is the position of counter FROM + i.
 *   npx tsx training/connect4/label.ts FROM TO training/connect4/labels-FROM.txt
 *
 * Of 12 to 34 plies, few of the early ones, which take the solver 100 times as long; every other one from a careful game, as
 * random ones are mostly won at once.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { Rng } from '../../workers/core/rng.ts';
import { connect4Oracle } from '../../workers/problems/connect4/oracle.ts';
import { COLUMNS, LABELLED, randomPath, ROWS, written } from './positions.ts';

const SEED = 1;
/** Percent of positions with plies from the first to the second number. */
const SHARES = [
  [2, 12, 13],
  [13, 14, 15],
  [25, 16, 17],
  [60, 18, 34],
];
const AT_ONCE = 100;

const [from, to] = process.argv.slice(2, 4).map(Number);
const file = process.argv[4];
const done = existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;

function drawPlies(rng: Rng): number {
  let percent = rng.below(100);
  for (const [share, fewest, most] of SHARES) {
    if (percent < share) return fewest + rng.below(most - fewest + 1);
    percent -= share;
  }
  throw new Error('expected shares that add up to 100');
}

const rng = new Rng();
const oracle = connect4Oracle(COLUMNS, ROWS, [], 21);
let lines: string[] = [];
for (let i = from + done; i < to; i++) {
  rng.start(SEED, LABELLED, i);
  const moves = randomPath(drawPlies(rng), i % 2 === 0, rng);
  const values = oracle.values(moves, Infinity);
  if (values === null) throw new Error('expected the solver to come to an end');
  lines.push(`${written(moves)} ${Array.from(values, (value) => 2 * value).join('')}\n`);
  if (lines.length === AT_ONCE || i === to - 1) {
    appendFileSync(file, lines.join(''));
    lines = [];
  }
}
