import { expect, it } from 'vitest';
import { encode } from '../../../../workers/problems/graph-path/tokens.ts';
import { columnsOf, stateName } from './columns.ts';

const QUESTION = { size: 8, edges: [[4, 2], [2, 7]] as const, start: 4, goal: 7 }; // prettier-ignore

it('names a column for every token that is read, and groups them without gap', () => {
  const { names, tokens, groups } = columnsOf(QUESTION);
  const row = encode(QUESTION);
  expect(names).toHaveLength(row.length);
  row.forEach((token, c) => token <= 8 && expect(tokens[c]).toBe(String(token)));
  expect(names[1]).toBe('source of 4→2');
  expect(names[5]).toBe('target of 2→7');
  expect(names.slice(6)).toEqual(['QUERY mark', 'start 4', 'goal 7', 'PATH mark', 'last token 4']);
  expect(groups.map(({ from }) => from)).toEqual([0, ...groups.slice(0, -1).map(({ to }) => to)]);
  expect(groups.map(({ edge }) => edge)).toEqual([0, 1, ...Array.from({ length: 5 }, () => undefined)]);
});

it('counts layers from 1', () => {
  expect([0, 1, 2].map(stateName)).toEqual(['before layer 1', 'after layer 1', 'after layer 2']);
});
