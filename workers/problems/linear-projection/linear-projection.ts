/**
 * Sphere, Rastrigin and plateau in Rⁿ with linear-projection descriptors (Fontaine et al. 2020, "Covariance matrix
 * adaptation for the rapid illumination of behavior space", §5; plateau: Fontaine & Nikolaidis 2023, CMA-MAE, §6).
 *
 * Objective 100·(f − f_worst)/(0 − f_worst), with f_worst at xᵢ = −5.12; the optimum of sphere and Rastrigin is shifted
 * to xᵢ = 2.048. Descriptors: sums of the clipped first and second half of x, clip(x) = x within ±5.12, else 5.12/x, so
 * the far corners of the map need every coordinate near its bound. Unbounded: solutions may leave the box. Pure.
 */
import { cosTurns } from '../../core/det-math.ts';
import type { ParamValues } from '../../core/params.ts';
import type { Problem, ProblemDefinition } from '../../core/types.ts';

const BOUND = 5.12;
const SHIFT = BOUND * 0.4;

/** Objective of one solution, x[from … from + n). */
type Objective = (x: Float64Array, from: number, n: number) => number;

function sphereSum(x: Float64Array, from: number, n: number): number {
  let sum = 0;
  for (let k = from; k < from + n; k++) {
    const d = x[k] - SHIFT;
    sum += d * d;
  }
  return sum;
}

const rastriginTerm = (d: number): number => d * d - 10 * cosTurns(d);

function rastriginSum(x: Float64Array, from: number, n: number): number {
  let sum = 10 * n;
  for (let k = from; k < from + n; k++) sum += rastriginTerm(x[k] - SHIFT);
  return sum;
}

/** 100 at the optimum, 0 at xᵢ = −5.12. */
function normalised(sum: Objective, worstOfOne: number): Objective {
  return (x, from, n) => 100 - (100 * sum(x, from, n)) / (n * worstOfOne);
}

function plateauValue(x: Float64Array, from: number, n: number): number {
  let outside = 0;
  for (let k = from; k < from + n; k++) {
    const beyond = Math.abs(x[k]) - BOUND;
    if (beyond > 0) outside += beyond * beyond;
  }
  return 100 - outside / n;
}

function clippedSum(x: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += Math.abs(x[k]) <= BOUND ? x[k] : BOUND / x[k];
  return sum;
}

function create(objective: Objective, params: ParamValues): Problem {
  const n = params.dim as number;
  // An odd n gives the second half one number more.
  const half = Math.floor(n / 2);
  const reach = (count: number): readonly [number, number] => [-BOUND * count, BOUND * count];
  return {
    space: { kind: 'real', dim: n, lower: -Infinity, upper: Infinity, initial: { kind: 'normal', mean: 0, sd: 0.5 } },
    objectives: [{ name: 'objective', unit: 'points', floor: 0, ceiling: 100 }],
    descriptors: [
      { name: 'sum of the first half', unit: 'clipped units', range: reach(half) },
      { name: 'sum of the second half', unit: 'clipped units', range: reach(n - half) },
    ],
    evaluate(batch, results, fromRow, toRow) {
      const x = batch.solutions;
      for (let i = fromRow; i < toRow; i++) {
        const from = i * n;
        results.objectives[i] = objective(x, from, n);
        results.descriptors[2 * i] = clippedSum(x, from, from + half);
        results.descriptors[2 * i + 1] = clippedSum(x, from + half, from + n);
      }
    },
    // Both sums take any value in range independently, so every cell can be reached.
    reachable: (cols, rows) => new Uint8Array(cols * rows).fill(1),
  };
}

function define(id: string, title: string, summary: string, objective: Objective): ProblemDefinition {
  return {
    id,
    title,
    summary,
    revision: 1,
    evaluators: ['exact'],
    params: [
      {
        kind: 'int',
        key: 'dim',
        label: 'Dimensions',
        unit: 'numbers',
        min: 2,
        max: 1000,
        default: 20,
        log: true,
        basic: true,
        help: 'How many numbers a solution has: the first half of them makes the first descriptor, the second half the second.',
      },
    ],
    create: (params) => create(objective, params),
  };
}

const farthest = -BOUND - SHIFT;

export const sphere = define(
  'sphere',
  'Sphere',
  'One smooth hill in many dimensions, seen through two sums. Most solutions crowd the middle of the map; the corners are hard to reach.',
  normalised(sphereSum, farthest * farthest),
);

export const rastrigin = define(
  'rastrigin',
  'Rastrigin',
  'The sphere with a regular grid of false summits on it, seen through the same two sums.',
  normalised(rastriginSum, 10 + rastriginTerm(farthest)),
);

export const plateau = define(
  'plateau',
  'Plateau',
  'Every solution inside a box is perfect, so only reaching new cells counts; outside the box the objective falls off.',
  plateauValue,
);
