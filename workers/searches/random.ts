/**
 * Random search: every solution is drawn afresh from the problem's initial distribution. The baseline that the seed
 * paper of MAP-Elites compares with (Mouret & Clune 2015, §9.3). It keeps no archive; lenses keep one to look through.
 */
import { hashName, Rng } from '../core/rng.ts';
import type { Search, SearchDefinition } from '../core/types.ts';
import { sampleInitial } from '../core/space.ts';

interface RandomState {
  iteration: number;
}

const STREAM = hashName('random/solutions');

export const random: SearchDefinition = {
  id: 'random',
  title: 'Random search',
  summary: 'Draws every solution afresh and learns nothing: the baseline that any search must beat.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params: [
    {
      kind: 'int',
      key: 'batch',
      label: 'Batch',
      unit: 'solutions',
      min: 1,
      max: 16384,
      default: 1024,
      log: true,
      help: 'How many solutions are drawn and evaluated together; one step of the player.',
    },
  ],
  create({ space, seed }, params): Search<RandomState> {
    const capacity = params.batch as number;
    const rng = new Rng();
    return {
      capacity,
      init: () => ({ iteration: 0 }),
      nextSize: () => capacity,
      ask(state, batch, size) {
        sampleInitial(space, rng.start(seed, STREAM, state.iteration++), batch, size);
      },
      tell() {},
    };
  },
  memory: () => 0,
};
