import { describe, expect, it } from 'vitest';
import { RankSet } from './rank-set.ts';
import { Rng } from './rng.ts';

describe('a set of ranks', () => {
  // One word, the edges of words and of levels, three levels.
  it.each([1, 31, 32, 33, 1024, 1025, 5000])('of %i finds neighbours as a plain set does', (limit) => {
    const rng = new Rng().start(limit, 1, 0);
    const set = new RankSet(limit);
    const plain = new Set<number>();
    for (let i = 0; i < 600; i++) {
      const member = rng.below(limit);
      // More and more, then fewer and fewer.
      if (rng.below(600) > i) {
        set.add(member);
        plain.add(member);
      } else {
        const gone = i % 2 === 0 ? member : Math.max(0, set.below(limit - 1));
        set.delete(gone);
        plain.delete(gone);
      }
      const place = rng.below(limit);
      const above = [...plain].filter((other) => other > place);
      const below = [...plain].filter((other) => other < place);
      expect(set.above(place)).toBe(above.length > 0 ? Math.min(...above) : -1);
      expect(set.below(place)).toBe(below.length > 0 ? Math.max(...below) : -1);
    }
  });
});
