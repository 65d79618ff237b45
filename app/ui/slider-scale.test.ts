import { describe, expect, it } from 'vitest';
import { sliderScale } from './slider-scale.ts';

describe('sliderScale', () => {
  it('reaches both ends of every range', () => {
    for (const log of [false, true]) {
      for (const [min, max, integer] of [
        [1, 1e9, true],
        [0, 1, false],
        [2, 512, true],
        [0.001, 10, false],
      ] as const) {
        const scale = sliderScale({ min, max, integer, log });
        expect(scale.toValue(0)).toBe(min);
        expect(scale.toValue(scale.ticks)).toBe(max);
        expect(scale.toTick(min)).toBe(0);
        expect(scale.toTick(max)).toBe(scale.ticks);
      }
    }
  });

  it('gives every whole number of a short range', () => {
    const scale = sliderScale({ min: 2, max: 100, integer: true, log: false });
    for (let value = 2; value <= 100; value++) expect(scale.toValue(scale.toTick(value))).toBe(value);
  });

  it('gives short decimals', () => {
    const scale = sliderScale({ min: 0, max: 1, integer: false, log: false });
    expect(scale.toValue(60)).toBe(0.3);
  });
});
