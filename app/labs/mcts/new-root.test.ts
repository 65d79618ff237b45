import { expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import { catalogue } from '../../../workers/host/registry.ts';
import { changeSpec } from '../../run/spec-edit.ts';
import { changesForRoot } from './new-root.ts';

it('a node becomes the root by the moves that lead there, after those that led to the old one', () => {
  const { spec } = decodeLink('problem=connect4&p.moves=44&search=uct', catalogue).value;
  const changes = changesForRoot(spec, [3, 0]);
  expect(changes === null ? null : changeSpec(spec, changes, catalogue).params['p.moves']).toBe('4441');
  const { spec: noughts } = decodeLink('problem=tic-tac-toe&search=uct', catalogue).value;
  expect(changesForRoot(noughts, [4, 0])).toEqual({ 'p.moves': '51' });
  expect(changesForRoot(spec, [])).toBeNull();
  expect(changesForRoot(decodeLink('problem=d-chain&search=uct', catalogue).value.spec, [1])).toBeNull();
});
