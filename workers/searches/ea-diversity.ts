/**
 * EA with diversity as a second objective, "EA+D" of the seed paper of MAP-Elites (Mouret & Clune 2015, §9.3; after Mouret
 * & Doncieux 2012): NSGA-II on fitness and on the mean distance of a solution's descriptors to those of all others
 * among parents and children. Descriptors are measured in shares of their ranges. It keeps no archive; lenses file all it
 * evaluates, as the paper did.
 */
import { survive, tournament } from '../core/pareto.ts';
import { GENERATION_PARAMS, generational, populationBytes, type Generations } from '../core/population.ts';
import type { Descriptor, SearchContext, SearchDefinition, Search } from '../core/types.ts';
import type { ParamValues } from '../core/params.ts';

interface DiversityState extends Generations {
  /** [µ] front and crowding distance of each member among the pool it survived. */
  fronts: Uint32Array;
  crowding: Float64Array;
}

/** Mean distance of each of `count` points ([count × 2] descriptors) to all others; 0 for one alone. */
export function meanDistances(
  points: Float64Array,
  count: number,
  descriptors: readonly [Descriptor, Descriptor],
): Float64Array {
  const sums = new Float64Array(count);
  const [shareX, shareY] = descriptors.map(({ range: [low, high] }) => 1 / (high - low));
  for (let i = 0; i < count; i++) {
    const x = points[2 * i];
    const y = points[2 * i + 1];
    for (let j = i + 1; j < count; j++) {
      const dx = (points[2 * j] - x) * shareX;
      const dy = (points[2 * j + 1] - y) * shareY;
      const distance = Math.sqrt(dx * dx + dy * dy);
      sums[i] += distance;
      sums[j] += distance;
    }
  }
  return count > 1 ? sums.map((sum) => sum / (count - 1)) : sums;
}

function create(context: SearchContext, params: ParamValues): Search<DiversityState> {
  const objectives = new Float64Array(2 * ((params.population as number) + (params.batch as number)));
  return generational<DiversityState>(context, params, {
    name: 'ea-diversity',
    init: (members) => ({
      iteration: 0,
      members,
      fronts: new Uint32Array(0),
      crowding: new Float64Array(0),
    }),
    parent: ({ members, fronts, crowding }, rng) => tournament(rng, fronts, crowding, members.size),
    survivors(state, pool, _children, keep) {
      const diversity = meanDistances(pool.descriptors, pool.size, context.descriptors);
      for (let row = 0; row < pool.size; row++) {
        objectives[2 * row] = pool.fitness[row];
        objectives[2 * row + 1] = diversity[row];
      }
      const { rows, fronts, crowding } = survive(objectives, pool.size, 2, keep);
      state.fronts = fronts;
      state.crowding = crowding;
      return rows;
    },
  });
}

export const eaDiversity: SearchDefinition = {
  id: 'ea-diversity',
  title: 'EA with diversity',
  summary:
    'NSGA-II with two aims at once: to be fit, and to be far on the map from everyone else alive. Trade-offs between the two survive.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params: GENERATION_PARAMS,
  create,
  memory: populationBytes,
};
