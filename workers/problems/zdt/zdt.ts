/**
 * ZDT1–4 and ZDT6 (Zitzler, Deb & Thiele 2000, "Comparison of multiobjective evolutionary algorithms: empirical results",
 * §3): two costs f₁ and f₂ = g·h(f₁, g) of n numbers, both to be kept low. Only x₁ decides f₁; the others make g, which is 1
 * at best, and there f₂ = h(f₁, 1) is the front. Costs are written negated. In ZDT4 all but x₁ are −5 … 5; here they are 0 … 1
 * and stretched when evaluated. ZDT5 has bits for numbers and is left out.
 *
 * The map: x₁, which says where along the front, and how far the other numbers are from where g is 1, on average. Any x₁
 * goes with any distance, so every cell can be reached and the lowest row is the front. Pure.
 */
import { cosTurns, exp, sinTurns } from '../../core/det-math.ts';
import type { Problem, ProblemDefinition } from '../../core/types.ts';
import { frontOf, type Segment } from './front.ts';

interface Zdt {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly dim: number;
  first(x1: number): number;
  /** g of x[from + 1 … from + n). */
  distance(x: Float64Array, from: number, n: number): number;
  /** f₂ of f₁ and g. */
  second(f1: number, g: number): number;
  /** How far a number other than x₁ is from its best, 0 … 1. */
  apart(value: number): number;
  /** Where on f₁ the front has points. */
  readonly segments: readonly Segment[];
  /** Of all of the front, against a reference of 1.1 and 1.1. */
  readonly hypervolume: number;
  /** The least f₂ on the front. */
  readonly least: number;
}

const REFERENCE = 1.1;

function sumOfOthers(x: Float64Array, from: number, n: number): number {
  let sum = 0;
  for (let k = from + 1; k < from + n; k++) sum += x[k];
  return sum;
}

const linear = (x: Float64Array, from: number, n: number): number => 1 + (9 * sumOfOthers(x, from, n)) / (n - 1);

/** 21⁹ local fronts: g has a dip at every half step of each number, the true one at 0.5, which is stretched to 0. */
function rippled(x: Float64Array, from: number, n: number): number {
  let sum = 1 + 10 * (n - 1);
  for (let k = from + 1; k < from + n; k++) {
    const v = 10 * x[k] - 5;
    sum += v * v - 10 * cosTurns(2 * v);
  }
  return sum;
}

/** The fourth root makes g fall off steeply only close to the front. */
const rooted = (x: Float64Array, from: number, n: number): number =>
  1 + 9 * Math.sqrt(Math.sqrt(sumOfOthers(x, from, n) / (n - 1)));

function bumpy(x1: number): number {
  const s = sinTurns(3 * x1);
  const square = s * s;
  return 1 - exp(-4 * x1) * (square * square * square);
}

const itself = (value: number): number => value;
const convex = (f1: number, g: number): number => g * (1 - Math.sqrt(f1 / g));
const concave = (f1: number, g: number): number => g * (1 - (f1 / g) * (f1 / g));
const broken = (f1: number, g: number): number => g * (1 - Math.sqrt(f1 / g) - (f1 / g) * sinTurns(5 * f1));

/** The least of 1 − e^(−4x) sin⁶(6πx), near x = 0.0815. */
const LEAST_OF_BUMPY = 0.2807753188153697;

