import { describe, expect, it } from 'vitest';
import { NumpyRandom } from './numpy-random.ts';

/** Expected values printed by numpy 2.4.6, `r = numpy.random.RandomState(seed)`. */
describe('NumpyRandom', () => {
  it('draws what RandomState(42) draws, in a mixed order', () => {
    const r = new NumpyRandom(42);
    expect([r.uniform(), r.uniform()]).toEqual([0.3745401188473625, 0.9507143064099162]);
    const normals = [
      0.6476885381006925, 1.5230298564080254, -0.23415337472333597, -0.23413695694918055, 1.5792128155073915,
    ];
    normals.forEach((value) => expect(r.normal()).toBeCloseTo(value, 14));
    // The sixth normal waits while others are drawn.
    expect(Array.from({ length: 8 }, () => r.below(48))).toEqual([21, 1, 23, 43, 29, 37, 1, 20]);
    expect(Array.from({ length: 4 }, () => r.below(1000003))).toEqual([214176, 184779, 347449, 421909]);
    expect(r.uniform()).toBe(0.007066305219717406);
    expect(r.normal()).toBeCloseTo(0.7674347291529088, 14);
    expect([...r.permutation(12)]).toEqual([1, 5, 4, 11, 10, 7, 6, 3, 2, 9, 0, 8]);
    expect(r.normal()).toBeCloseTo(-0.5251228511300091, 14);
    expect(r.normal()).toBeCloseTo(1.9127712713592069, 14);
  });

  it('keeps step over 100,001 normals', () => {
    const r = new NumpyRandom(1042);
    const values = Array.from({ length: 100_001 }, () => r.normal());
    expect(values[100_000]).toBeCloseTo(0.33814414680257204, 14);
    expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(150.6903481128711, 9);
    expect(r.uniform()).toBe(0.3064968044520048);
  });

  it('takes the largest seed and the largest ranges', () => {
    const r = new NumpyRandom(4294967295);
    expect(r.uniform()).toBe(0.0976320289940138);
    const below = (n: number, count: number) => Array.from({ length: count }, () => r.below(n));
    expect(below(4294967295, 3)).toEqual([3918654476, 2416749639, 3388880820]);
    expect(below(4294967296, 2)).toEqual([2260532800, 3350089942]);
  });
});
