import { describe, expect, it } from 'vitest';
import { Connect4Board } from './board.ts';
import { HARD_POSITIONS } from './hard-positions.ts';
import { connect4Oracle } from './oracle.ts';

describe('the hard positions', () => {
  it('are 200 different ones of 12 to 22 plies, in each of which a choice matters, with the values that the solver finds', () => {
    const lines = HARD_POSITIONS.trim().split('\n');
    expect(new Set(lines).size).toBe(200);
    const oracle = connect4Oracle(7, 6);
    const legal = new Uint16Array(7);
    for (const line of lines) {
      expect(line).toMatch(/^[1-7]{12,22} [012]{1,7}$/);
      const [moves, values] = line.split(' ');
      expect(new Set(values).size).toBeGreaterThan(1);
      const path = Array.from(moves, (digit) => Number(digit) - 1);
      expect(new Connect4Board(7, 6, path).moves(legal)).toBe(values.length);
      // The early ones take the solver longer than a test may.
      if (path.length < 18) continue;
      const found = oracle.values(path, Infinity);
      expect(Array.from(found ?? [], (value) => 2 * value).join('')).toBe(values);
    }
  });
});
