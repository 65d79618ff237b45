import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParetoFrame } from '../../core/frames.ts';
import { hypervolume } from '../../core/hypervolume.ts';
import { additiveEpsilon, igdPlus } from '../../core/indicators.ts';
import { decodeLink } from '../../core/link.ts';
import { clonePlain, plainBytes } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Run } from '../../core/run.ts';
import type { FrontTruth, Lens, Problem, Space } from '../../core/types.ts';
import { EXACT } from '../../core/exact.ts';
import { curves } from '../curves.ts';
import { eliteMap } from '../elite-map/elite-map.ts';
import { makeRegistry } from '../../host/make-registry.ts';
import { arm } from '../../problems/arm/arm.ts';
import { zdt } from '../../problems/zdt/zdt.ts';
import { mapElites } from '../../searches/map-elites.ts';
import { random } from '../../searches/random.ts';
import { pareto } from './pareto.ts';

const REAL: Space = { kind: 'real', dim: 3, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } };
const CHOICES: Space = {
  kind: 'categorical',
  dim: 2,
  genes: [
    { name: 'width', options: ['8', '16'] },
    { name: 'kernel', options: ['3', '5', '7'] },
  ],
};

function problemOf(m: number, space: Space, fronts?: FrontTruth): Problem {
  const one = (k: number) => ({ name: `f${k}`, unit: '', floor: -2 - k, ceiling: 10 });
  return {
    space,
    objectives: [one(0), ...Array.from({ length: m - 1 }, (_, k) => one(k + 1))],
    ...(fronts && { fronts }),
    descriptors: [
      { name: 'x', unit: '', range: [0, 1] },
      { name: 'y', unit: '', range: [0, 1] },
    ],
    evaluate() {},
  };
}

/** Points in whole numbers, so that equal ones and equal coordinates are many. */
function pointsOf(count: number, m: number, seed: number, most = 8): number[][] {
  const rng = new Rng().start(seed, hashName('pareto/test'), m);
  return Array.from({ length: count }, () => Array.from({ length: m }, () => rng.below(most)));
}

const solutionOf = (row: number): number[] => [row % 2, row % 3, 1 / (row + 1)];

/** A lens that watches the points from evaluation `from` on, in batches of these sizes in turn. */
function watch(lens: Lens, points: readonly number[][], sizes: readonly number[], from = 0, space: Space = REAL): Lens {
  const m = points[0].length;
  for (let at = from, i = 0; at < points.length; i++) {
    const size = Math.min(sizes[i % sizes.length], points.length - at);
    const capacity = size + 2;
    const objectives = new Float64Array(m * capacity);
    const solutions = new Float64Array(capacity * space.dim);
    for (let row = 0; row < size; row++) {
      for (let k = 0; k < m; k++) objectives[k * capacity + row] = points[at + row][k];
      solutions.set(solutionOf(at + row).slice(0, space.dim), row * space.dim);
    }
    lens.observe({
      at: at + size,
      firstBirth: at + 1,
      batch: { size, solutions, parents: Uint32Array.from({ length: capacity }, (_, row) => (at + row) >> 1) },
      results: { objectives, descriptors: new Float64Array(2 * capacity) },
      accepted: { size: 0, rows: new Uint32Array(0), cells: new Uint32Array(0) },
      archive: undefined,
      measure: () => ({}),
    });
    at += size;
  }
  return lens;
}

const create = (problem: Problem, budget = 10_000): Lens =>
  pareto.create({ problem, budget, capacity: 64, archive: undefined }, {});
const over = (problem: Problem, points: readonly number[][], sizes: readonly number[]): Lens =>
  watch(create(problem), points, sizes, 0, problem.space);
const frameOf = (lens: Lens): ParetoFrame => lens.frame() as ParetoFrame;

