import { describe, expect, it } from 'vitest';
import { Rng } from '../core/rng.ts';
import { flatIndex, countElsewhere, pyribsPlace } from './place.ts';
import { roundRange, suggestAnswers } from './suggest.ts';
import type { Elites } from './types.ts';

type Range = readonly [number, number];

/** Elites spread over part of a grid, `share` of its cells filled, as pyribs would index them. */
function gridOf(cols: number, rows: number, ranges: readonly [Range, Range], share: number, seed = 1): Elites {
  const rng = new Rng().start(seed, 1, 0);
  const measures: number[] = [];
  const flat: number[] = [];
  for (let cell = 0; cell < cols * rows; cell++) {
    const [column, row] = [Math.floor(cell / rows), cell % rows];
    const [a, b, keep] = [rng.uniform(), rng.uniform(), rng.uniform()];
    if (keep >= share) continue;
    const value = (place: number, [low, high]: Range, cells: number, within: number) =>
      low + ((place + within) / cells) * (high - low);
    const [x, y] = [value(column, ranges[0], cols, a), value(row, ranges[1], rows, b)];
    measures.push(x, y);
    flat.push(flatIndex(pyribsPlace(x, ranges[0], cols), pyribsPlace(y, ranges[1], rows), rows));
  }
  const count = flat.length;
  return {
    count,
    dim: 0,
    measureCount: 2,
    solutions: new Float64Array(0),
    objectives: new Float64Array(count),
    measures: Float64Array.from(measures),
    flatIndex: Float64Array.from(flat),
  };
}

describe('suggestAnswers', () => {
  it.each<[number, number, readonly [Range, Range], number]>([
    [
      100,
      100,
      [
        [-1, 1],
        [-1, 1],
      ],
      0.5,
    ],
    [
      100,
      100,
      [
        [-256, 256],
        [-256, 256],
      ],
      0.6,
    ],
    [
      20,
      50,
      [
        [0, 1],
        [-3, 7],
      ],
      0.9,
    ],
    [
      64,
      64,
      [
        [0, 1056],
        [0, 0.8],
      ],
      0.3,
    ],
    [
      32,
      32,
      [
        [0.25, 0.75],
        [1e6, 3e6],
      ],
      0.8,
    ],
  ])('finds %i × %i cells and the ranges %j from cells and measures', (cols, rows, ranges, share) => {
    const elites = gridOf(cols, rows, ranges, share);
    const answers = suggestAnswers(elites, [0, 1]);
    expect(answers).toMatchObject({ cols, rows });
    expect(answers.descriptors.map(({ range }) => range)).toEqual(ranges);
    expect(countElsewhere(elites, answers)).toBe(0);
  });

  it('puts every elite where the file says even if the ranges are not round', () => {
    const ranges: readonly [Range, Range] = [
      [-10.24, 10.24],
      [0.1234, 2 / 3],
    ];
    for (let seed = 1; seed <= 10; seed++) {
      const elites = gridOf(20, 30, ranges, 0.7, seed);
      const answers = suggestAnswers(elites, [0, 1]);
      expect(answers).toMatchObject({ cols: 20, rows: 30 });
      expect(countElsewhere(elites, answers)).toBe(0);
    }
  });

  it('says how many elites wrong answers would move', () => {
    const elites = gridOf(
      10,
      10,
      [
        [0, 1],
        [0, 1],
      ],
      0.9,
    );
    const answers = suggestAnswers(elites, [0, 1]);
    const moved = countElsewhere(elites, { ...answers, cols: 20, rows: 20 });
    expect(moved).toBeGreaterThan(elites.count * 0.9);
    const swapped = countElsewhere(elites, { ...answers, axes: [1, 0] });
    expect(swapped).toBeUndefined();
  });

  it('falls back on round numbers around the data', () => {
    const { flatIndex: _, ...bare } = gridOf(
      30,
      30,
      [
        [0, 1],
        [-40, 90],
      ],
      0.9,
    );
    const answers = suggestAnswers(bare, [0, 1]);
    expect(answers).toMatchObject({ cols: 32, rows: 32 });
    expect(answers.descriptors.map(({ range }) => range)).toEqual([
      [0, 1],
      [-50, 100],
    ]);
  });

  it('takes the sizes from the index of each axis, in any order of axes', () => {
    const { flatIndex: flat, ...grid } = gridOf(
      20,
      50,
      [
        [0, 2],
        [-3, 7],
      ],
      0.9,
    );
    const index = flat ?? new Float64Array(0);
    const elites: Elites = { ...grid, axisIndex: [index.map((i) => Math.floor(i / 50)), index.map((i) => i % 50)] };
    expect(suggestAnswers(elites, [0, 1])).toMatchObject({ cols: 20, rows: 50 });
    const swapped = suggestAnswers(elites, [1, 0]);
    expect(swapped).toMatchObject({ cols: 50, rows: 20 });
    expect(swapped.descriptors.map(({ range }) => range)).toEqual([
      [-3, 7],
      [0, 2],
    ]);
  });
});

it.each<[Range, Range]>([
  [
    [0.02, 0.97],
    [0, 1],
  ],
  [
    [-0.7, 0.9],
    [-1, 1],
  ],
  [
    [0.1, 0.2],
    [0.1, 0.2],
  ],
  [
    [-230, 241],
    [-250, 250],
  ],
  [
    [3, 3],
    [2.5, 3.5],
  ],
])('roundRange of %j', (extent, range) => {
  const [low, high] = roundRange(extent);
  expect(low).toBeCloseTo(range[0], 10);
  expect(high).toBeCloseTo(range[1], 10);
});
