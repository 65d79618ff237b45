import { describe, expect, it } from 'vitest';
import { ranksOf, repeatsOf } from './ranking.ts';

const scores = (lowerIsBetter: boolean, ...values: (number | null)[]) =>
  values.map((value) =>
    value === null ? null : { id: 's', label: 'S', ...(lowerIsBetter && { lowerIsBetter: true as const }), value },
  );

describe('ranksOf', () => {
  it('gives equal scores one place and leaves out those after it', () => {
    expect(ranksOf(scores(false, 3, 5, null, 5, 1))).toEqual([3, 1, null, 1, 4]);
    expect(ranksOf(scores(true, 3, 5, 5, 1, 1))).toEqual([3, 4, 4, 1, 1]);
    expect(ranksOf([])).toEqual([]);
  });
});

describe('repeatsOf', () => {
  it('names the first that is the same', () => {
    expect(repeatsOf(['a', 'b', null, 'a', null, 'a'])).toEqual([null, null, null, 0, null, 0]);
  });
});