/** Rows that no other is better than, and no earlier one equal to. */
function frontOf(points: readonly number[][]): number[] {
  const covers = (a: number[], b: number[]) => a.every((value, k) => value >= b[k]);
  return points.flatMap((point, row) => {
    const beaten = points.some((other, i) => i !== row && covers(other, point) && (i < row || !covers(point, other)));
    return beaten ? [] : [row];
  });
}

const sorted = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);

/** As it shows itself to a person. */
const sight = (lens: Lens) => ({ frame: lens.frame(), metrics: lens.metrics(), last: lens.inspect!({ row: 17 }) });

describe('the running front', () => {
  it.each([2, 3, 4])('is that of brute force after every evaluation, with %i objectives', (m) => {
    for (const seed of [1, 2, 3]) {
      const points = pointsOf(60, m, seed);
      const problem = problemOf(m, REAL);
      for (let at = 1; at <= points.length; at++) {
        const { front, points: drawn } = frameOf(over(problem, points.slice(0, at), [1]));
        expect(sorted(front)).toEqual(frontOf(points.slice(0, at)));
        expect([...drawn]).toEqual(points.slice(0, at).flat());
      }
    }
  });

  it('is in order of the first objective, best first', () => {
    for (const m of [2, 3]) {
      const points = pointsOf(300, m, m, 50);
      const { front } = frameOf(over(problemOf(m, REAL), points, [7]));
      expect(front.length).toBeGreaterThan(3);
      expect([...front]).toEqual(sorted(front).sort((a, b) => points[b][0] - points[a][0] || a - b));
    }
  });

  it('grows beyond its first room', () => {
    const points = Array.from({ length: 5000 }, (_, row) => [(row * 1999) % 5000, -((row * 1999) % 5000)]);
    const lens = over(problemOf(2, REAL), points, [64]);
    expect(lens.metrics().frontSize).toBe(5000);
    expect(sorted(frameOf(lens).front)).toEqual(points.map((_, row) => row));
    expect(frameOf(lens).points).toEqual(Float64Array.from(points.flat()));
  });
});

describe('seeking', () => {
  it('shows the same as a lens that only went so far, whatever was computed beyond', () => {
    for (const m of [2, 3]) {
      const points = pointsOf(120, m, 7, 12);
      const problem = problemOf(m, REAL, {
        reference: new Float64Array(m).fill(-1),
        front: Float64Array.from([...Array(m).fill(9)]),
      });
      const seen = Array.from({ length: points.length + 1 }, (_, at) =>
        at === 0 ? create(problem) : over(problem, points.slice(0, at), [5]),
      );
      const far = over(problem, points, [5]);
      for (const at of [100, 3, 0, 60, 119, 20]) {
        far.load(clonePlain(seen[at].save()), undefined);
        expect(sight(far)).toEqual(sight(seen[at]));
        // From there on it is as if it had never been further.
        const to = Math.min(points.length, at + 30);
        watch(far, points.slice(0, to), [4], at);
        expect(sight(far)).toEqual(sight(seen[to]));
      }
    }
  });

  it('goes on elsewhere from a keyframe and a log, in either order of loading', () => {
    const points = pointsOf(200, 2, 9, 30);
    const problem = problemOf(2, REAL, { reference: Float64Array.of(-1, -1) });
    const first = over(problem, points.slice(0, 150), [8]);
    const keyframe = clonePlain(over(problem, points.slice(0, 64), [8]).save());
    const log = first.log();
    const second = create(problem);
    second.load(keyframe, undefined);
    second.loadLog(clonePlain(log));
    const reference = over(problem, points.slice(0, 64), [8]);
    expect(sight(second)).toEqual(sight(reference));
    expect(sight(watch(second, points, [8], 64))).toEqual(sight(over(problem, points, [8])));
    expect(second.log()).toEqual(over(problem, points, [8]).log());
  });

  it('keeps little in keyframes, and hands out logs and frames that are nobody else’s', () => {
    const points = pointsOf(50, 2, 3);
    const lens = over(problemOf(2, REAL), points, [10]);
    expect(plainBytes(lens.save())).toBe(16);
    const before = sight(lens);
    (lens.log() as { values: Float64Array }).values.fill(0);
    frameOf(lens).points.fill(0);
    frameOf(lens).front.fill(0);
    expect(sight(lens)).toEqual(before);
  });
});

