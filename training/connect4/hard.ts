/**
 * Writes workers/problems/connect4/hard-positions.ts: 200 positions of 12 to 22 random plies where legal moves differ in value,
 * with the exact values.
 *   npx tsx training/connect4/hard.ts
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Rng } from '../../workers/core/rng.ts';
import { connect4Oracle } from '../../workers/problems/connect4/oracle.ts';
import { COLUMNS, HARD, key, randomPath, ROWS, written } from './positions.ts';

const SEED = 1;
const POSITIONS = 200;
const [FEWEST, MOST] = [12, 22];

const rng = new Rng();
const oracle = connect4Oracle(COLUMNS, ROWS, [], 22);
const met = new Set<string>();
const lines: string[] = [];
let [drawn, best] = [0, 0];
while (lines.length < POSITIONS) {
  rng.start(SEED, HARD, drawn++);
  const moves = randomPath(FEWEST + rng.below(MOST - FEWEST + 1), false, rng);
  const values = oracle.values(moves, Infinity);
  if (values === null) throw new Error('expected the solver to come to an end');
  const most = Math.max(...values);
  if (met.has(key(moves)) || Math.min(...values) === most) continue;
  met.add(key(moves));
  best += values.filter((value) => value === most).length / values.length;
  lines.push(`${written(moves)} ${Array.from(values, (value) => 2 * value).join('')}`);
}
writeFileSync(
  path.join(import.meta.dirname, '../../workers/problems/connect4/hard-positions.ts'),
  `/**
 * ${POSITIONS} positions of Connect-4 on 7 × 6, ${FEWEST} to ${MOST} random plies from the empty board, where legal moves differ in value. Each: the
 * columns played, from 1, and of each legal move from the left 2 if it wins, 1 if it draws, 0 if it loses. Made by
 * training/connect4/hard.ts. Data only.
 */
export const HARD_POSITIONS = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${drawn} drawn, random moves are optimal in ${((100 * best) / POSITIONS).toFixed(1)} %`);
