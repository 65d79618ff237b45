import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { hypervolume } from '../../core/hypervolume.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { zdt } from './zdt.ts';

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** g of the numbers after x₁, and f₂/g, as printed in the paper and with the host's functions. */
const linear = (rest: readonly number[]) => 1 + (9 * total(rest)) / rest.length;
const FORMULAS: Record<string, (x: readonly number[]) => [number, number]> = {
  zdt1: ([x1, ...rest]) => [x1, linear(rest) * (1 - (x1 / linear(rest)) ** 0.5)],
  zdt2: ([x1, ...rest]) => [x1, linear(rest) * (1 - (x1 / linear(rest)) ** 2)],
  zdt3: ([x1, ...rest]) => {
    const ratio = x1 / linear(rest);
    return [x1, linear(rest) * (1 - ratio ** 0.5 - ratio * Math.sin(10 * Math.PI * x1))];
  },
  zdt4: ([x1, ...rest]) => {
    const own = rest.map((v) => 10 * v - 5);
    const g = 1 + 10 * own.length + total(own.map((v) => v ** 2 - 10 * Math.cos(4 * Math.PI * v)));
    return [x1, g * (1 - (x1 / g) ** 0.5)];
  },
  zdt6: ([x1, ...rest]) => {
    const f1 = 1 - Math.exp(-4 * x1) * Math.sin(6 * Math.PI * x1) ** 6;
    const g = 1 + 9 * (total(rest) / rest.length) ** 0.25;
    return [f1, g * (1 - (f1 / g) ** 2)];
  },
};
const SIZES: Record<string, number> = { zdt1: 30, zdt2: 30, zdt3: 30, zdt4: 10, zdt6: 10 };
/** What the other numbers are where g is 1. */
const best = (id: string) => (id === 'zdt4' ? 0.5 : 0);

it('are five', () => expect(zdt.map(({ id }) => id)).toEqual(Object.keys(FORMULAS)));

