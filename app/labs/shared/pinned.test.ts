import { describe, expect, it } from 'vitest';
import { cellOfPin, pinOfCell } from './pinned.ts';

const axes = [
  { name: 'x', unit: '', range: [-1, 1] },
  { name: 'y', unit: '', range: [0, 10] },
] as const;
const shape = (cols: number, rows: number) => ({ cols, rows, finest: [100, 64] as const, voronoi: false });

describe('the pin of a map that is refined', () => {
  it('is shown as the coarser cell it lies in', () => {
    expect(cellOfPin([99, 0], shape(16, 16))).toEqual([15, 0]);
    expect(cellOfPin([50, 33], shape(16, 16))).toEqual([8, 8]);
    expect(cellOfPin([50, 33], shape(64, 64))).toEqual([32, 33]);
    expect(cellOfPin([50, 33], { ...shape(100, 64), finest: undefined })).toEqual([50, 33]);
  });

  it('is set where the elite lies, so that it stays with it', () => {
    // The far corner of cell 8, 8 of 16.
    const pin = pinOfCell([8, 8], [0.12, 5.62], axes, shape(16, 16));
    expect(pin).toEqual([56, 35]);
    for (const size of [16, 32, 64])
      expect(cellOfPin(pin, shape(size, size))).toEqual([Math.floor(0.565 * size), Math.floor((35.5 / 64) * size)]);
  });

  it('is set in the middle of an empty cell, and inside the map for elites beyond it', () => {
    expect(pinOfCell([8, 8], undefined, axes, shape(16, 16))).toEqual([53, 34]);
    expect(pinOfCell([15, 0], [3, -1], axes, shape(16, 16))).toEqual([99, 0]);
    expect(pinOfCell([3, 4], [0, 0], axes, { ...shape(16, 16), finest: undefined })).toEqual([3, 4]);
  });

  it('comes back to the cell it was set from', () => {
    for (let column = 0; column < 16; column++)
      expect(cellOfPin(pinOfCell([column, 5], undefined, axes, shape(16, 16)), shape(16, 16))).toEqual([column, 5]);
  });
});
