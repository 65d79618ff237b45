import { describe, expect, it } from 'vitest';
import { keyAction } from './keys.ts';
import { tilings } from './tiling.ts';

const grid = tilings()({ cols: 30, rows: 20, fitness: new Float32Array(0) });
const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('keyAction', () => {
  it('moves up to higher rows, by tens with Shift, and stops at the edge', () => {
    expect(keyAction(press('ArrowUp'), grid, [3, 4], [0, 0])).toEqual({ kind: 'move', cell: [3, 5] });
    expect(keyAction(press('ArrowUp', { shiftKey: true }), grid, [3, 14], [0, 0])).toEqual({
      kind: 'move',
      cell: [3, 19],
    });
    expect(keyAction(press('ArrowLeft'), grid, null, [7, 7])).toEqual({ kind: 'move', cell: [6, 7] });
  });

  it('leaves Space to the page until there is a keyboard cursor', () => {
    expect(keyAction(press(' '), grid, null, [0, 0])).toBeNull();
    expect(keyAction(press(' '), grid, [1, 2], [0, 0])).toEqual({ kind: 'pin', cell: [1, 2] });
  });

  it('leaves the zoom of the browser alone', () => {
    expect(keyAction(press('+', { ctrlKey: true }), grid, null, [0, 0])).toBeNull();
    expect(keyAction(press('+'), grid, null, [0, 0])).toEqual({ kind: 'zoom', factor: 2 });
  });
});
