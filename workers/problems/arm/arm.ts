/**
 * The planar arm: n joints, links of equal length, where can the hand go and how evenly can the joints bend?
 *
 * The standard benchmark of quality diversity (Cully et al. 2015; as in QDax `tasks/arm.py`). A solution is u ∈ [0,1]ⁿ;
 * joint i turns by (uᵢ − ½) full turns. Objective: 100·(1 − 2·std u), the usual −std u put on 0…100. Descriptors: the
 * hand's position in arm lengths. Angles are kept in turns, so that reducing them is exact, and sine and cosine come
 * from a table of directions and a pair of short polynomials: the result is the same on every engine. Pure.
 */
import { cosTurns, sinTurns, TWO_PI } from '../../core/det-math.ts';
import type { ParamValues } from '../../core/params.ts';
import type { Batch, Problem, ProblemDefinition, Results } from '../../core/types.ts';

const DIRECTIONS = 256;
const cosine = Float64Array.from({ length: DIRECTIONS }, (_, i) => cosTurns(i / DIRECTIONS));
const sine = Float64Array.from({ length: DIRECTIONS }, (_, i) => sinTurns(i / DIRECTIONS));

function evaluateArm(joints: number, batch: Batch, results: Results, from: number, to: number): void {
  const { solutions } = batch;
  const { objectives, descriptors } = results;
  const share = 1 / joints;
  for (let i = from; i < to; i++) {
    const start = i * joints;
    const end = start + joints;
    // The variance is taken about the first joint: about 0.5 it would cancel where all joints bend alike.
    const first = solutions[start];
    let turns = 0;
    let x = 0;
    let y = 0;
    let sum = 0;
    let squares = 0;
    for (let k = start; k < end; k++) {
      const value = solutions[k];
      const apart = value - first;
      sum += apart;
      squares += apart * apart;
      turns += value - 0.5;
      // The nearest of the table's directions, and what is left of the angle: within 1/512 turn, where a few terms do.
      const nearest = Math.floor(DIRECTIONS * turns + 0.5);
      const r = (turns - nearest * (1 / DIRECTIONS)) * TWO_PI;
      const z = r * r;
      const s = r - r * z * (1 / 6 - z * (1 / 120));
      const c = 1 - z * (0.5 - z * (1 / 24 - z * (1 / 720)));
      const at = nearest & (DIRECTIONS - 1);
      const tableC = cosine[at];
      const tableS = sine[at];
      x += tableC * c - tableS * s;
      y += tableS * c + tableC * s;
    }
    const mean = sum * share;
    const variance = squares * share - mean * mean;
    objectives[i] = 100 - 200 * Math.sqrt(variance > 0 ? variance : 0);
    descriptors[2 * i] = x * share;
    descriptors[2 * i + 1] = y * share;
  }
}

/** Distance of the interval [2k − n, 2k + 2 − n] from 0, for 0 ≤ k < n. */
const fromCentre = (k: number, n: number): number => Math.max(0, 2 * k - n, n - 2 * k - 2);

/**
 * A cell is reachable if it touches the disc of the arm's length: three or more equal links reach all of it. In whole
 * numbers, so that corners on the very rim are decided exactly.
 */
function reachableCells(cols: number, rows: number): Uint8Array {
  const mask = new Uint8Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    const y = fromCentre(row, rows) * cols;
    for (let column = 0; column < cols; column++) {
      const x = fromCentre(column, cols) * rows;
      if (x * x + y * y <= cols * rows * (cols * rows)) mask[row * cols + column] = 1;
    }
  }
  return mask;
}

function create(params: ParamValues): Problem {
  const joints = params.joints as number;
  return {
    space: { kind: 'real', dim: joints, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
    objectives: [{ name: 'evenness of bend', unit: '%', floor: 0, ceiling: 100 }],
    descriptors: [
      { name: 'hand x', unit: 'arm lengths', range: [-1, 1] },
      { name: 'hand y', unit: 'arm lengths', range: [-1, 1] },
    ],
    evaluate: (batch, results, from, to) => evaluateArm(joints, batch, results, from, to),
    reachable: reachableCells,
  };
}

export const arm: ProblemDefinition = {
  id: 'arm',
  title: 'Planar arm',
  summary:
    'A robot arm on a table. The map is where its hand ends up; in every place, the best arm is the one whose joints bend most evenly.',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'int',
      key: 'joints',
      label: 'Joints',
      unit: 'joints',
      min: 3,
      max: 1000,
      default: 12,
      log: true,
      basic: true,
      help: 'How many joints the arm has; each is one number of the solution.',
    },
  ],
  create,
};
