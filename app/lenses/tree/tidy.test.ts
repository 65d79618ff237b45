import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidy } from './tidy.ts';

/** Any tree, as each node's parent before it. */
const trees = fc
  .array(fc.nat(), { maxLength: 120 })
  .map((picks) => Int32Array.from([-1, ...picks.map((pick, i) => pick % (i + 1))]));

describe('a tidy tree', () => {
  it('keeps neighbours of a level apart, in the order of their parents', () => {
    fc.assert(
      fc.property(trees, (parent) => {
        const { x, level, width, levels } = tidy(parent);
        expect(Math.min(...x)).toBe(0);
        expect(Math.max(...x)).toBeCloseTo(width, 9);
        expect(Math.max(...level)).toBe(levels - 1);
        for (let a = 0; a < parent.length; a++)
          for (let b = a + 1; b < parent.length; b++)
            if (level[a] === level[b]) expect(Math.abs(x[a] - x[b])).toBeGreaterThan(1 - 1e-9);
      }),
    );
  });

  it('puts parents over the middle of their children, and lines never cross', () => {
    fc.assert(
      fc.property(trees, (parent) => {
        const { x, level } = tidy(parent);
        for (let node = 0; node < parent.length; node++) {
          const own = Array.from(parent.keys()).filter((child) => parent[child] === node);
          if (own.length > 0) expect(x[node]).toBeCloseTo((x[own[0]] + x[own[own.length - 1]]) / 2, 9);
        }
        for (let a = 1; a < parent.length; a++)
          for (let b = 1; b < parent.length; b++)
            if (level[a] === level[b] && x[a] < x[b]) expect(x[parent[a]]).toBeLessThanOrEqual(x[parent[b]]);
      }),
    );
  });

  it('draws a known tree as it should be', () => {
    // A root with two children, the first with three, the second with one.
    const { x } = tidy(Int32Array.of(-1, 0, 0, 1, 1, 1, 2));
    expect(Array.from(x)).toEqual([2, 1, 3, 0, 1, 2, 3]);
  });
});
