import { describe, expect, it } from 'vitest';
import { encode, inputsOf, layoutOf, WORK } from './tokens.ts';

describe('encode', () => {
  it('writes the worked input of the paper’s code', () => {
    const children = [4, 11, 3, 12, 1, 10];
    const row = encode({ size: 12, edges: children.map((child) => [2, child] as const), start: 2, goal: 11 });
    const edges = children.flatMap((child) => [14, 2, child]);
    expect([...row]).toEqual([...edges, 16, 2, 11, 13, 2]);
    // Filled up by 18 of token 15.
    expect(layoutOf(12)).toMatchObject({ length: 18 + row.length, pad: 15, tokens: 17, width: 17 + 16 + 41 });
  });
});

describe('inputsOf', () => {
  it('joins one-hots of token and place, counted from the right, and hides padding', () => {
    const layout = layoutOf(5);
    const long = encode({ size: 5, edges: [[1, 2], [2, 3]], start: 1, goal: 3 }); // prettier-ignore
    const short = encode({ size: 5, edges: [[4, 5]], start: 4, goal: 5 });
    const { rows, columns, x0, bias } = inputsOf(layout, [long, short]);
    expect([rows, columns]).toEqual([2, 11]);
    const ones = (row: number, column: number) => {
      const from = (row * columns + column) * layout.width;
      return [...x0.subarray(from, from + layout.width)].flatMap((value, i) => (value === 1 ? [i] : []));
    };
    const place = layout.tokens + WORK + layout.length;
    for (let column = 0; column < 11; column++) {
      expect(ones(0, column)).toEqual([long[column], place - 11 + column]);
      expect(ones(1, column)).toEqual([column < 3 ? layout.pad : short[column - 3], place - 11 + column]);
    }
    expect(x0.reduce((sum, value) => sum + value, 0)).toBe(2 * 2 * 11);
    expect([...bias]).toEqual(Array.from({ length: 22 }, (_, i) => (i >= 11 && i < 14 ? -1e9 : 0)));
  });
});
