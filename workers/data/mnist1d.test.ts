import { describe, expect, it } from 'vitest';
import { freshSamples, LENGTH, mnist1d } from './mnist1d.ts';

/**
 * Expected values from the published procedure in Python (numpy 2.4.6 with scipy's `interp1d` and `gaussian_filter`,
 * `np.random.RandomState`). Each number of a set enters the weighted sum: one that were off by 1e-7 would show.
 */
const PLACES = [0, 1, 19, 20, 38, 39];
const weighted = (x: Float64Array) => x.reduce((sum, value, i) => sum + value * (1 + (i % 97)), 0);

function expectSample(x: Float64Array, at: number, expected: readonly number[]): void {
  expected.forEach((value, k) => expect(Math.abs(x[at * LENGTH + PLACES[k]] - value)).toBeLessThan(1e-12));
}

const { training, validation, scaling } = mnist1d();

describe('mnist1d', () => {
  it('makes the published set', () => {
    expect(scaling.mean).toBeCloseTo(-0.005507506431277181, 14);
    expect(scaling.sd).toBeCloseTo(0.15467803420593054, 14);
    expect([training.x.length, validation.x.length]).toEqual([160_000, 40_000]);
    expectSample(
      training.x,
      0,
      [
        -0.33200566736939013, -0.4719103656557236, 1.0358740294925417, 1.5934880211319844, -0.9619582524619624,
        -0.8901663884753127,
      ],
    );
    expectSample(
      validation.x,
      999,
      [
        -0.5193287078205188, -0.6987227646777667, 0.6158381104740795, 1.3949283343454961, 0.8777343497528006,
        1.193151836835276,
      ],
    );
    expect(weighted(training.x)).toBeCloseTo(11023.732782637806, 7);
    expect(weighted(validation.x)).toBeCloseTo(18562.82703687984, 7);
    expect([...training.y.slice(0, 10)]).toEqual([2, 6, 4, 5, 6, 6, 6, 0, 3, 1]);
    expect([...validation.y.slice(0, 10)]).toEqual([2, 6, 3, 9, 4, 3, 1, 9, 5, 2]);
    expect([...training.y, ...validation.y].reduce((sum, y, i) => sum + y * (1 + (i % 89)), 0)).toBe(1013337);
  });

  it('makes fresh samples by any other seed', () => {
    const { x, y } = freshSamples(1042, 1000, scaling);
    expect(x.length).toBe(400_000);
    expectSample(
      x,
      0,
      [
        -1.3890996640745277, -1.1750397881422383, 1.3542306745895567, 1.3364747298517912, 1.583430029622199,
        1.586001861289505,
      ],
    );
    expectSample(
      x,
      9999,
      [
        1.3182877738411463, 1.7313135481950983, -0.44365872406998885, -0.1258821425751504, -0.07906700776424458,
        0.7711820792456213,
      ],
    );
    expect(weighted(x)).toBeCloseTo(-52567.01211238559, 7);
    expect(y.every((digit, i) => digit === Math.floor(i / 1000))).toBe(true);
    expect(freshSamples(7, 1, scaling).x).not.toEqual(freshSamples(8, 1, scaling).x);
  });
});
