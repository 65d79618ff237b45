import type { Lesson } from './lesson.ts';

/** Figures: `npm run -s cli -- run '<link>'` with `at=` at the evaluation that is told of; of random graphs, `sweep`. */
export const REACHABILITY_LESSONS: readonly Lesson[] = [
  {
    id: 'how-far-ahead',
    title: 'How far ahead can it see?',
    lab: 'reachability',
    shape: 'predict',
    goal: 'Predict how a transformer’s accuracy falls with the number of steps it must look ahead, then measure it.',
    link: '#/reachability?at=0&evals=2048&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&view=sweep',
    knobs: [],
    prompts: [],
    next: '',
  },
  {
    id: 'lucky-atlas',
    title: 'Is the search for hard graphs any good?',
    lab: 'reachability',
    shape: 'luck',
    goal: 'Compare searching for hard graphs with drawing them at random, over twenty seeds.',
    link: '#/reachability?at=0&evals=2048&l.cols=6&l.rows=12&p.seek=cost&p.solver=breadth-first&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&search2=random',
    knobs: ['seed', 'evals', 'p.edges'],
    prompts: [],
    next: '',
  },
  {
    id: 'explain-an-answer',
    title: 'How one answer comes about',
    lab: 'reachability',
    shape: 'explain',
    goal: 'Follow, layer by layer, how a transformer joins short paths into the one it answers by.',
    link: '#/reachability?at=0&evals=2048&graph=5-2,2-1,1-7,5-6,6-8,8-3,5..3&p.solver=e8&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&view=explanation',
    knobs: ['p.solver'],
    prompts: [],
    next: '',
  },
  {
    id: 'hardest-graphs-cup',
    title: 'The cup of hard graphs',
    lab: 'reachability',
    shape: 'class',
    goal: 'Find graphs that cost a breadth-first search the most, in every cell of the map: the highest QD score wins.',
    link: '#/reachability?at=0&evals=2048&lock=evals,problem,seed&p.seek=cost&p.solver=breadth-first&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12',
    knobs: ['s.batch', 's.initial'],
    prompts: [],
    next: '',
  },
];
