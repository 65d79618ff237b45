import { describe, expect, it } from 'vitest';
import { courseOf, randomMask } from '../problems/sparse-mask/course.ts';
import { Trainer } from './trainer.ts';

describe('Trainer', () => {
  const request = { mask: randomMask(10, 1, 99), init: 1, rate: 0.01, epochs: 2, rivals: 2 };

  it('trains all alike, epoch by epoch, and stops at the last', () => {
    const trainer = new Trainer();
    const begun = trainer.begin(request);
    expect([begun.done, begun.total, begun.mask.length]).toEqual([0, 8, 1]);
    for (let i = 0; i < 3; i++) trainer.advance();
    const early = trainer.advance();
    expect([early.mask, ...early.random, early.dense].map(({ length }) => length)).toEqual([2, 2, 2, 2]);
    for (let i = 0; i < 10; i++) trainer.advance();
    const { done, mask, random, dense } = trainer.advance();
    expect(done).toBe(8);
    const alone = courseOf(randomMask(10, 1, 1), 1, 0.01);
    alone.epoch();
    alone.epoch();
    expect(random[1]).toEqual(alone.accuracies);
    expect(dense[2]).toBeGreaterThan(Math.max(mask[2], ...random.map((one) => one[2])));
  }, 20_000);
});
