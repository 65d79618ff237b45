import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { completeParams } from '../../core/params.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Batch, Results } from '../../core/types.ts';
import { arm } from './arm.ts';

const problemOf = (joints: number) => arm.create(completeParams(arm.params, { joints }), EXACT);

function batchOf(solutions: Float64Array, joints: number): { batch: Batch; results: Results } {
  const size = solutions.length / joints;
  return {
    batch: { size, solutions, parents: new Uint32Array(size) },
    results: { objectives: new Float64Array(size).fill(-1), descriptors: new Float64Array(2 * size).fill(-1) },
  };
}

function evaluate(u: readonly number[]) {
  const { batch, results } = batchOf(Float64Array.from(u), u.length);
  void problemOf(u.length).evaluate(batch, results, 0, 1);
  return { objective: results.objectives[0], x: results.descriptors[0], y: results.descriptors[1] };
}

/** As QDax has it (`tasks/arm.py`), in radians, with the host's functions. */
function qdaxArm(u: readonly number[]): { fitness: number; x: number; y: number } {
  const n = u.length;
  const mean = u.reduce((a, b) => a + b) / n;
  const fitness = -Math.sqrt(u.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  let [angle, x, y] = [0, 0, 0];
  for (const value of u) {
    angle += value * 2 * Math.PI - Math.PI;
    x += Math.cos(angle) / n;
    y += Math.sin(angle) / n;
  }
  return { fitness, x, y };
}

const uniform = (seed: number, count: number): number[] => {
  const rng = new Rng().start(seed, hashName('arm/test'), 0);
  return Array.from({ length: count }, () => rng.uniform());
};

describe('the arm', () => {
  it.each([3, 12, 100, 1000])('with %i joints is the arm of QDax, its fitness −std put on 0…100', (joints) => {
    for (let seed = 0; seed < 200; seed++) {
      const u = uniform(seed, joints).map((value) => (seed % 3 === 0 ? Math.round(value) : value));
      const { objective, x, y } = evaluate(u);
      const reference = qdaxArm(u);
      expect(Math.abs(x - reference.x)).toBeLessThan(1e-14);
      expect(Math.abs(y - reference.y)).toBeLessThan(1e-14);
      expect(Math.abs(objective - 100 * (1 + 2 * reference.fitness))).toBeLessThan(1e-11);
      expect(x * x + y * y).toBeLessThan(1 + 1e-12);
    }
  });

  it('measures nearly even bends to a hundred-thousandth', () => {
    for (let seed = 0; seed < 400; seed++) {
      const [at, spread, ...rest] = uniform(seed, 40);
      const u = rest.map((value) => 0.999 * at + 1e-3 * value * spread ** 20);
      expect(Math.abs(evaluate(u).objective - 100 * (1 + 2 * qdaxArm(u).fitness))).toBeLessThan(1e-5);
    }
  });

  it.each([3, 4, 12, 101])('with %i joints takes known poses', (joints) => {
    const straight = Array<number>(joints).fill(0.5);
    const first = (u: number) => [u, ...straight.slice(1)];
    expect(evaluate(straight).objective).toBe(100);
    const place = ({ x, y }: { x: number; y: number }) => [x, y].map((v) => Math.round(v * 1e14) / 1e14 + 0);
    expect(place(evaluate(straight))).toEqual([1, 0]);
    expect(place(evaluate(first(0.75)))).toEqual([0, 1]);
    expect(place(evaluate(first(0.25)))).toEqual([0, -1]);
    expect(place(evaluate(first(1)))).toEqual([-1, 0]);
    expect(place(evaluate(first(0)))).toEqual([-1, 0]);
    // A regular polygon brings the hand back to the shoulder.
    expect(place(evaluate(straight.map((u) => u + 1 / joints)))).toEqual([0, 0]);
    const folded = evaluate(straight.map((u, i) => (i === 0 ? u : 1)));
    expect(place(folded)).toEqual([joints % 2 === 0 ? 0 : Math.round(1e14 / joints) / 1e14, 0]);
  });

  it('scores exactly 100 where all joints bend alike', () => {
    for (const joints of [3, 12, 1000]) {
      for (const u of [0, 0.3, 0.5, 0.95, 1])
        expect(evaluate(Array.from({ length: joints }, () => u)).objective).toBe(100);
    }
  });

  it('scores 0 where the bends are as uneven as they can be', () => {
    expect(evaluate([0, 1, 1, 0]).objective).toBe(0);
    expect(evaluate([0, 1, 0]).objective).toBeCloseTo(100 * (1 - 2 * Math.sqrt(2 / 9)), 12);
  });

  it('evaluates rows the same in one go or in any shards, and no others', () => {
    const size = 50;
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.array(fc.integer({ min: 0, max: size }), { maxLength: 6 }),
        fc.nat(),
        (joints, cuts, seed) => {
          const problem = problemOf(joints);
          const solutions = Float64Array.from(uniform(seed, size * joints));
          const whole = batchOf(solutions, joints);
          void problem.evaluate(whole.batch, whole.results, 0, size);
          const edges = [0, ...cuts.sort((a, b) => a - b), size];
          const parts = batchOf(solutions, joints);
          for (let k = 1; k < edges.length; k++) {
            void problem.evaluate(parts.batch, parts.results, edges[k - 1], edges[k]);
            // What no shard has come to yet is as batchOf made it.
            expect(parts.results.objectives.subarray(edges[k]).every((value) => value === -1)).toBe(true);
          }
          expect(parts.results).toEqual(whole.results);
          void problem.evaluate(parts.batch, parts.results, 7, 9);
          expect(parts.results).toEqual(whole.results);
        },
      ),
      { numRuns: 30, seed: 1 },
    );
  });
});

