import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { hypervolume } from '../../core/hypervolume.ts';
import { paretoFronts } from '../../core/pareto.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { dtlz } from './dtlz.ts';

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const { PI, sin, cos } = Math;

interface Known {
  readonly dim: number;
  /** As printed in the paper, with the host's functions. */
  costs(x: readonly number[]): number[];
  /** What the numbers after x₂ are on the front. */
  readonly best: number;
  /** x₁ and x₂ of a point of the front. */
  place(f: readonly number[]): [number, number];
  /** Whether costs lie on the front, or beyond: 0 or more. */
  beyond(f: readonly number[]): number;
  readonly points: number;
  /** Of the points given, where published. */
  readonly hypervolume?: number;
  readonly reference: readonly number[];
}

const KNOWN: Record<string, Known> = {
  dtlz1: {
    dim: 7,
    costs: ([a, b, ...rest]) => {
      const g = 100 * (rest.length + total(rest.map((v) => (v - 0.5) ** 2 - cos(20 * PI * (v - 0.5)))));
      return [0.5 * a * b * (1 + g), 0.5 * a * (1 - b) * (1 + g), 0.5 * (1 - a) * (1 + g)];
    },
    best: 0.5,
    place: ([f1, f2]) => [2 * (f1 + f2), f1 + f2 > 0 ? f1 / (f1 + f2) : 0],
    beyond: (f) => total(f) - 0.5,
    points: 861,
    hypervolume: 0.143953,
    reference: [0.55, 0.55, 0.55],
  },
  dtlz2: {
    dim: 12,
    costs: ([a, b, ...rest]) => {
      const g = total(rest.map((v) => (v - 0.5) ** 2));
      const [u, v] = [(a * PI) / 2, (b * PI) / 2];
      return [(1 + g) * cos(u) * cos(v), (1 + g) * cos(u) * sin(v), (1 + g) * sin(u)];
    },
    best: 0.5,
    place: ([f1, f2, f3]) => [(2 / PI) * Math.asin(Math.min(1, f3)), (2 / PI) * Math.atan2(f2, f1)],
    beyond: (f) => Math.hypot(...f) - 1,
    points: 861,
    hypervolume: 0.787931,
    reference: [1.1, 1.1, 1.1],
  },
  dtlz7: {
    dim: 22,
    costs: ([a, b, ...rest]) => {
      const g = 1 + (9 / rest.length) * total(rest);
      const h = 3 - total([a, b].map((f) => (f / (1 + g)) * (1 + sin(3 * PI * f))));
      return [a, b, (1 + g) * h];
    },
    best: 0,
    place: ([f1, f2]) => [f1, f2],
    beyond: ([f1, f2, f3]) => f3 - (6 - total([f1, f2].map((f) => f * (1 + sin(3 * PI * f))))),
    points: 1024,
    reference: [0.9453409423091963, 0.9453409423091963, 6.6],
  },
};

it('are three', () => expect(dtlz.map(({ id }) => id)).toEqual(Object.keys(KNOWN)));