describe('metrics', () => {
  it('are those of the front by the functions for whole sets', () => {
    const [floors, span] = [(k: number) => -2 - k, (k: number) => 12 + k];
    for (const m of [2, 3]) {
      const truth = pointsOf(40, m, 21, 12);
      const reference = new Float64Array(m).fill(1);
      const problem = problemOf(m, REAL, { reference, front: Float64Array.from(truth.flat()), hypervolume: 500 });
      const points = pointsOf(150, m, 20, 10);
      const scaled = (rows: readonly number[][]) => ({
        values: Float64Array.from(rows.flatMap((row) => row.map((value, k) => (value - floors(k)) / span(k)))),
        count: rows.length,
      });
      for (const at of [1, 2, 10, 150]) {
        const lens = over(problem, points.slice(0, at), [3]);
        const front = [...frameOf(lens).front].map((row) => points[row]);
        const volume = hypervolume(Float64Array.from(front.flat()), front.length, m, reference);
        expect(lens.metrics()).toEqual({
          hypervolume: expect.closeTo(volume, 9),
          hvShare: expect.closeTo(volume / 500, 12),
          igdPlus: igdPlus(scaled(front), scaled(truth), m),
          epsilon: additiveEpsilon(scaled(front), scaled(truth), m),
          frontSize: front.length,
        });
        // Those that have left the front make no difference to any of them.
        const all = points.slice(0, at);
        expect(lens.metrics().igdPlus).toBe(igdPlus(scaled(all), scaled(truth), m));
        expect(lens.metrics().epsilon).toBe(additiveEpsilon(scaled(all), scaled(truth), m));
      }
    }
  });

  it('have the hypervolume of the whole set, on 1,000 random sets', () => {
    const rng = new Rng();
    for (let set = 0; set < 1000; set++) {
      rng.start(3, hashName('pareto/test/sets'), set);
      const m = 2 + rng.below(3);
      const count = 1 + rng.below(m === 4 ? 25 : 60);
      // Some on the reference's edge or below, some with coordinates in common.
      const grain = [3, 10, 1e6][rng.below(3)];
      const points = Array.from({ length: count }, () => Array.from({ length: m }, () => rng.below(grain) / grain));
      const reference = new Float64Array(m).fill(rng.below(3) * 0.1);
      const lens = over(problemOf(m, REAL, { reference }), points, [9]);
      const whole = hypervolume(Float64Array.from(points.flat()), count, m, reference);
      expect(Math.abs(lens.metrics().hypervolume - whole)).toBeLessThan(1e-12);
    }
  });

  it('never get worse along a run', () => {
    const truth = { reference: Float64Array.of(-1, -1), front: Float64Array.of(9, 3, 6, 6, 3, 9), hypervolume: 81 };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 40 }), (points) => {
        const lens = create(problemOf(2, REAL, truth));
        let before = lens.metrics();
        for (let at = 1; at <= points.length; at++) {
          watch(lens, points.slice(0, at), [1], at - 1);
          const now = lens.metrics();
          expect(now.hypervolume).toBeGreaterThanOrEqual(before.hypervolume);
          if (at > 1) expect(now.igdPlus).toBeLessThanOrEqual(before.igdPlus);
          if (at > 1) expect(now.epsilon).toBeLessThanOrEqual(before.epsilon);
          before = now;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are NaN where nothing is known to measure against, and before the first point', () => {
    const lens = over(problemOf(2, REAL, { reference: Float64Array.of(-1, -1) }), [[1, 2]], [1]);
    expect(lens.metrics()).toEqual({ hypervolume: 6, hvShare: NaN, igdPlus: NaN, epsilon: NaN, frontSize: 1 });
    const truth = { reference: Float64Array.of(0, 0), front: Float64Array.of(1, 1), hypervolume: 1 };
    expect(create(problemOf(2, REAL, truth)).metrics()).toEqual({
      hypervolume: 0,
      hvShare: 0,
      igdPlus: NaN,
      epsilon: NaN,
      frontSize: 0,
    });
  });
});

