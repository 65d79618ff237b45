import type { Lesson } from './lesson.ts';

/**
 * Figures: `npm run -s cli -- sweep e12,e12-naive,breadth-first --each 500`; `run '<link>'` at the end of the budget; of
 * twenty seeds `compare 'evals=2048&l.cols=6&l.rows=12&p.seek=cost&p.solver=breadth-first&problem=graph-path'
 * --searches 'map-elites&s.batch=64&s.cols=6&s.initial=256&s.rows=12,random' --seeds 20`.
 */
export const REACHABILITY_LESSONS: readonly Lesson[] = [
  {
    id: 'how-far-ahead',
    title: 'How far ahead can it see?',
    lab: 'reachability',
    shape: 'predict',
    goal: 'Predict how a transformer’s accuracy falls with the steps it must look ahead, then measure it.',
    link: '#/reachability?at=0&evals=2048&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&view=sweep',
    knobs: [],
    prompts: [
      {
        part: 'predict',
        text: 'Two transformers learned to find paths: one from graphs of all depths (balanced), one from graphs drawn at random, where deep ones are rare (naive). Both are asked graphs that need 0 to 5 steps of looking ahead. Draw or describe the two curves.',
        answer:
          'The balanced one is right in 99.8 % or more of 500 graphs each, at every depth. The naive one is right in 99.8 and 100 % for 0 and 1 steps, then falls: 97.6 % at 2, 86.0 % at 3, 48.0 % at 4 and 42.6 % at 5, below the 49.8 % of guessing a neighbour there.',
      },
      {
        part: 'run',
        text: 'Choose both transformers and breadth-first search in the sweep, 500 graphs each, and start it.',
      },
      {
        part: 'explain',
        text: 'At 1 step the naive one looks perfect. How could one have known that it is not?',
        answer:
          'From its chances rather than its hits: at 1 step it gives right answers a chance of 96.9 % on average, the balanced one 99.9 %. And from the data: it has seldom seen a graph that needs more. Another one, trained on five times as many, is right at 4 steps as well, but not at 5: add “naive, longer” to the sweep.',
      },
      {
        part: 'explain',
        text: 'Breadth-first search is always right. What does it pay that a transformer does not?',
        answer:
          'Its work grows with the question: 1 vertex expanded at 0 steps, 9.5 on average at 5. A transformer answers all of them with one pass through the same few layers, which is also why there is a depth it cannot get past.',
      },
    ],
    next: 'Sweep star graphs. Which of the two falls first there?',
  },
  {
    id: 'lucky-atlas',
    title: 'Is searching for hard graphs any good?',
    lab: 'reachability',
    shape: 'luck',
    goal: 'Compare searching for hard graphs with drawing them at random, over twenty seeds.',
    link: '#/reachability?at=0&evals=2048&l.cols=6&l.rows=12&p.seek=cost&p.solver=breadth-first&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&search2=random',
    knobs: ['seed', 'evals', 'p.edges'],
    prompts: [
      {
        part: 'predict',
        text: 'Wanted: for every kind of graph, the one that costs breadth-first search the most. Does it pay to search, or will 2,048 random graphs do?',
        choices: ['searching pays', 'random graphs do', 'that depends on the seed'],
        answer:
          'Searching pays, whatever the seed: reliability is 0.995 at the median of twenty seeds for MAP-Elites and 0.757 for random graphs, p = 7 × 10⁻⁸.',
      },
      { part: 'run', text: 'Run it once.', acts: [{ label: 'Run it', do: 'play' }] },
      { part: 'run', text: 'Choose “Repeat with more seeds” and repeat it with 5, then with 20.' },
      {
        part: 'explain',
        text: 'For which of the four measures would a single run have misled you, and for which not?',
        answer:
          'Best fitness: both find a graph of the highest cost with every seed, so it tells nothing. Coverage: both have a median of 100 % of the cells that any run filled. How good the elites are decides, and there even the worst run of the one beats the best of the other (U = 0).',
      },
    ],
    next: 'Turn down the budget. From how few evaluations on can one no longer tell?',
  },
  {
    id: 'explain-an-answer',
    title: 'How one answer comes about',
    lab: 'reachability',
    shape: 'explain',
    goal: 'Follow, layer by layer, how a transformer joins short paths into the one it answers by.',
    link: '#/reachability?at=0&evals=2048&graph=5-2,2-1,1-7,5-6,6-8,8-3,5..3&p.solver=e8&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&view=explanation',
    knobs: [],
    prompts: [
      {
        part: 'predict',
        text: 'Two roads of three edges leave vertex 5; one of them ends at 3. The transformer says at once that 6 comes next, without walking there. Which pieces of the road must its layers join to know, and how many joins one after the other are enough?',
        answer:
          'The neighbours 2 and 6 look alike: only the whole road 5→6→8→3 shows which of them leads to 3. Two joins are enough: one makes a path of two edges, such as 6→8→3, another joins that with the edge that is left. The transformer says 6 with 99.9 %.',
      },
      {
        part: 'run',
        text: 'Press “Explain this answer” and follow the lines from the inputs to the answer.',
        acts: [
          { label: 'Explanation', do: 'show', view: 'explanation' },
          { label: 'What each token knows', do: 'show', view: 'reach' },
        ],
      },
      {
        part: 'explain',
        text: 'It has too few layers to walk along the road edge by edge. How does it manage?',
        answer:
          'Each layer merges what two tokens know: an edge and the next become a path of two, and two of those a longer one, so that lengths may double with each layer. The explanation finds 156 entries of attention that lead to the answer, 51 of them such merges, and the last token ends with a set that holds the whole path from 5 to 3.',
      },
      {
        part: 'explain',
        text: 'In the view “Graph” cut the edge 8→3 and add 7→3. What do you expect, and what happens?',
        answer:
          'The road by 2 is then the right one, and the answer should change to 2. If it did not, the network would go by something else than paths: that is what such a test is for.',
      },
    ],
    next: 'Draw a graph of your own with two roads of four edges. Is it still right?',
  },
  {
    id: 'learns-only-once',
    title: 'One of these learns only once',
    lab: 'reachability',
    shape: 'bug',
    goal: 'Find a wrong setting from how two maps fill, not from how they end.',
    link: '#/reachability?at=0&evals=2048&hide=settings&p.seek=cost&p.solver=breadth-first&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&s2.batch=1792&s2.cols=6&s2.initial=256&s2.rows=12&search2=map-elites',
    knobs: ['seed'],
    prompts: [
      {
        part: 'predict',
        text: 'Two times MAP-Elites on 2,048 graphs, alike but for one setting. In the end both have filled the same number of cells. How could you still tell them apart?',
        answer: 'By how they got there: step through the run and see when each map changes.',
      },
      {
        part: 'run',
        text: 'Run it, then jump to 256 and go on batch by batch.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Jump to 256', do: 'jump', at: 256 },
        ],
      },
      {
        part: 'explain',
        text: 'Which setting of the second is it?',
        choices: ['the size of a batch', 'the random graphs it starts from', 'the size of its map', 'the seed'],
        answer:
          'The size of a batch: 1,792, all that is left after the start. Every child then has a random graph for a parent, and no child of a child is ever tried. Both end with 65.3 % of the cells, but with a QD score of 4.86 against 5.08.',
      },
    ],
    next: 'Then why not a batch of 1? Try it, and look at the evaluations per second.',
  },
  {
    id: 'hardest-graphs-cup',
    title: 'The cup of hard graphs',
    lab: 'reachability',
    shape: 'class',
    goal: 'Find graphs that cost a breadth-first search the most, one for every cell of the map: the highest QD score wins.',
    link: '#/reachability?at=0&evals=2048&lock=evals,problem,seed&p.seek=cost&p.solver=breadth-first&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&view=atlas',
    knobs: ['s.batch', 's.initial'],
    prompts: [
      {
        part: 'predict',
        text: 'You have 2,048 graphs. How many of them would you draw at random to begin with?',
        answer:
          'With 256 the QD score is 5.08. With all 2,048 it is 3.81: that is random search. What is best lies somewhere below.',
      },
      { part: 'run', text: 'Run what you were given, then beat it.', acts: [{ label: 'Run it', do: 'play' }] },
      {
        part: 'run',
        text: 'Hand in: Share gives your link with its digest. The class wall recomputes all links and ranks them.',
      },
      {
        part: 'explain',
        text: 'What do the hardest graphs have in common? Click some cells of the atlas.',
        answer:
          'Write down what you see and test it on graphs that you draw yourself: a search that looks at all neighbours first pays for every road that leads nowhere and is as long as the right one.',
      },
    ],
    next: 'Play the same cup against a transformer: set the solver to E = 12 and what is sought to errors.',
  },
];
