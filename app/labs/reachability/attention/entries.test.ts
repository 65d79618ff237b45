import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf } from './columns.ts';
import { grouped, mostChanged, streamChange, strongest } from './entries.ts';

const { groups, names } = columnsOf({ size: 8, edges: [[4, 2], [2, 7]], start: 4, goal: 7 }); // prettier-ignore
const n = names.length;

it('sorts entries by share, the first of equal ones first', () => {
  expect(strongest([0.1, 0.9, 0.5, 0.5], 2, 3)).toEqual([
    { to: 0, from: 1, share: 0.9 },
    { to: 1, from: 0, share: 0.5 },
    { to: 1, from: 1, share: 0.5 },
  ]);
});

it('groups a map so that what a row pays in all stays 1', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: n * n, maxLength: n * n }), (counts) => {
      const map = counts.map((count, i) => {
        const row = counts.slice(n * Math.floor(i / n), n * (Math.floor(i / n) + 1));
        return (count + 1) / row.reduce((sum, other) => sum + other + 1, 0);
      });
      const out = grouped(map, n, groups);
      groups.forEach((_, r) => {
        const sum = out.subarray(r * groups.length, (r + 1) * groups.length).reduce((all, share) => all + share, 0);
        expect(sum).toBeCloseTo(1, 5);
      });
      // The last column looks alone, at the first edge by three tokens.
      const last = map.slice((n - 1) * n);
      expect(out[(groups.length - 1) * groups.length]).toBeCloseTo(last[0] + last[1] + last[2], 5);
    }),
    { numRuns: 20 },
  );
});

it('finds what changed most, in either direction, and nothing that did not', () => {
  const before = [
    [0.5, 0.5, 0, 1],
    [0.25, 0.75, 0.5, 0.5],
  ];
  const after = [
    [0, 0.5, 0, 1],
    [0.25, 0.75, 0.875, 0.125],
  ];
  expect(mostChanged(before, after, 2, 9)).toEqual([
    { layer: 0, to: 0, from: 0, share: 0, before: 0.5 },
    { layer: 1, to: 1, from: 0, share: 0.875, before: 0.5 },
    { layer: 1, to: 1, from: 1, share: 0.125, before: 0.5 },
  ]);
  expect(mostChanged(before, after, 2, 9, [{ layer: 0, to: 0, from: 0 }])).toHaveLength(2);
  expect(mostChanged(before, before, 2, 9)).toEqual([]);
});

it('measures the change of a stream as a share of its length', () => {
  expect([...streamChange([3, 4, 0, 1], [3, 4, 1, 0], 2)]).toEqual([0, Math.sqrt(2)]);
});