describe('inspection', () => {
  it('tells of each row up to the playhead', () => {
    const points = pointsOf(30, 2, 5);
    const lens = over(problemOf(2, REAL), points, [4]);
    expect(lens.inspect!({ row: 9 })).toEqual({
      solution: Float64Array.from(solutionOf(9), Math.fround),
      objectives: Float64Array.from(points[9]),
      birth: 10,
      parent: 4,
    });
    lens.load({ at: 8, volume: 0 }, undefined);
    expect(lens.inspect!({ row: 9 })).toBeNull();
    expect((lens.inspect!('all') as { parents: Uint32Array }).parents).toHaveLength(8);
  });

  it('tells choices exactly, in a byte each', () => {
    const points = pointsOf(30, 2, 5);
    const lens = over(problemOf(2, CHOICES), points, [4]);
    expect(lens.inspect!({ row: 23 })).toMatchObject({ solution: Float64Array.of(1, 2) });
    expect((lens.inspect!('all') as { solutions: Uint8Array }).solutions).toBeInstanceOf(Uint8Array);
  });
});

describe('memory', () => {
  it.each([REAL, CHOICES])('is what the whole budget takes, $kind', (space) => {
    const points = pointsOf(1500, 3, 2);
    const lens = pareto.create({ problem: problemOf(3, space), budget: 1500, capacity: 64, archive: undefined }, {});
    watch(lens, points, [64], 0, space);
    expect(pareto.memory(problemOf(3, space), false, {}, 1500)).toBe(plainBytes(lens.log()));
  });
});

const { catalogue, openRun } = makeRegistry(
  [arm, ...zdt],
  [mapElites, random],
  [eliteMap, pareto, curves],
  EXACT.inference,
);

function runOf(link: string): Run {
  const { spec, lens } = decodeLink(link, catalogue).value;
  const opened = openRun(spec, lens);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

describe('in a run', () => {
  it('is there for problems with several objectives alone, beside the elite map', () => {
    expect(catalogue.showing).toMatchObject({ arm: ['elite-map', 'curves'], zdt1: ['elite-map', 'pareto', 'curves'] });
    expect(runOf('problem=arm').has('pareto')).toBe(false);
    expect(runOf('problem=zdt1').has('pareto')).toBe(true);
  });

  it('shows the same wherever the run is sought to', async () => {
    const link = 'problem=zdt1&search=map-elites&evals=3000&s.cols=12&s.rows=12';
    const [run, straight] = [runOf(link), runOf(link)];
    await run.advance(1000);
    run.keep();
    await run.advance(3000);
    for (const at of [600, 2000, 1000, 3000]) {
      await run.seek(at);
      if (straight.at > run.at) straight.rewind(0);
      await straight.advance(run.at);
      expect(run.at).toBe(straight.at);
      expect(run.digest).toBe(straight.digest);
      expect(run.metrics).toEqual(straight.metrics);
      expect(run.lens('pareto').frame()).toEqual(straight.lens('pareto').frame());
      expect(run.metrics.igdPlus).toBeGreaterThan(0);
    }
    const { metrics } = run.lens('curves').frame() as { metrics: Record<string, Float64Array> };
    expect(metrics.igdPlus.at(-1)).toBe(run.metrics.igdPlus);
  });

  it('is refused where its points would not fit in memory', () => {
    const { spec } = decodeLink('problem=zdt1&evals=1000000000', catalogue).value;
    expect(openRun(spec, {})).toMatchObject({
      ok: false,
      code: 'too-big',
      message: expect.stringMatching(/of memory for its map and its points/),
      hint: expect.stringMatching(/fewer evaluations/),
    });
  });
});
