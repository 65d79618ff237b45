import { expect, it } from 'vitest';
import { differenceOf } from './difference.ts';
import { differenceCsv, layOutDifference } from './figure.ts';

const first = { cols: 2, rows: 2, fitness: Float64Array.of(1, NaN, 3, NaN) };
const second = { cols: 2, rows: 2, fitness: Float64Array.of(2.5, 4, NaN, NaN) };
const difference = differenceOf(first, second);

it('differenceCsv has a line for each cell that is filled at all', () => {
  expect(differenceCsv(difference, first, second)).toBe(
    ['column,row,first,second,second_less_first', '0,0,1,2.5,1.5', '1,0,,4,', '0,1,3,,', ''].join('\n'),
  );
});

it('layOutDifference names axes, maps and counts, made safe', () => {
  const axis = (name: string) => ({ name, unit: 'm', range: [0, 1] as const });
  const svg = layOutDifference(
    'data:,',
    difference,
    [axis('width'), axis('height')],
    { name: 'speed', unit: 'm/s', floor: 0, ceiling: 5 },
    ['a<b', 'this run'],
    'A & B',
  );
  for (const words of [
    'width (m)',
    'height (m)',
    'speed (m/s): this run less a&lt;b',
    'only a&lt;b: 1',
    'only this run: 1',
    'neither: 1',
    'A &amp; B',
    '>1.5<',
    '>−1.5<',
  ])
    expect(svg).toContain(words);
});
