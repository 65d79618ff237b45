/**
 * DeepArchitect's space with a formula for the score: how to train a small network and how to build it, as ten choices one
 * after the other, for tree searches and others to be compared on many runs. See `score.ts` for what is the paper's and what is ours.
 */
import type { ProblemDefinition } from '../../core/types.ts';
import { DIM, GENES, RATE_POWERS, scoreOf, weightsOf } from './score.ts';

export const deepArchitect: ProblemDefinition = {
  id: 'deep-architect',
  title: 'DeepArchitect’s choices',
  summary:
    'Ten choices, one after the other, make a network and its training: 8,294,400 ways, scored by a formula. Which is best?',
  revision: 1,
  evaluators: ['exact'],
  params: [],
  create: () => ({
    space: { kind: 'categorical', dim: DIM, genes: GENES },
    objectives: [{ name: 'score', unit: 'of 1', floor: 0, ceiling: 1 }],
    descriptors: [
      { name: 'learning rate', unit: 'power of ten', range: [-7, -2] },
      { name: 'weights', unit: 'power of ten', range: [5.5, 7] },
    ],
    remark: 'Scores come from a formula, nothing is trained. The best there is: 0.8577.',
    evaluate({ solutions }, { objectives, descriptors }, from, to) {
      for (let row = from; row < to; row++) {
        const at = row * DIM;
        objectives[row] = scoreOf(solutions, at);
        descriptors[2 * row] = RATE_POWERS[solutions[at + 1]];
        descriptors[2 * row + 1] = weightsOf(solutions, at);
      }
    },
  }),
};
