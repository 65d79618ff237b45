import { expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import type { Result } from '../../../workers/core/result.ts';
import { catalogue, problemOf, registry } from '../../../workers/host/registry.ts';
import { RunHost } from '../../../workers/host/run-host.ts';
import { Truth } from '../../../workers/truth/truth.ts';
import { keyOf, pathTo, type Path } from '../tree/paths.ts';
import type { TruthAt } from '../tree/look.ts';
import { parentsOf, regretsOf } from './regrets.ts';

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

it('tells each move’s own regret against the moves beside it, and nothing where the truth is not known', async () => {
  const { spec } = decodeLink('problem=tic-tac-toe&p.moves=51&search=uct&evals=3000', catalogue).value;
  const host = new RunHost(registry);
  const { id } = unwrap(host.open(spec, {}));
  const { frames } = unwrap(await host.advance(id, { until: 3000, sliceMs: Infinity, frames: true }));
  if (frames?.tree === undefined) throw new Error('no tree');
  const frame = frames.tree;
  const truth = new Truth(problemOf);
  const told = (path: Path) => {
    let answer = truth.begin({ spec, path, work: 1e6 });
    while (answer.standing === 'working') answer = truth.advance();
    return answer;
  };
  const wanted = new Set(['', ...parentsOf(frame).map(keyOf)]);
  expect(wanted.size).toBeGreaterThan(10);
  const truthAt: TruthAt = (path) => (wanted.has(keyOf(path)) ? told(path) : null);
  const regrets = regretsOf(frame, truthAt);
  const { space } = problemOf(spec);
  if (space.kind !== 'game') throw new Error('no game');
  /** By plain negamax: what is best for the player to move after these moves. */
  const best = (path: Path): number => {
    const board = space.board();
    for (const move of path) board.play(move);
    if (board.over) return board.turn === 0 ? board.reward : 1 - board.reward;
    const moves = new Uint16Array(9);
    return Math.max(...[...moves.subarray(0, board.moves(moves))].map((move) => worth([...path, move])));
  };
  const worth = (path: Path): number => {
    const board = space.board();
    for (const move of path.slice(0, -1)) board.play(move);
    const mover = board.turn;
    board.play(path[path.length - 1]);
    if (board.over) return mover === 0 ? board.reward : 1 - board.reward;
    return 1 - best(path);
  };
  let known = 0;
  for (let bar = 1; bar < regrets.length; bar++) {
    if (frame.bars.siblings[bar] > 1 || frame.bars.level[bar] > 3) continue;
    const path = pathTo(bar, frame.bars, frame.top);
    if (!wanted.has(keyOf(path.slice(0, -1)))) {
      expect(regrets[bar]).toBeNaN();
      continue;
    }
    expect(regrets[bar]).toBe(best(path.slice(0, -1)) - worth(path));
    if (regrets[bar] > 0) known++;
  }
  expect(known).toBeGreaterThan(5);
  expect(regrets[0]).toBeNaN();
});
