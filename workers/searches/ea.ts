/**
 * A (µ + λ) evolutionary algorithm for fitness alone: the "traditional EA" that the seed paper of MAP-Elites compares
 * with (Mouret & Clune 2015, §9.3). Parents are chosen uniformly; of parents and children the µ fittest stay. Of equals
 * the younger stays, so that on a plateau the population drifts rather than freezes. It keeps no archive; lenses file
 * all it evaluates, as the paper did.
 */
import { GENERATION_PARAMS, generational, populationBytes, type Generations } from '../core/population.ts';
import type { SearchDefinition } from '../core/types.ts';

export const ea: SearchDefinition = {
  id: 'ea',
  title: 'Evolutionary algorithm',
  summary:
    'Of parents and their children the fittest survive, wherever on the map they are: a search for the one best solution.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params: GENERATION_PARAMS,
  create: (context, params) =>
    generational<Generations>(context, params, {
      name: 'ea',
      init: (members) => ({ iteration: 0, members }),
      parent: ({ members }, rng) => rng.below(members.size),
      survivors(_state, { size, fitness }, _children, keep) {
        const order = Uint32Array.from({ length: size }, (_, row) => row);
        return order.sort((a, b) => fitness[b] - fitness[a] || a - b).subarray(0, keep);
      },
    }),
  memory: populationBytes,
};
