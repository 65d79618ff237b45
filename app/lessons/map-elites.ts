import type { Lesson } from './lesson.ts';

/**
 * Figures: `npm run -s cli -- run '<link>'` with `at=` at the evaluation that is told of, which `lessons.test.ts` repeats;
 * of twenty seeds, `npm run -s cli -- compare 'problem=arm&evals=4000' --searches 'map-elites,map-elites&s.line=0.4' --seeds 20`.
 */
export const MAP_ELITES_LESSONS: readonly Lesson[] = [
  {
    id: 'best-or-many',
    title: 'The best one, or a good one everywhere?',
    lab: 'map-elites',
    shape: 'predict',
    goal: 'Tell apart what a search for the best does and what a search for a map of good ones does.',
    link: '#/map-elites?at=0&evals=20000&problem=arm&search2=ea&search3=random',
    knobs: ['p.joints', 'evals', 'seed'],
    prompts: [
      {
        part: 'predict',
        text: 'Three searches try 20,000 arms each. Which one will have found the single most evenly bent arm?',
        choices: ['MAP-Elites', 'the evolutionary algorithm', 'random search'],
        answer:
          'The evolutionary algorithm: 98.5 % even, against 93.5 % for MAP-Elites and 79.9 % for random search. It spends all its evaluations on getting better at one thing.',
      },
      {
        part: 'predict',
        text: 'And which one will have filled the most cells of the map?',
        choices: ['MAP-Elites', 'the evolutionary algorithm', 'random search'],
        answer:
          'MAP-Elites: 54.0 % of all cells. The evolutionary algorithm filled 26.9 %, hardly more than random search with 25.2 %.',
      },
      { part: 'run', text: 'Run it, and watch the two lower curves.', acts: [{ label: 'Run it', do: 'play' }] },
      {
        part: 'explain',
        text: 'When is a map of good arms worth more than the best arm?',
        answer:
          'Whenever you do not know yet what you will need: an arm has to reach many places, a damaged robot needs another gait. The QD score counts both, how many cells are filled and how well: 41.6 here for MAP-Elites, 19.5 and 14.2 for the others.',
      },
    ],
    next: 'Give the arm 100 joints. Does the order of the three change?',
  },
  {
    id: 'one-lucky-seed',
    title: 'Who was better, and who was lucky?',
    lab: 'map-elites',
    shape: 'luck',
    goal: 'Learn how far one run can mislead, and what twenty say that one cannot.',
    link: '#/map-elites?at=0&evals=4000&problem=arm&s2.line=0.4&search2=map-elites',
    knobs: ['seed', 's2.line', 'evals'],
    prompts: [
      {
        part: 'predict',
        text: 'The second search takes line steps twice as long. Which of the two will fill more cells with 4,000 evaluations?',
        choices: ['the first, line 0.2', 'the second, line 0.4', 'one run cannot tell'],
        answer:
          'With this seed the first: 19.41 % of all cells against 19.08 %. Turn the seed to 2 and it is the second. One run cannot tell.',
      },
      {
        part: 'run',
        text: 'Run it with seed 1, then with seed 2.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Seed 2', do: 'change', changes: { seed: '2' } },
        ],
      },
      {
        part: 'run',
        text: 'Now choose “Repeat with more seeds” above the maps and repeat it with 20.',
      },
      {
        part: 'explain',
        text: 'What do twenty seeds say about coverage, and what about how good the elites are?',
        answer:
          'About coverage, hardly anything: the median of the longer steps is ahead, 35.2 to 34.8 % of the cells that any run filled, but with p = 0.10 that may be chance. About how good the elites in the cells are, a great deal: precision 0.770 to 0.756 with p = 2 × 10⁻⁹.',
      },
    ],
    next: 'Find a length of line step that twenty seeds tell from 0.4, in coverage as well.',
  },
  {
    id: 'step-size',
    title: 'Too small, too large',
    lab: 'map-elites',
    shape: 'break',
    goal: 'See why a search needs steps of the right size, and how both mistakes look on the map.',
    link: '#/map-elites?at=49920&evals=50000&problem=arm&s.variation=gaussian',
    knobs: ['s.sigma', 's.initial', 's.batch', 'p.joints'],
    prompts: [
      {
        part: 'predict',
        text: 'A step of 0.1 fills half the map. What will a step of 0.001 do, and what one of 10?',
        answer:
          'Both fail. With 0.001 a child is nearly a copy of its parent: 19.2 % of the cells. With 10 nearly every joint lands at one of its stops: 8.3 %, hardly more than the random start alone, which fills 7.5 %.',
      },
      {
        part: 'run',
        text: 'Try both. Look at where on the map the filled cells are.',
        acts: [
          { label: 'Step 0.001', do: 'change', changes: { 's.sigma': '0.001' } },
          { label: 'Step 10', do: 'change', changes: { 's.sigma': '10' } },
          { label: 'Step 0.1', do: 'change', changes: { 's.sigma': undefined } },
        ],
      },
      {
        part: 'explain',
        text: 'With a step of 10 the best fitness is 100 %. Why is that no success?',
        answer:
          'An arm whose joints are all at their stop bends perfectly evenly, and large steps push every joint there. It is one good arm in one cell; the map is nearly empty. What is best says nothing of what is covered.',
      },
      {
        part: 'predict',
        text: 'Turn the step until the map is as full as you can make it. What is the best you find?',
        answer:
          'There is a broad good range: 0.01 gives 48.0 %, 0.1 gives 50.9 %, and by 1 it is down to 13.7 %. Iso+line steps, which take their size from how far elites lie apart, need no such tuning.',
      },
    ],
    next: 'Give the arm 100 joints and look for the best step again. Is it larger or smaller?',
  },
  {
    id: 'family-of-an-elite',
    title: 'Where an elite comes from',
    lab: 'map-elites',
    shape: 'explain',
    goal: 'Read the family of one elite: stepping stones that were good at something else.',
    link: '#/map-elites?at=149760&cell=85,50&problem=arm',
    knobs: ['seed', 's.variation', 'p.joints'],
    prompts: [
      {
        part: 'predict',
        text: 'A cell on the right is pinned. Were all ancestors of its elite arms that reach to the right?',
        choices: ['yes', 'no'],
        answer:
          'No. It has 12 ancestors: the family begins near the middle, goes to the left of it, and comes over to the right only in its last few steps.',
      },
      {
        part: 'explain',
        text: 'Follow the white line from thin to thick. Why was it worth keeping the ancestors on the left?',
        answer:
          'Each was the best of its own cell when it entered, and that alone kept it. Had only the arms nearest to the goal been kept, the bends that later proved useful would have been thrown away. The paper calls such ancestors stepping stones.',
      },
      {
        part: 'run',
        text: 'Pin other cells: one at the rim, one at the centre.',
      },
      {
        part: 'explain',
        text: 'The map is greener just right of the centre. Why is it hard to reach that place with an even bend?',
        answer:
          'If all joints bend alike, the hand can only be on one spiral: unbent at the far right, the more bent the further round by the left, and at the base when the arm is a circle. The place right of the centre lies inside that loop, away from the spiral on every side, so the bends have to differ there.',
      },
    ],
    next: 'Switch to Gaussian steps. Are families longer or shorter?',
  },
  {
    id: 'a-search-that-never-starts',
    title: 'One of these does not search',
    lab: 'map-elites',
    shape: 'bug',
    goal: 'Find a wrong setting from what a run looks like, not from its form.',
    link: '#/map-elites?at=0&evals=20000&hide=settings&problem=arm&s2.initial=20000&search2=map-elites',
    knobs: ['seed'],
    prompts: [
      {
        part: 'predict',
        text: 'Both are MAP-Elites with 20,000 evaluations, and one setting of the second is wrong. What would you look at first?',
        answer:
          'At the curves rather than the end: two searches that begin alike and part later differ in how they search; two that differ at once, in how they begin.',
      },
      {
        part: 'run',
        text: 'Run both, then go back and look at the beginning.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Jump to 1,024', do: 'jump', at: 1024 },
          { label: 'Jump to 5,120', do: 'jump', at: 5120 },
        ],
      },
      {
        part: 'explain',
        text: 'Which setting is it?',
        choices: ['the step size', 'the size of a batch', 'the number of random solutions it starts from', 'the seed'],
        answer:
          'The random solutions it starts from: 20,000, the whole budget. It draws at random to the end and never makes a child of an elite: 25.5 % of the cells and a QD score of 14.4, as random search, against 54.0 % and 41.6. Up to evaluation 1,024 the two are the same, for the first one starts with so many.',
      },
    ],
    next: 'Which other setting would make MAP-Elites a random search? Look through the settings of the arm.',
  },
  {
    id: 'rastrigin-cup',
    title: 'The Rastrigin cup',
    lab: 'map-elites',
    shape: 'class',
    goal: 'Turn settings with a reason: 20,000 evaluations, one problem, and the highest QD score wins.',
    link: '#/map-elites?at=0&evals=20000&lock=evals,problem,seed&problem=rastrigin&s.initial=100&s.iso=0.5',
    knobs: ['s.iso', 's.line', 's.batch', 's.initial'],
    prompts: [
      {
        part: 'predict',
        text: 'Which one of the four settings will matter most, and which way would you turn it?',
        answer:
          'The iso step matters: 0.5 gives a QD score of 20.89, 1 only 18.05 and 0.2 a little less, 20.17. What the others are worth is yours to find out; other searches count as well.',
      },
      {
        part: 'run',
        text: 'Run the version you were given, then beat it.',
        acts: [{ label: 'Run it', do: 'play' }],
      },
      {
        part: 'run',
        text: 'Hand in: Share gives your link with its digest. The class wall recomputes all links and ranks them.',
      },
      {
        part: 'explain',
        text: 'Change back one setting at a time. Which change brought how much?',
        answer:
          'There is no answer but yours. A change that helps with one seed may be luck: before you believe it, race it against the old settings and repeat with more seeds.',
      },
    ],
    next: 'Unlock the seed: does the winner stay the winner with another one?',
  },
];
