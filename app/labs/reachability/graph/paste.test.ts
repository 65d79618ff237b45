import { expect, test } from 'vitest';
import { readPasted } from './paste.ts';

const edges = [
  [1, 2],
  [2, 3],
  [10, 4],
];

test.each(['1 2\n2 3\n10 4', '1->2, 2->3, 10->4', '1-2,2-3\r\n10 → 4\n\n', '1 -> 2; 2 --> 3;10\t4;'])(
  'edges are read from %j',
  (text) => {
    expect(readPasted(text)).toEqual({ edges });
  },
);

test('start and goal are read, wherever they stand', () => {
  expect(readPasted('Start: 1\n1 2, goal 3\n2 3, 10 4')).toEqual({ edges, start: 1, goal: 3 });
});

test.each([
  ['1 2\n2 x', 2, '2 x'],
  ['1 2 3', 1, '1 2 3'],
  ['1 2\n\n\n-3', 4, '-3'],
  ['start\n1 2', 1, 'start'],
])('%j is refused with the line', (text, line, part) => {
  expect(readPasted(text)).toContain(`in line ${line} `);
  expect(readPasted(text)).toContain(`“${part}”`);
});

test('nothing is no graph', () => {
  expect(readPasted(' \n, ')).toMatch(/at least one/);
});
