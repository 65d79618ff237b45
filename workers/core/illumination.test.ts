import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { illumination, ratioFloor, referenceOf } from './illumination.ts';

const _ = NaN;

describe('the four metrics', () => {
  // Six cells, of which the last is filled by nobody. M = 4, 8, 10, 2, 5.
  const maps = [
    [4, 4, 10, _, _, _],
    [2, 8, _, 2, _, _],
    [_, _, _, _, 5, _],
  ];

  it('by hand, after the formulas of §9.4', () => {
    const { reference, runs } = illumination(maps, 0);
    expect([...reference.cells]).toEqual([4, 8, 10, 2, 5, NaN]);
    expect([reference.filled, reference.best]).toEqual([5, 10]);
    expect(runs).toEqual([
      { globalPerformance: 1, reliability: (1 + 0.5 + 1) / 5, precision: (1 + 0.5 + 1) / 3, coverage: 3 / 5 },
      { globalPerformance: 0.8, reliability: (0.5 + 1 + 1) / 5, precision: (0.5 + 1 + 1) / 3, coverage: 3 / 5 },
      { globalPerformance: 0.5, reliability: 1 / 5, precision: 1, coverage: 1 / 5 },
    ]);
  });

  it('count fitness from the floor: moving both changes nothing', () => {
    const moved = maps.map((map) => map.map((fitness) => fitness - 3));
    expect(illumination(moved, -3).runs).toEqual(illumination(maps, 0).runs);
    expect(illumination(maps, 0).runs).not.toEqual(illumination(maps, -3).runs);
  });

  it('count what lies below the floor as nothing, and a cell where nothing more is known as reached', () => {
    const { reference, runs } = illumination(
      [
        [-5, 0, 2],
        [-7, _, 4],
      ],
      0,
    );
    expect([...reference.cells]).toEqual([0, 0, 4]);
    expect(runs[0]).toEqual({ globalPerformance: 0.5, reliability: 2.5 / 3, precision: 2.5 / 3, coverage: 1 });
    expect(runs[1]).toEqual({ globalPerformance: 1, reliability: 2 / 3, precision: 1, coverage: 2 / 3 });
  });

  it('are shares; reliability is precision times coverage; the best map of all has all four', () => {
    const fitness = fc.oneof(fc.constant(NaN), fc.integer({ min: -2, max: 9 }));
    const set = fc.array(fc.array(fitness, { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(set, (some) => {
        const { reference, runs } = illumination(some, -1);
        for (const run of runs) {
          for (const value of Object.values(run)) expect(value >= 0 && value <= 1).toBe(true);
          expect(run.reliability).toBeCloseTo(run.precision * run.coverage, 12);
        }
        if (reference.filled === 0) return;
        const best = some.reduce((a, b) => a.map((v, i) => (v >= b[i] || Number.isNaN(b[i]) ? v : b[i])));
        const withBest = illumination([...some, best], -1);
        expect(withBest.reference).toEqual(reference);
        expect(withBest.runs.at(-1)).toEqual({ globalPerformance: 1, reliability: 1, precision: 1, coverage: 1 });
      }),
    );
  });

  it('are nothing for a run that found nothing', () => {
    const nothing = { globalPerformance: 0, reliability: 0, precision: 0, coverage: 0 };
    expect(
      illumination(
        [
          [_, _],
          [1, _],
        ],
        0,
      ).runs[0],
    ).toEqual(nothing);
    expect(illumination([[_, _]], 0).runs).toEqual([nothing]);
  });
});

it('the reference is named by its cells, whoever filled them', () => {
  const { digest } = referenceOf(
    [
      [1, _, 3],
      [_, 2, 1],
    ],
    0,
  );
  expect(digest).toMatch(/^[0-9a-f]{12}$/);
  expect(referenceOf([[1, 2, 3]], 0).digest).toBe(digest);
  expect(referenceOf([Float32Array.of(2, 3, 4)], 1).digest).toBe(digest);
  expect(referenceOf([[1, 2, 3.5]], 0).digest).not.toBe(digest);
  expect(referenceOf([[1, 2, 3, _]], 0).digest).not.toBe(digest);
});

it('counts fitness from 0, or from a floor below it', () => {
  const objective = { name: 'f', unit: '', ceiling: 9 };
  expect([0.5, 0, -3].map((floor) => ratioFloor({ ...objective, floor }))).toEqual([0, 0, -3]);
});

it('refuses maps of different size', () => {
  expect(() =>
    illumination(
      [
        [1, 2],
        [1, 2, 3],
      ],
      0,
    ),
  ).toThrow('expected maps of 2 cells, got one of 3');
});
