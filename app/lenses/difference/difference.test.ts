import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRgb, parseHex } from '../elite-map/viridis.ts';
import { differenceOf, FILLED, mostDifferent, paintDifference, type DifferenceColours } from './difference.ts';

const map = (cols: number, rows: number, ...fitness: number[]) => ({ cols, rows, fitness: Float64Array.from(fitness) });

describe('differenceOf', () => {
  it('takes the first from the second where both have an elite, and says who fills the rest', () => {
    const found = differenceOf(map(3, 2, 1, 5, NaN, 2, NaN, 4), map(3, 2, 3, 4, 7, 2, NaN, NaN));
    expect([...found.values]).toEqual([2, -1, NaN, 0, NaN, NaN]);
    expect([...found.filled]).toEqual([FILLED.both, FILLED.both, FILLED.second, FILLED.both, 0, FILLED.first]);
    expect(found.cells).toEqual({
      neither: 1,
      onlyFirst: 1,
      onlySecond: 1,
      both: 3,
      firstBetter: 1,
      secondBetter: 1,
      equal: 1,
    });
    expect(found.mean).toBeCloseTo(1 / 3, 15);
    expect(found.largest).toBe(2);
  });

  it('tells the cells that differ most, then those that one fills', () => {
    const found = differenceOf(map(3, 2, 1, 5, NaN, 2, NaN, 4), map(3, 2, 3, 4, 7, 2, NaN, NaN));
    expect(mostDifferent(found, 9)).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [2, 0],
      [2, 1],
    ]);
    expect(mostDifferent(found, 2)).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('of two empty maps has no mean and no size', () => {
    const found = differenceOf(map(1, 2, NaN, NaN), map(1, 2, NaN, NaN));
    expect(found.cells.neither).toBe(2);
    expect(found.mean).toBeNaN();
    expect(found.largest).toBe(0);
  });

  it('refuses maps of other shapes, even with as many cells', () => {
    expect(() => differenceOf(map(1, 2, 0, 0), map(2, 1, 0, 0))).toThrow('1 × 2 and 2 × 1');
  });

  it('swapped, is the same with signs and sides swapped; a map less itself is nothing', () => {
    const fitness = fc.array(fc.oneof(fc.constant(NaN), fc.integer({ min: -50, max: 50 })), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fitness, fitness, (a, b) => {
        const there = differenceOf(map(4, 3, ...a), map(4, 3, ...b));
        const back = differenceOf(map(4, 3, ...b), map(4, 3, ...a));
        expect(Array.from(back.values, (v) => 0 - v)).toEqual(Array.from(there.values, (v) => 0 + v));
        expect(back.cells.onlyFirst).toBe(there.cells.onlySecond);
        expect(back.cells.firstBetter).toBe(there.cells.secondBetter);
        const { neither, onlyFirst, onlySecond, both } = there.cells;
        expect(neither + onlyFirst + onlySecond + both).toBe(12);
        const self = differenceOf(map(4, 3, ...a), map(4, 3, ...a));
        expect([self.cells.equal, self.largest]).toEqual([self.cells.both, 0]);
      }),
    );
  });
});

describe('paintDifference', () => {
  const colours: DifferenceColours = {
    first: '#ff0000',
    middle: '#808080',
    second: '#0000ff',
    onlyFirst: '#110000',
    onlySecond: '#000011',
    empty: '#eeeeee',
  };
  const packed = (hex: string) => packRgb(parseHex(hex));

  it('gives every kind of cell its colour, row 0 last, and clips beyond the span', () => {
    const found = differenceOf(map(4, 2, 0, 0, 4, 9, 1, NaN, NaN, 2), map(4, 2, 2, 1, 0, 0, 1, NaN, 5, NaN));
    const pixels = new Uint32Array(8);
    paintDifference(found, 2, colours, pixels);
    expect([...pixels]).toEqual(
      ['#808080', '#eeeeee', '#000011', '#110000', '#0000ff', '#4040c0', '#ff0000', '#ff0000'].map(packed),
    );
  });

  it('draws equal maps in the middle colour', () => {
    const pixels = new Uint32Array(2);
    paintDifference(differenceOf(map(2, 1, 3, 3), map(2, 1, 3, 3)), 0, colours, pixels);
    expect([...pixels]).toEqual([packed('#808080'), packed('#808080')]);
  });
});
