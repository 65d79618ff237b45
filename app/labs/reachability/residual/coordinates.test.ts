import { expect, it } from 'vitest';
import { encode, inputsOf, layoutOf } from '../../../../workers/problems/graph-path/tokens.ts';
import { columnsOf } from '../attention/columns.ts';
import { coordinatesOf, likeliest, standardised, strongestHeld } from './coordinates.ts';

const QUESTION = { size: 8, edges: [[4, 2], [2, 7]] as const, start: 4, goal: 7 }; // prettier-ignore
const layout = layoutOf(8);
const columns = columnsOf(QUESTION);
const { names, groups } = coordinatesOf(8, columns);

it('names every coordinate as the inputs set it', () => {
  expect(names).toHaveLength(layout.width);
  expect(new Set(names).size).toBe(layout.width);
  expect(groups[2].to).toBe(layout.width);
  const { x0 } = inputsOf(layout, [encode(QUESTION)]);
  const told = columns.names.map((_, c) =>
    strongestHeld(x0, layout.width, c, 2).map(({ coordinate }) => names[coordinate]),
  );
  expect(told[1]).toEqual(['holds vertex 4', 'position of the source of 4→2']);
  expect(told[5]).toEqual(['holds vertex 7', 'position of the target of 2→7']);
  expect(told[6]).toEqual(['holds QUERY', 'position of the QUERY mark']);
  expect(told[10]).toEqual(['holds vertex 4', 'position of the last token 4']);
  expect(names[layout.tokens + 16]).toMatch(/empty in this graph/);
});

it('sorts coordinates by size, whatever their sign', () => {
  expect(strongestHeld([9, 9, 1, -3], 2, 1, 2)).toEqual([
    { coordinate: 1, value: -3 },
    { coordinate: 0, value: 1 },
  ]);
});

it('shows a stream as layers see it: where it lies and how long it is says nothing', () => {
  const state = [1, 2, 3, 6, -4, 0, 0, 8];
  const seen = standardised(Float32Array.from(state), 4);
  const moved = standardised(
    Float32Array.from(state, (value) => 3 * value - 40),
    4,
  );
  seen.forEach((value, i) => expect(moved[i]).toBeCloseTo(value, 4));
  for (const part of [seen.subarray(0, 4), seen.subarray(4)]) {
    expect(part.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    expect(part.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(4, 4);
  }
  expect(standardised(Float32Array.of(5, 5), 2)).toEqual(Float32Array.of(0, 0));
});

it('never answers the token that is never used', () => {
  expect(likeliest([0, 0, 0.6, 0.1, 0.3], 3, 2)).toEqual({ token: 2, chance: 0.3 });
});