describe.each(zdt)('$id', (definition) => {
  const { id } = definition;
  const problem = definition.create({}, EXACT);
  const { dim } = problem.space;
  const fronts = problem.fronts!;
  const front = fronts.front!;
  const rng = new Rng();

  function evaluate(rows: readonly (readonly number[])[], from = 0, to = rows.length) {
    const size = rows.length;
    const results = {
      objectives: new Float64Array(2 * size).fill(7),
      descriptors: new Float64Array(2 * size).fill(7),
    };
    const batch = { size, solutions: Float64Array.from(rows.flat()), parents: new Uint32Array(size) };
    void problem.evaluate(batch, results, from, to);
    return rows.map((_, i) => ({
      costs: [-results.objectives[i], -results.objectives[size + i]],
      descriptors: [...results.descriptors.subarray(2 * i, 2 * i + 2)],
    }));
  }

  const randomRows = (count: number, counter: number): number[][] => {
    rng.start(1, hashName('zdt/test'), counter);
    // At times on the edge of the box.
    const draw = () => (rng.below(10) === 0 ? rng.below(2) : rng.uniform());
    return Array.from({ length: count }, () => Array.from({ length: dim }, draw));
  };
  const optimal = (x1: number): number[] => [x1, ...Array<number>(dim - 1).fill(best(id))];

  it('is as published', () => {
    expect(dim).toBe(SIZES[id]);
    const rows = randomRows(300, 0);
    evaluate(rows).forEach(({ costs }, i) => {
      FORMULAS[id](rows[i]).forEach((value, k) => {
        expect(Math.abs(costs[k] - value)).toBeLessThan(1e-12 * (1 + Math.abs(value)));
      });
    });
  });

  it('has its front where the other numbers are at their best', () => {
    // A front point's f₁ is x₁ itself but in ZDT6, where no second point is needed: one end is enough to know.
    const places = id === 'zdt6' ? [0, 0.08145779687998356] : Array.from({ length: 1000 }, (_, i) => -front[2 * i]);
    const points = id === 'zdt6' ? [999, 0] : places.map((_, i) => i);
    evaluate(places.map(optimal)).forEach(({ costs, descriptors }, i) => {
      expect(costs[0]).toBeCloseTo(-front[2 * points[i]], 14);
      expect(costs[1]).toBeCloseTo(-front[2 * points[i] + 1], 14);
      expect(descriptors[1]).toBe(0);
    });
  });

  it('has a front of a thousand points with the published hypervolume', () => {
    const published: Record<string, number> = {
      zdt1: 0.87616,
      zdt2: 0.542833,
      zdt3: 1.331519,
      zdt4: 0.87616,
      zdt6: 0.507546,
    };
    expect(front.length).toBe(2000);
    expect([...fronts.reference]).toEqual([-1.1, -1.1]);
    expect(hypervolume(front, 1000, 2, fronts.reference)).toBeCloseTo(published[id], 6);
  });

  it('has the hypervolume of the whole front, by summing up thin columns', () => {
    const steps = 400_000;
    const [first] = evaluate([optimal(id === 'zdt6' ? 0.08145779687998356 : 0)]);
    let [sum, lowest] = [0, 1.1];
    const width = (1.1 - first.costs[0]) / steps;
    for (let i = 0; i < steps; i++) {
      const f1 = first.costs[0] + (i + 0.5) * width;
      const ratio: Record<string, number> = {
        zdt1: 1 - Math.sqrt(f1),
        zdt2: 1 - f1 * f1,
        zdt3: 1 - Math.sqrt(f1) - f1 * Math.sin(10 * Math.PI * f1),
        zdt4: 1 - Math.sqrt(f1),
        zdt6: 1 - f1 * f1,
      };
      if (f1 <= 1) lowest = Math.min(lowest, ratio[id]);
      sum += (1.1 - lowest) * width;
    }
    expect(Math.abs(sum - fronts.hypervolume!)).toBeLessThan(1e-5);
    expect(problem.objectives[1].ceiling).toBeCloseTo(id === 'zdt3' ? 0.7733690123 : 0, 9);
  });

  it('lets no solution add to the front', () => {
    const rows = [...randomRows(500, 1), ...randomRows(3000, 2).map(([x1]) => optimal(x1))];
    const found = Float64Array.from(evaluate(rows).flatMap(({ costs }) => costs.map((cost) => -cost)));
    const all = Float64Array.from([...found, ...front]);
    const reached = hypervolume(found, rows.length, 2, fronts.reference);
    expect(reached).toBeGreaterThan(fronts.hypervolume! - 2e-3);
    expect(hypervolume(all, all.length / 2, 2, fronts.reference)).toBeLessThan(fronts.hypervolume!);
  });

  it('maps x₁ and the mean distance of the others, from one end to the other', () => {
    const far = id === 'zdt4' ? [0, 1] : [1];
    for (const end of far) {
      const [{ descriptors }] = evaluate([[0.25, ...Array<number>(dim - 1).fill(end)]]);
      expect(descriptors).toEqual([0.25, 1]);
    }
    const rows = randomRows(50, 3);
    evaluate(rows).forEach(({ descriptors }, i) => {
      const [x1, ...rest] = rows[i];
      const apart = id === 'zdt4' ? rest.map((v) => Math.abs(2 * v - 1)) : rest;
      expect(descriptors[0]).toBe(x1);
      expect(descriptors[1]).toBeCloseTo(total(apart) / apart.length, 14);
    });
    expect(problem.reachable!(3, 4)).toEqual(new Uint8Array(12).fill(1));
  });

  it('evaluates only the rows asked for, each by itself', () => {
    const rows = randomRows(8, 4);
    evaluate(rows, 2, 5).forEach((row, i) => {
      const untouched = { costs: [-7, -7], descriptors: [7, 7] };
      expect(row).toEqual(i >= 2 && i < 5 ? evaluate([rows[i]])[0] : untouched);
    });
  });
});

it('ZDT3 has a front of five pieces that all end lower than the next begins to matter', () => {
  const f2 = (f1: number) => 1 - Math.sqrt(f1) - f1 * Math.sin(10 * Math.PI * f1);
  const front = zdt[2].create({}, EXACT).fronts!.front!;
  for (let piece = 0; piece < 5; piece++) {
    const end = -front[2 * (200 * piece + 199)];
    expect(f2(end)).toBeLessThan(f2(end - 1e-4));
    expect(f2(end)).toBeLessThan(f2(end + 1e-4));
    if (piece < 4) expect(f2(-front[2 * (200 * piece + 200)])).toBeCloseTo(f2(end), 12);
  }
});