describe.each(dtlz)('$id', (definition) => {
  const known = KNOWN[definition.id];
  const problem = definition.create({}, EXACT);
  const { dim } = problem.space;
  const fronts = problem.fronts!;
  const front = fronts.front!;
  const pointsOfFront = Array.from({ length: front.length / 3 }, (_, i) =>
    [...front.subarray(3 * i, 3 * i + 3)].map((value) => 0 - value),
  );

  function evaluate(rows: readonly (readonly number[])[], from = 0, to = rows.length) {
    const size = rows.length;
    const results = {
      objectives: new Float64Array(3 * size).fill(7),
      descriptors: new Float64Array(2 * size).fill(7),
    };
    const batch = { size, solutions: Float64Array.from(rows.flat()), parents: new Uint32Array(size) };
    void problem.evaluate(batch, results, from, to);
    return rows.map((_, i) => ({
      costs: [0, 1, 2].map((k) => -results.objectives[k * size + i]),
      descriptors: [...results.descriptors.subarray(2 * i, 2 * i + 2)],
    }));
  }

  const randomRows = (count: number, counter: number): number[][] => {
    const rng = new Rng().start(1, hashName('dtlz/test'), counter);
    const draw = () => (rng.below(10) === 0 ? rng.below(2) : rng.uniform());
    return Array.from({ length: count }, () => Array.from({ length: dim }, draw));
  };
  const optimal = (a: number, b: number): number[] => [a, b, ...Array<number>(dim - 2).fill(known.best)];

  it('is as published', () => {
    expect(dim).toBe(known.dim);
    const rows = randomRows(300, 0);
    evaluate(rows).forEach(({ costs }, i) => {
      known.costs(rows[i]).forEach((value, k) => {
        // Of the sum that g is, which may be a thousand times a cost that x₁ and x₂ make small.
        expect(Math.abs(costs[k] - value)).toBeLessThan(2e-12 * (1 + total(known.costs(rows[i]))));
      });
    });
  });

  it('has no solution before the front, and those with the best numbers on it', () => {
    for (const { costs } of evaluate(randomRows(300, 1))) expect(known.beyond(costs)).toBeGreaterThan(0);
    const rows = randomRows(300, 2).map(([a, b]) => optimal(a, b));
    for (const { costs } of evaluate(rows)) expect(Math.abs(known.beyond(costs))).toBeLessThan(1e-14);
  });

  it('reaches every point given of the front, and none of them dominates another', () => {
    expect(pointsOfFront.length).toBe(known.points);
    const rows = pointsOfFront.map((point) => optimal(...known.place(point)));
    evaluate(rows).forEach(({ costs }, i) => {
      // The arc sine near 1 is good to half the digits, and the cosine of what it gives no better.
      costs.forEach((cost, k) => expect(Math.abs(cost - pointsOfFront[i][k])).toBeLessThan(1e-7));
    });
    expect(paretoFronts(front, known.points, 3).length).toBe(1);
  });

  it('has the hypervolume that is known, of the points and of the whole front', () => {
    expect([...fronts.reference]).toEqual(known.reference.map((value) => -value));
    const ofPoints = hypervolume(front, known.points, 3, fronts.reference);
    if (known.hypervolume !== undefined) expect(ofPoints).toBeCloseTo(known.hypervolume, 6);
    expect(ofPoints).toBeLessThan(fronts.hypervolume!);
    // Half the distance between samples takes off about half as much: from two samples the whole can be told.
    const sample = (count: number): number => {
      const rows = Array.from({ length: count * count }, (_, i) =>
        optimal(Math.floor(i / count) / (count - 1), (i % count) / (count - 1)),
      );
      const found = Float64Array.from(evaluate(rows).flatMap(({ costs }) => costs.map((cost) => -cost)));
      return hypervolume(found, rows.length, 3, fronts.reference);
    };
    const [coarse, fine] = [sample(81), sample(161)];
    expect(fine).toBeLessThan(fronts.hypervolume!);
    expect(Math.abs(2 * fine - coarse - fronts.hypervolume!)).toBeLessThan(1e-3 * fronts.hypervolume!);
  });

  it('maps places, or a place and the distance', () => {
    const rows = randomRows(50, 3);
    evaluate(rows).forEach(({ descriptors }, i) => {
      const [a, b, ...rest] = rows[i];
      expect(descriptors[0]).toBe(a);
      expect(descriptors[1]).toBeCloseTo(definition.id === 'dtlz7' ? total(rest) / rest.length : b, 14);
    });
    expect(problem.reachable!(3, 4)).toEqual(new Uint8Array(12).fill(1));
  });

  it('evaluates only the rows asked for, each by itself', () => {
    const rows = randomRows(8, 4);
    evaluate(rows, 2, 5).forEach((row, i) => {
      const untouched = { costs: [-7, -7, -7], descriptors: [7, 7] };
      expect(row).toEqual(i >= 2 && i < 5 ? evaluate([rows[i]])[0] : untouched);
    });
  });
});

it('of DTLZ7 the whole front is measured by an integral over one cost', () => {
  // Where costs 1 and 2 may be up to a and b, cost 3 can be as low as 6 − Y(a) − Y(b), Y being the highest y so far.
  const [edge, steps] = [0.9453409423091963, 200_000];
  let [integral, highest] = [0, 0];
  for (let i = 0; i < steps; i++) {
    const f = ((i + 0.5) * edge) / steps;
    highest = Math.max(highest, f * (1 + sin(3 * PI * f)));
    integral += (highest * edge) / steps;
  }
  expect(dtlz[2].create({}, EXACT).fronts!.hypervolume).toBeCloseTo(0.6 * edge * edge + 2 * edge * integral, 8);
});