const PROBLEMS: readonly Zdt[] = [
  {
    id: 'zdt1',
    title: 'ZDT1',
    summary:
      'Two costs at odds, of 30 numbers. The best trade-offs form a front that bulges towards the ideal corner: middling ones pay.',
    dim: 30,
    first: itself,
    distance: linear,
    second: convex,
    apart: itself,
    segments: [[0, 1]],
    hypervolume: 1.21 - 1 / 3,
    least: 0,
  },
  {
    id: 'zdt2',
    title: 'ZDT2',
    summary:
      'As ZDT1, but the front bulges away from the ideal corner, so no weighted sum of the two costs leads to its middle.',
    dim: 30,
    first: itself,
    distance: linear,
    second: concave,
    apart: itself,
    segments: [[0, 1]],
    hypervolume: 1.21 - 2 / 3,
    least: 0,
  },
  {
    id: 'zdt3',
    title: 'ZDT3',
    summary: 'As ZDT1, but the front is in five pieces with gaps between them.',
    dim: 30,
    first: itself,
    distance: linear,
    second: broken,
    apart: itself,
    // A piece ends where f₂ is least, and the next begins where f₂ falls below that.
    segments: [
      [0, 0.08300153492691163],
      [0.18222872802939978, 0.25776236338783022],
      [0.40931367480865684, 0.45388210408883017],
      [0.61839679443926579, 0.65251170380466252],
      [0.82333179832663274, 0.8518328654364139],
    ],
    // By quadrature over the pieces and the steps between them, to 30 digits.
    hypervolume: 1.3317629086570201,
    least: -0.77336901232664045,
  },
  {
    id: 'zdt4',
    title: 'ZDT4',
    summary:
      'The front of ZDT1 among 21⁹ local ones that are worse: a search of 10 numbers that only follows the slope gets stuck.',
    dim: 10,
    first: itself,
    distance: rippled,
    second: convex,
    apart: (value) => Math.abs(2 * value - 1),
    segments: [[0, 1]],
    hypervolume: 1.21 - 1 / 3,
    least: 0,
  },
  {
    id: 'zdt6',
    title: 'ZDT6',
    summary:
      'A front hard to come close to and unevenly populated: few of its 10-number solutions lie near the front, and those at one end of it.',
    dim: 10,
    first: bumpy,
    distance: rooted,
    second: concave,
    apart: itself,
    segments: [[LEAST_OF_BUMPY, 1]],
    hypervolume: 0.11 + 0.1 * (1 - LEAST_OF_BUMPY) + (1 - LEAST_OF_BUMPY * LEAST_OF_BUMPY * LEAST_OF_BUMPY) / 3,
    least: 0,
  },
];

function create(zdt: Zdt): Problem {
  const { dim, first, distance, second, apart } = zdt;
  return {
    space: { kind: 'real', dim, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
    objectives: [
      { name: 'f₁', unit: 'cost', floor: -1, ceiling: 0, minimised: true },
      { name: 'f₂', unit: 'cost', floor: -1, ceiling: 0 - zdt.least, minimised: true },
    ],
    fronts: {
      reference: Float64Array.of(-REFERENCE, -REFERENCE),
      front: frontOf(zdt.segments, (f1) => second(f1, 1)),
      hypervolume: zdt.hypervolume,
    },
    descriptors: [
      { name: 'x₁, place along the front', unit: '', range: [0, 1] },
      { name: 'distance of the other numbers', unit: '', range: [0, 1] },
    ],
    evaluate({ solutions: x }, { objectives, descriptors }, fromRow, toRow) {
      const capacity = objectives.length / 2;
      for (let i = fromRow; i < toRow; i++) {
        const from = i * dim;
        const f1 = first(x[from]);
        // Not −f, which would make −0 of 0.
        objectives[i] = 0 - f1;
        objectives[capacity + i] = 0 - second(f1, distance(x, from, dim));
        let sum = 0;
        for (let k = from + 1; k < from + dim; k++) sum += apart(x[k]);
        descriptors[2 * i] = x[from];
        descriptors[2 * i + 1] = sum / (dim - 1);
      }
    },
    reachable: (cols, rows) => new Uint8Array(cols * rows).fill(1),
  };
}

const define = (zdt: Zdt): ProblemDefinition => ({
  id: zdt.id,
  title: zdt.title,
  summary: zdt.summary,
  revision: 1,
  evaluators: ['exact'],
  params: [],
  create: () => create(zdt),
});

export const zdt: readonly ProblemDefinition[] = PROBLEMS.map(define);
