/**
 * Novelty search with local competition (Lehman & Stanley 2011, "Evolving a diversity of virtual creatures through
 * novelty search and local competition"; k = 15 in Mouret & Clune 2015, §9.3). NSGA-II on two aims: novelty, the mean distance
 * to the k nearest in descriptor space, and local competition, how many of those k have a lower fitness. Neighbours are
 * sought among parents, children and an archive of past behaviours; one that is alive and archived counts once.
 *
 * Every child enters the archive with a fixed probability (Lehman & Stanley 2010; Gomes et al. 2015 found random addition
 * at least as good as a novelty threshold, and it has no scale to be tuned to the map); full, it forgets the oldest.
 * Spread along the front is NSGA-II's crowding distance, where Lehman & Stanley used genotypic distance. Distances are in
 * shares of the descriptors' ranges. The archive steers the search and holds no elites: lenses file all it evaluates.
 */
import { newNear, Plane } from '../core/neighbours.ts';
import { survive, tournament } from '../core/pareto.ts';
import {
  GENERATION_PARAMS,
  generational,
  populationBytes,
  type Generations,
  type Population,
} from '../core/population.ts';
import type { ParamValues } from '../core/params.ts';
import { hashName, Rng } from '../core/rng.ts';
import type { Search, SearchContext, SearchDefinition } from '../core/types.ts';

/** Past behaviours; the arrays grow by doubling until full, then the oldest is overwritten. */
interface Behaviours {
  /** Ever added; the next goes to place added mod limit. */
  added: number;
  births: Uint32Array;
  fitness: Float64Array;
  /** [places × 2] */
  descriptors: Float64Array;
}

interface NoveltyState extends Generations {
  /** [µ] front and crowding distance of each member among the pool it survived. */
  fronts: Uint32Array;
  crowding: Float64Array;
  readonly archive: Behaviours;
}

const ARCHIVING = hashName('ns-lc/archive');
const FIRST_PLACES = 256;
const BYTES_PER_BEHAVIOUR = 4 + 8 + 16;

function remember(archive: Behaviours, limit: number, pool: Population, row: number): void {
  const places = archive.births.length;
  if (archive.added >= places && places < limit) {
    const { births, fitness, descriptors } = archive;
    const more = Math.min(limit, 2 * places);
    archive.births = new Uint32Array(more);
    archive.births.set(births);
    archive.fitness = new Float64Array(more);
    archive.fitness.set(fitness);
    archive.descriptors = new Float64Array(2 * more);
    archive.descriptors.set(descriptors);
  }
  const at = archive.added++ % limit;
  archive.births[at] = pool.births[row];
  archive.fitness[at] = pool.fitness[row];
  archive.descriptors[2 * at] = pool.descriptors[2 * row];
  archive.descriptors[2 * at + 1] = pool.descriptors[2 * row + 1];
}

function create(context: SearchContext, params: ParamValues): Search<NoveltyState> {
  const limit = params['archive-size'] as number;
  const rate = params['archive-rate'] as number;
  const most = (params.population as number) + (params.batch as number);
  const [shareX, shareY] = context.descriptors.map(({ range: [low, high] }) => 1 / (high - low));
  const rng = new Rng();
  const plane = new Plane();
  const near = newNear(params.neighbours as number);
  /** [pool × 2] novelty and local competition. */
  const objectives = new Float64Array(2 * most);
  /** Pool, then archive: descriptors in shares of their ranges, and fitness. */
  const points = new Float64Array(2 * (most + limit));
  const fitness = new Float64Array(most + limit);

  function gather(pool: Population, archive: Behaviours): number {
    let count = 0;
    const add = (from: Population | Behaviours, i: number) => {
      points[2 * count] = from.descriptors[2 * i] * shareX;
      points[2 * count + 1] = from.descriptors[2 * i + 1] * shareY;
      fitness[count++] = from.fitness[i];
    };
    for (let row = 0; row < pool.size; row++) add(pool, row);
    const alive = new Set(pool.births.subarray(0, pool.size));
    const held = Math.min(archive.added, limit);
    for (let i = 0; i < held; i++) if (!alive.has(archive.births[i])) add(archive, i);
    return count;
  }

  function score(row: number): void {
    plane.nearest(row, near);
    let distance = 0;
    let beaten = 0;
    for (let i = 0; i < near.count; i++) {
      distance += Math.sqrt(near.squared[i]);
      if (fitness[near.indices[i]] < fitness[row]) beaten++;
    }
    objectives[2 * row] = near.count > 0 ? distance / near.count : 0;
    objectives[2 * row + 1] = beaten;
  }

  return generational<NoveltyState>(context, params, {
    name: 'ns-lc',
    init: (members) => ({
      iteration: 0,
      members,
      fronts: new Uint32Array(0),
      crowding: new Float64Array(0),
      archive: {
        added: 0,
        births: new Uint32Array(Math.min(FIRST_PLACES, limit)),
        fitness: new Float64Array(Math.min(FIRST_PLACES, limit)),
        descriptors: new Float64Array(2 * Math.min(FIRST_PLACES, limit)),
      },
    }),
    parent: ({ members, fronts, crowding }, draw) => tournament(draw, fronts, crowding, members.size),
    survivors(state, pool, children, keep) {
      plane.set(points, gather(pool, state.archive));
      for (let row = 0; row < pool.size; row++) score(row);
      const { rows, fronts, crowding } = survive(objectives, pool.size, 2, keep);
      state.fronts = fronts;
      state.crowding = crowding;
      rng.start(context.seed, ARCHIVING, state.iteration);
      for (let row = 0; row < children; row++) if (rng.uniform() < rate) remember(state.archive, limit, pool, row);
      return rows;
    },
  });
}

export const nsLc: SearchDefinition = {
  id: 'ns-lc',
  title: 'Novelty search (NS+LC)',
  summary:
    'NSGA-II with two aims at once: to be where few have been, and to be fitter than the neighbours there. It remembers past places.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params: [
    ...GENERATION_PARAMS,
    {
      kind: 'int',
      key: 'neighbours',
      label: 'Neighbours k',
      unit: 'solutions',
      min: 1,
      max: 100,
      default: 15,
      log: true,
      basic: true,
      help: 'How many of the nearest solutions on the map novelty and local competition are measured against.',
    },
    {
      kind: 'real',
      key: 'archive-rate',
      label: 'Archive rate',
      unit: 'probability',
      min: 0,
      max: 1,
      default: 0.02,
      help: 'Probability that a child is put in the archive of past behaviours, which keeps the search from returning to old places.',
    },
    {
      kind: 'int',
      key: 'archive-size',
      label: 'Archive size',
      unit: 'solutions',
      min: 1,
      max: 100_000,
      default: 10_000,
      log: true,
      help: 'How many past behaviours are remembered; when there are more, the oldest is forgotten.',
    },
  ],
  create,
  memory: (context, params) =>
    populationBytes(context, params) + (params['archive-size'] as number) * BYTES_PER_BEHAVIOUR,
};
