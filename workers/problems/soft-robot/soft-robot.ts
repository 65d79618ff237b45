/**
 * Soft robots: which body, of bone, soft tissue and two muscles, walks farthest? The second domain of the seed paper of
 * MAP-Elites (Mouret & Clune 2015, §6.2), in two dimensions: the paper's robots were 10 × 10 × 10 voxels in VoxCAD.
 *
 * A solution is a network that paints the body (`genome.ts`, `grow.ts`); the body stands on a floor until it rests, then
 * its muscles swell and shrink in turn for 10 s (`physics.ts`). Objective: how far the centre of mass has come, either
 * way, in lengths of the square the body lies in. Descriptors, as in the paper: share of cells that are bone, and that are
 * filled at all. What has no muscle cannot walk and is not simulated: 0. Pure.
 */
import type { ParamValues } from '../../core/params.ts';
import type { Batch, Problem, ProblemDefinition, Results } from '../../core/types.ts';
import { countCells, DEFAULT_SIZE, hasMuscle, MATERIAL, type Body } from './body.ts';
import { space } from './genome.ts';
import { grow } from './grow.ts';
import { SECONDS, Simulation, STEPS_PER_SECOND } from './physics.ts';

function walk(simulation: Simulation, body: Body): number {
  simulation.load(body);
  simulation.settle();
  const start = simulation.centre();
  simulation.advance(SECONDS * STEPS_PER_SECOND);
  return Math.abs(simulation.centre() - start) / body.size;
}

/** A body of n cells, m of them bone, lies in one cell of the map; m ≤ n, so half of the map is out of reach. */
function reachableCells(size: number, cols: number, rows: number): Uint8Array {
  const mask = new Uint8Array(cols * rows);
  const all = size * size;
  const bin = (count: number, bins: number) => Math.min(bins - 1, Math.floor(((count * 100) / all / 100) * bins));
  for (let filled = 0; filled <= all; filled++)
    for (let bone = 0; bone <= filled; bone++) mask[bin(filled, rows) * cols + bin(bone, cols)] = 1;
  return mask;
}

function create(params: ParamValues): Problem {
  const size = params.size as number;
  const body: Body = { size, cells: new Uint8Array(size * size) };
  const simulation = new Simulation(size);
  const percent = 100 / (size * size);
  return {
    space,
    objectives: [{ name: 'distance in 10 s', unit: 'body lengths', floor: 0, ceiling: 8 }],
    descriptors: [
      { name: 'bone', unit: '% of cells', range: [0, 100] },
      { name: 'filled', unit: '% of cells', range: [0, 100] },
    ],
    evaluate({ solutions }: Batch, { objectives, descriptors }: Results, from: number, to: number) {
      for (let i = from; i < to; i++) {
        grow(solutions, i * space.dim, body);
        objectives[i] = hasMuscle(body) ? walk(simulation, body) : 0;
        descriptors[2 * i] = countCells(body, MATERIAL.bone) * percent;
        descriptors[2 * i + 1] = countCells(body) * percent;
      }
    },
    reachable: (cols, rows) => reachableCells(size, cols, rows),
  };
}

export const softRobot: ProblemDefinition = {
  id: 'soft-robot',
  title: 'Soft robots, 2-D',
  summary:
    'A network paints a body of bone, soft tissue and two muscles that swell in turn; how far does it walk in 10 simulated seconds? The paper’s robots were 3-D, 10×10×10 voxels; these are flat.',
  revision: 1,
  evaluators: ['exact'],
  pooled: true,
  params: [
    {
      kind: 'int',
      key: 'size',
      label: 'Body size',
      unit: 'cells',
      min: 4,
      max: 10,
      default: DEFAULT_SIZE,
      basic: true,
      help: 'How many cells wide and high a body may be; a larger one takes longer to simulate.',
    },
  ],
  create,
};
