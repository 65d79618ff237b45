/**
 * DTLZ1, 2 and 7 with three objectives (Deb, Thiele, Laumanns & Zitzler 2005, "Scalable test problems for evolutionary
 * multiobjective optimization", §6.7): costs of n numbers in 0 … 1, to be kept low. x₁ and x₂ choose a place on a surface,
 * the others how far beyond the front that surface lies: g, 0 at best (1 in DTLZ7). Costs are written negated.
 *
 * The map of DTLZ1 and 2 is x₁ × x₂, all places of the front; in every cell the fitness −f₁ is best where g is least. In DTLZ7
 * x₁ is f₁ itself, so its map has x₁ and how far the numbers from x₃ on are from their best, on average. All cells can be
 * reached. Pure.
 */
import { cosTurns, sinTurns } from '../../core/det-math.ts';
import type { Descriptor, FrontTruth, Objective, Problem, ProblemDefinition } from '../../core/types.ts';
import { disconnectedFront, LEAST_THIRD, linearFront, MOST_OF_ONE, sphericalFront } from './front.ts';

/** The numbers x₁ and x₂. */
const POSITION = 2;

interface Dtlz {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly dim: number;
  /** The three costs of x[from … from + dim), written to `costs`. */
  costsOf(x: Float64Array, from: number, dim: number, costs: Float64Array): void;
  /** Of f₃, which is the only one that differs: the range of the front, as written. */
  readonly third: readonly [floor: number, ceiling: number];
  fronts(): FrontTruth;
  /** Whether the map's second axis is x₂, or how far the numbers after it are from 0. */
  readonly second: 'place' | 'distance';
}

/** 11⁵ − 1 false fronts, one for each dip of g, which has 11 of them along every number. */
function rippledCosts(x: Float64Array, from: number, dim: number, costs: Float64Array): void {
  let sum = dim - POSITION;
  for (let k = from + POSITION; k < from + dim; k++) {
    const d = x[k] - 0.5;
    sum += d * d - cosTurns(10 * d);
  }
  const scale = 0.5 * (1 + 100 * sum);
  costs[0] = scale * x[from] * x[from + 1];
  costs[1] = scale * x[from] * (1 - x[from + 1]);
  costs[2] = scale * (1 - x[from]);
}

function sphericalCosts(x: Float64Array, from: number, dim: number, costs: Float64Array): void {
  let radius = 1;
  for (let k = from + POSITION; k < from + dim; k++) {
    const d = x[k] - 0.5;
    radius += d * d;
  }
  // Angles x·π/2 are quarters of a turn.
  const inner = radius * cosTurns(x[from] / 4);
  costs[0] = inner * cosTurns(x[from + 1] / 4);
  costs[1] = inner * sinTurns(x[from + 1] / 4);
  costs[2] = radius * sinTurns(x[from] / 4);
}

function disconnectedCosts(x: Float64Array, from: number, dim: number, costs: Float64Array): void {
  let sum = 0;
  for (let k = from + POSITION; k < from + dim; k++) sum += x[k];
  const beyond = 2 + (9 * sum) / (dim - POSITION);
  let h = 3;
  for (let k = 0; k < POSITION; k++) {
    const f = x[from + k];
    costs[k] = f;
    h -= (f / beyond) * (1 + sinTurns(1.5 * f));
  }
  costs[2] = beyond * h;
}

/** References lie at 1.1 times the worst of the front, as is the custom. */
const reference = (f1: number, f2: number, f3: number): Float64Array => Float64Array.of(-f1, -f2, -f3);

/** π/6, the volume under an eighth of the unit sphere. */
const EIGHTH_OF_SPHERE = 0.5235987755982988;

const PROBLEMS: readonly Dtlz[] = [
  {
    id: 'dtlz1',
    title: 'DTLZ1',
    summary:
      'Three costs whose best trade-offs form a flat triangle, behind 11⁵ − 1 false ones that stop a search which only follows the slope.',
    dim: 7,
    costsOf: rippledCosts,
    third: [-1, 0],
    // The triangle cuts a pyramid off the cube.
    fronts: () => ({ reference: reference(0.55, 0.55, 0.55), front: linearFront(), hypervolume: 0.166375 - 1 / 48 }),
    second: 'place',
  },
  {
    id: 'dtlz2',
    title: 'DTLZ2',
    summary: 'Three costs whose best trade-offs form an eighth of a sphere, easy to reach: what counts is to cover it.',
    dim: 12,
    costsOf: sphericalCosts,
    third: [-1, 0],
    fronts: () => ({
      reference: reference(1.1, 1.1, 1.1),
      front: sphericalFront(),
      hypervolume: 1.331 - EIGHTH_OF_SPHERE,
    }),
    second: 'place',
  },
  {
    id: 'dtlz7',
    title: 'DTLZ7',
    summary:
      'Three costs whose best trade-offs lie on four patches with gaps between them; a search must find and keep all four.',
    dim: 22,
    costsOf: disconnectedCosts,
    third: [-6, -LEAST_THIRD],
    fronts: () => ({
      reference: reference(1.1 * MOST_OF_ONE, 1.1 * MOST_OF_ONE, 6.6),
      front: disconnectedFront(),
      // By quadrature to 30 digits: costs 1 and 2 add up to what cost 3 saves, so one integral over one of them will do.
      hypervolume: 1.7392369973264839,
    }),
    second: 'distance',
  },
];

const SECONDS: Readonly<Record<Dtlz['second'], Descriptor>> = {
  place: { name: 'x₂, place on the front', unit: '', range: [0, 1] },
  distance: { name: 'distance of the numbers from x₃ on', unit: '', range: [0, 1] },
};

function create({ dim, costsOf, third, fronts, second }: Dtlz): Problem {
  const costs = new Float64Array(3);
  const cost = (name: string, floor: number, ceiling: number): Objective => ({
    name,
    unit: 'cost',
    floor,
    ceiling,
    minimised: true,
  });
  return {
    space: { kind: 'real', dim, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
    objectives: [cost('f₁', -1, 0), cost('f₂', -1, 0), cost('f₃', ...third)],
    fronts: fronts(),
    descriptors: [{ name: 'x₁, place on the front', unit: '', range: [0, 1] }, SECONDS[second]],
    evaluate({ solutions: x }, { objectives, descriptors }, fromRow, toRow) {
      const capacity = objectives.length / 3;
      for (let i = fromRow; i < toRow; i++) {
        const from = i * dim;
        costsOf(x, from, dim, costs);
        // Not −f, which would make −0 of 0.
        for (let k = 0; k < 3; k++) objectives[k * capacity + i] = 0 - costs[k];
        descriptors[2 * i] = x[from];
        descriptors[2 * i + 1] = second === 'place' ? x[from + 1] : meanFrom(x, from + POSITION, from + dim);
      }
    },
    reachable: (cols, rows) => new Uint8Array(cols * rows).fill(1),
  };
}

function meanFrom(x: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += x[k];
  return sum / (to - from);
}

const define = (dtlz: Dtlz): ProblemDefinition => ({
  id: dtlz.id,
  title: dtlz.title,
  summary: dtlz.summary,
  revision: 1,
  evaluators: ['exact'],
  params: [],
  create: () => create(dtlz),
});

export const dtlz: readonly ProblemDefinition[] = PROBLEMS.map(define);
