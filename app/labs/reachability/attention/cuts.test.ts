import { expect, it } from 'vitest';
import { columnsOf } from './columns.ts';
import { block, fitting, itemsOf, toggled, wholeLayer } from './cuts.ts';

const columns = columnsOf({ size: 8, edges: [[4, 2], [2, 7]], start: 4, goal: 7 }); // prettier-ignore
const n = columns.names.length;
const [first, second] = columns.groups;

it('cuts, and takes back only what is cut already', () => {
  const one = { layer: 1, to: 2, from: 0 };
  const cuts = toggled([], [one]);
  expect(cuts).toEqual([one]);
  const nine = block(1, first, first);
  expect(nine).toHaveLength(9);
  const more = toggled(cuts, nine);
  expect(more).toHaveLength(9);
  expect(toggled(more, nine)).toEqual([]);
  expect(toggled(more, [one])).toHaveLength(8);
});

it('tells cuts as a list that stands for each of them once', () => {
  const single = { layer: 2, to: n - 1, from: 1 };
  const cuts = [...block(2, second, first), single, ...wholeLayer(0, n)];
  const items = itemsOf(cuts, 3, columns);
  expect(items.map(({ words }) => words)).toEqual([
    'layer 1: all of its attention',
    'layer 3: all that 2→7 looks at 4→2',
    'layer 3: last token 4 looks at source of 4→2',
  ]);
  expect(new Set(items.flatMap((item) => item.cuts.map((cut) => JSON.stringify(cut)))).size).toBe(cuts.length);
});

it('leaves out cuts that a smaller network has not', () => {
  const cuts = [{ layer: 3, to: 0, from: 0 }, { layer: 0, to: n, from: 0 }, { layer: 0, to: 0, from: 1 }]; // prettier-ignore
  expect(fitting(cuts, 3, n)).toEqual([cuts[2]]);
});
