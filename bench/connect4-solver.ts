/**
 * CPU time of the exact solver of Connect-4 on positions of so many random plies after which nobody can win at once: of the position's
 * value, and of the values of all its moves. A new table for each position, so nothing is known from the one before; making it counts.
 *   npm run -s bench:solver -- [positions]
 */
import { hashName, Rng } from '../workers/core/rng.ts';
import { randomPath } from '../training/connect4/positions.ts';
import { connect4Oracle } from '../workers/problems/connect4/oracle.ts';
import { Connect4Solver, positionOf } from '../workers/problems/connect4/solver.ts';
import { printTable, quantile } from './stage.ts';

const SLOT_BITS = 20;
const STREAM = hashName('bench/connect4-solver');
const [count = '100'] = process.argv.slice(2);
const rng = new Rng();

function timed(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const rows: string[][] = [];
for (const plies of [24, 18, 16, 14]) {
  const value: number[] = [];
  const moves: number[] = [];
  let looked = 0;
  for (let i = 0; i < Number(count); i++) {
    const path = randomPath(plies, true, rng.start(1, STREAM, i));
    value.push(
      timed(() => {
        const solver = new Connect4Solver(7, 6, SLOT_BITS);
        solver.solve(positionOf(path), Infinity);
        looked += solver.looked;
      }),
    );
    moves.push(timed(() => connect4Oracle(7, 6, [], SLOT_BITS).values(path, Infinity)));
  }
  const mean = (of: readonly number[]) => (of.reduce((sum, ms) => sum + ms, 0) / of.length).toFixed(1);
  rows.push([
    String(plies),
    mean(value),
    quantile(value, 0.5).toFixed(1),
    Math.max(...value).toFixed(1),
    (looked / value.length / 1000).toFixed(1),
    mean(moves),
    Math.max(...moves).toFixed(1),
  ]);
}
printTable(['plies', 'value, mean ms', 'median', 'longest', 'k positions', 'all moves, mean ms', 'longest'], rows);
