import { describe, expect, it } from 'vitest';
import { keyAction, type KeyPress } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe('keyAction', () => {
  it('leaves keys to fields and Space to buttons', () => {
    expect(keyAction(press(' '), 'page', false)).toBe('toggle');
    expect(keyAction(press(' '), 'native', false)).toBeUndefined();
    expect(keyAction(press('ArrowLeft'), 'native', false)).toBe('back');
    for (const key of [' ', 'r', 'Home', '[', '?']) expect(keyAction(press(key), 'field', false)).toBeUndefined();
    expect(keyAction(press('Escape'), 'field', false)).toBe('unpin');
  });

  it("leaves the browser's own shortcuts alone", () => {
    expect(keyAction(press('r', { ctrlKey: true }), 'page', false)).toBeUndefined();
    expect(keyAction(press('ArrowLeft', { altKey: true }), 'page', false)).toBeUndefined();
  });

  it('goes further with Shift, and by pages on the seek bar only', () => {
    expect(keyAction(press('ArrowRight', { shiftKey: true }), 'page', false)).toBe('far-on');
    expect(keyAction(press('PageUp'), 'page', true)).toBe('far-on');
    expect(keyAction(press('PageUp'), 'page', false)).toBeUndefined();
    expect(keyAction(press('?', { shiftKey: true }), 'page', false)).toBe('help');
    expect(keyAction(press('P', { shiftKey: true }), 'native', false)).toBe('present');
    expect(keyAction(press('p', { ctrlKey: true }), 'page', false)).toBeUndefined();
  });
});
