import { expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import { catalogue, registry } from '../../../workers/host/registry.ts';
import { RunHost } from '../../../workers/host/run-host.ts';
import { refusedMoves } from './refused-moves.ts';

it.each([
  ['connect4', '4444444', 'move 7, 4, fails, since it is not a legal move there.'],
  ['connect4', '1212121', 'after them the game is over.'],
  ['d-chain', 'on,on,on,on,on,on', 'move 6, on, fails, since the game is over by then.'],
])('says in words what is wrong with moves of %s: %s', (problem, moves, why) => {
  const opened = new RunHost(registry).open(
    decodeLink(`problem=${problem}&p.moves=${moves}&search=uct`, catalogue).value.spec,
    {},
  );
  if (opened.ok) throw new Error('expected the moves to be refused');
  expect(opened.code).toBe('bad-position');
  expect(refusedMoves(moves, opened.message)).toBe(
    `The moves “${moves}” cannot be played from the beginning, so the game begins without them: ${why}`,
  );
});
