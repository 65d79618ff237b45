import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelsOf, type Name } from './labels.ts';

const ACROSS = 400;

it('writes names upon their nodes where they fit, else beside, never two upon one another', () => {
  const spot = fc.tuple(fc.double({ min: 0, max: ACROSS, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }));
  const node = fc.tuple(spot, fc.double({ min: 4, max: 80, noNaN: true }), fc.double({ min: 2, max: 12, noNaN: true }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 40 }), (nodes) => {
      const names = nodes.map(([, width, radius], place): Name => ({ place, name: String(place), width, radius }));
      const labels = labelsOf(
        names,
        nodes.map(([at]) => at),
        ACROSS,
      );
      for (const [i, a] of labels.entries()) {
        const { width, radius } = names[a.place];
        expect(a.inside).toBe(radius >= 7 && width <= 2 * radius - 1);
        expect(a.x - width / 2).toBeGreaterThanOrEqual(0);
        expect(a.x + width / 2).toBeLessThanOrEqual(ACROSS);
        for (const b of labels.slice(0, i)) {
          const apart = Math.abs(a.x - b.x) - (width + names[b.place].width) / 2;
          expect(apart >= 1.9 || Math.abs(a.y - b.y) >= 13).toBe(true);
        }
      }
      // The first that fits anywhere is always there.
      if (names.length > 0 && nodes[0][1] < 100 && nodes[0][0][0] > 120 && nodes[0][0][0] < 280)
        expect(labels[0].place).toBe(0);
    }),
  );
});