describe('reachable cells', () => {
  const reachable = (cols: number, rows: number): Uint8Array => problemOf(12).reachable!(cols, rows);
  const count = (mask: Uint8Array): number => mask.reduce((a, b) => a + b);

  it('are 8,040 of a 100 × 100 map, and all of the coarsest', () => {
    expect(count(reachable(100, 100))).toBe(8040);
    expect([count(reachable(2, 2)), count(reachable(4, 4))]).toEqual([4, 16]);
  });

  it.each([
    [100, 100],
    [37, 20],
    [2, 51],
  ])('of a %i × %i map are those that a fine raster finds a point of the disc in', (cols, rows) => {
    const mask = reachable(cols, rows);
    const found = new Uint8Array(cols * rows);
    // Each cell with its edges, which the inmost of its points lies on or is itself the centre of the disc.
    const steps = 20;
    for (let cell = 0; cell < cols * rows; cell++) {
      for (let k = 0; k < (steps + 1) ** 2; k++) {
        const x = -1 + (2 * ((cell % cols) + (k % (steps + 1)) / steps)) / cols;
        const y = -1 + (2 * (Math.floor(cell / cols) + Math.floor(k / (steps + 1)) / steps)) / rows;
        if (x * x + y * y <= 1 + 1e-12) found[cell] = 1;
      }
    }
    expect(mask).toEqual(found);
  });

  it('hold every hand that is measured', () => {
    const [cols, rows, joints] = [60, 40, 3];
    const mask = reachable(cols, rows);
    for (let seed = 0; seed < 800; seed++) {
      const u = uniform(seed, joints);
      // Nearly straight arms come close to the rim.
      const { x, y } = evaluate(seed % 2 === 0 ? u : [u[0], 0.5 + (u[1] - 0.5) / 50, 0.5 + (u[2] - 0.5) / 50]);
      const [column, row] = [Math.floor(((x + 1) / 2) * cols), Math.floor(((y + 1) / 2) * rows)];
      expect(mask[row * cols + column]).toBe(1);
    }
  });
});
