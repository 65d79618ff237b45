import { expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import { catalogue, problemOf } from '../../../workers/host/registry.ts';
import { writtenMoves } from '../../../workers/core/positions.ts';
import { changeSpec } from '../../run/spec-edit.ts';
import { changesForRoot } from './new-root.ts';

const open = (link: string) => {
  const { spec } = decodeLink(link, catalogue).value;
  const { space } = problemOf(spec);
  const notation = space.kind === 'game' ? writtenMoves(space) : undefined;
  return { spec, tree: { players: 1, turn: 0, knowsTruth: false, ...(notation && { notation }) } } as const;
};

it('a node becomes the root by the moves that lead there, after those that led to the old one', () => {
  for (const [link, path, moves] of [
    ['problem=connect4&p.moves=44&search=uct', [3, 0], '4441'],
    ['problem=tic-tac-toe&search=uct', [4, 0], '51'],
    ['problem=nim&p.heaps=3,4,5&p.most=31&p.moves=2-3', [0], '2-3,1-1'],
    ['problem=p-game', [6, 2], '7,3'],
    ['problem=d-chain&search=uct', [1], 'on'],
    ['problem=sokoban&search=uct', [127, 121], 'd5l,c5r'],
  ] as const) {
    const info = open(link);
    const changes = changesForRoot(info, path);
    if (changes === null) throw new Error(`${link} can begin nowhere else`);
    const next = changeSpec(info.spec, changes, catalogue);
    expect(next.params['p.moves']).toBe(moves);
    // And there it begins.
    const [old, { space }] = [problemOf(info.spec).space, problemOf(next)];
    if (space.kind !== 'game' || old.kind !== 'game') throw new Error('no game');
    expect(space.describe?.([]).cells).toEqual(old.describe?.(path).cells);
  }
  expect(changesForRoot(open('problem=connect4'), [])).toBeNull();
  expect(changesForRoot(open('problem=deep-architect&search=uct'), [1])).toBeNull();
});
