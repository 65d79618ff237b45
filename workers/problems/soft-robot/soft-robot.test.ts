import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Problem } from '../../core/types.ts';
import { countCells, hasMuscle, MATERIAL } from './body.ts';
import { DIM, INPUTS, NONE, space } from './genome.ts';
import { grow } from './grow.ts';
import { SECONDS, Walk } from './picture.ts';
import { softRobot } from './soft-robot.ts';

const SIZE = 5;
const problem = softRobot.create({ size: SIZE }, EXACT);

/** So many random genomes, a few mutations deep. */
function genomes(seed: number, count: number): Float64Array {
  const rng = new Rng().start(seed, hashName('soft-robot.test'), 0);
  const solutions = new Float64Array(count * DIM);
  for (let i = 0; i < count; i++) {
    space.sample(rng, solutions, i * DIM);
    for (let m = 0; m < 5; m++) space.vary(rng, solutions, i * DIM, solutions, i * DIM);
  }
  return solutions;
}

const newResults = (count: number) => ({
  objectives: new Float64Array(count).fill(-1),
  descriptors: new Float64Array(2 * count).fill(-1),
});

function evaluate(of: Problem, solutions: Float64Array) {
  const size = solutions.length / DIM;
  const results = newResults(size);
  void of.evaluate({ size, solutions, parents: new Uint32Array(size) }, results, 0, size);
  return results;
}

/** A genome whose presence is a constant and whose material is always the same one. */
function uniform(presence: number, material: number): Float64Array {
  const x = new Float64Array(DIM).fill(NONE);
  x.fill(3, 0, 5);
  x.set([3, INPUTS, presence, 3, INPUTS + material, 3], 17);
  return x;
}

describe('an evaluation', () => {
  const count = 24;
  const solutions = genomes(1, count);
  const whole = evaluate(problem, solutions);

  it('measures the share of bone and of filled cells, and finds walkers', () => {
    for (let i = 0; i < count; i++) {
      const body = { size: SIZE, cells: new Uint8Array(SIZE * SIZE) };
      grow(solutions, i * DIM, body);
      expect(whole.descriptors[2 * i]).toBeCloseTo((100 * countCells(body, MATERIAL.bone)) / SIZE ** 2, 12);
      expect(whole.descriptors[2 * i + 1]).toBeCloseTo((100 * countCells(body)) / SIZE ** 2, 12);
      if (!hasMuscle(body)) expect(whole.objectives[i]).toBe(0);
      expect(whole.objectives[i]).toBeGreaterThanOrEqual(0);
    }
    expect(Math.max(...whole.objectives)).toBeGreaterThan(0.1);
    expect(Math.max(...whole.objectives)).toBeLessThan(10);
  });

  it('does not depend on shards', () => {
    const results = newResults(count);
    const batch = { size: count, solutions, parents: new Uint32Array(count) };
    for (const [from, to] of [
      [17, 24],
      [0, 1],
      [1, 17],
    ])
      void problem.evaluate(batch, results, from, to);
    expect(results).toEqual(whole);
    void problem.evaluate(batch, results, 5, 6);
    expect(results).toEqual(whole);
  });

  it('is the walk that the picture shows, bit for bit, in steps of any length', () => {
    for (let i = 0; i < count; i += 3) {
      const walk = new Walk(solutions.slice(i * DIM, (i + 1) * DIM), SIZE);
      for (let at = 0; !walk.done; at += 0.01 + (i % 5) * 0.037) walk.advanceTo(at);
      expect(walk.seconds).toBe(SECONDS);
      expect(Math.abs(walk.distance)).toBe(whole.objectives[i]);
      walk.restart();
      expect([walk.seconds, walk.distance]).toEqual([0, 0]);
      walk.advanceTo(99);
      expect(Math.abs(walk.distance)).toBe(whole.objectives[i]);
    }
  });

  it.each([
    ['nothing', uniform(-1, 1), [0, 0, 0]],
    ['all bone', uniform(1, 1), [0, 100, 100]],
    ['all soft tissue', uniform(1, 2), [0, 0, 100]],
  ])('gives %s no distance', (_, solution, expected) => {
    const { objectives, descriptors } = evaluate(problem, solution);
    expect([objectives[0], ...descriptors]).toEqual(expected);
  });

  it('of a block of one muscle, which is its own mirror image, gives next to none', () => {
    const { objectives, descriptors } = evaluate(problem, uniform(1, 3));
    expect([...descriptors]).toEqual([0, 100]);
    expect(objectives[0]).toBeLessThan(0.05);
  });
});

describe('reachable cells', () => {
  it('are those with some count of cells and of bone among them', () => {
    for (const [size, cols, rows] of [
      [8, 32, 32],
      [8, 100, 7],
      [4, 32, 32],
      [10, 10, 10],
    ]) {
      const mask = softRobot.create({ size }, EXACT).reachable!(cols, rows);
      const all = size * size;
      // Cell by cell: does any pair of counts fall between its edges?
      const fits = (count: number, bin: number, bins: number) =>
        count * bins >= bin * all && (count * bins < (bin + 1) * all || bin === bins - 1);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < cols; column++) {
          let found = 0;
          for (let filled = 0; filled <= all; filled++)
            for (let bone = 0; bone <= filled; bone++)
              if (fits(filled, row, rows) && fits(bone, column, cols)) found = 1;
          expect(mask[row * cols + column], `${size}: ${column}, ${row} of ${cols} × ${rows}`).toBe(found);
        }
      }
    }
  });
});
