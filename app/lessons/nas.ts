import type { Lesson } from './lesson.ts';

/**
 * Figures: `npm run -s cli -- run '<link>'` with `at=` at the evaluation that is told of; of twenty seeds,
 * `compare 'problem=table&evals=100' --searches 'nsga2&s.population=25,random&s.batch=25,linas&s.batch=25' --seeds 20`.
 * Accuracies of single networks are those of the front's table, and of the true front that the problem knows.
 */
export const NAS_LESSONS: readonly Lesson[] = [
  {
    id: 'does-predicting-pay',
    title: 'Does predicting pay?',
    lab: 'nas',
    shape: 'predict',
    goal: 'Bet whether a search that predicts finds a better front with 150 evaluations than one that draws at random.',
    link: '#/nas?at=0&evals=150&problem=supernet&s.batch=25&s2.batch=25&s3.population=25&search=linas&search2=random&search3=nsga2',
    knobs: ['seed', 'evals', 's.batch'],
    prompts: [
      {
        part: 'predict',
        text: 'Of 110,592 networks 150 may be evaluated. How much of the best possible hypervolume will LINAS, random search and NSGA-II reach?',
        answer: 'LINAS 98.4 %, NSGA-II 83.3 % and random search 80.7 %.',
      },
      {
        part: 'run',
        text: 'Run it. Real networks answer 1,000 samples each, which takes a while.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Jump to 25', do: 'jump', at: 25 },
        ],
      },
      {
        part: 'explain',
        text: 'When do the three curves part, and why not earlier?',
        answer:
          'After the first 25: until then all three draw at random. Then LINAS predicts thousands of networks from those it has seen and evaluates only the most promising, at both ends of the front as well.',
      },
      {
        part: 'explain',
        text: 'NSGA-II is hardly better than random here. Is it a bad search?',
        answer:
          'No: 150 evaluations are six generations of 25. It needs many cheap evaluations, LINAS is made for few and dear ones. Which search is better is a question about a budget.',
      },
    ],
    next: 'Give all of them 500 evaluations. Does the distance stay?',
  },
  {
    id: 'twenty-fronts',
    title: 'Twenty fronts, not one',
    lab: 'nas',
    shape: 'luck',
    goal: 'Compare searches by twenty runs each, and see for which question one run would have done.',
    link: '#/nas?at=0&evals=100&problem=table&s.population=25&s2.batch=25&s3.batch=25&search=nsga2&search2=random&search3=linas',
    knobs: ['seed', 'evals'],
    prompts: [
      {
        part: 'predict',
        text: '100 looks into a table of 360 networks. Is NSGA-II better than random search there? Is LINAS better than NSGA-II?',
        answer:
          'With this seed the hypervolume shares are 96.7, 96.3 and 99.5 %, so one might say yes twice. Only the second yes will last.',
      },
      {
        part: 'run',
        text: 'Run it with a few seeds.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Seed 4', do: 'change', changes: { seed: '4' } },
          { label: 'Seed 5', do: 'change', changes: { seed: '5' } },
        ],
      },
      { part: 'run', text: 'Choose “Repeat with more seeds” and repeat it with 20.' },
      {
        part: 'explain',
        text: 'Which of the two differences is real?',
        answer:
          'LINAS: a median of 99.4 % against 97.2 %, p = 5 × 10⁻⁸, and better than NSGA-II with 19 of 20 seeds. NSGA-II against random search: 97.2 to 96.6 %, ahead with 12 of 20 seeds, p = 0.24: that may be chance.',
      },
    ],
    next: 'How many evaluations does NSGA-II need before twenty seeds tell it from random search?',
  },
  {
    id: 'one-aim-only',
    title: 'A front with one aim',
    lab: 'nas',
    shape: 'break',
    goal: 'Take one of two aims away from a search and watch its front suffer where the other aim was.',
    link: '#/nas?at=500&evals=500&problem=table&s.aim=weights&s.population=50&search=regularised-evolution',
    knobs: ['s.aim', 's.population', 's.tournament', 'seed'],
    prompts: [
      {
        part: 'predict',
        text: 'This search breeds for error and for multiplications, weighed anew each time. If it breeds for error alone, which end of the front will suffer?',
        choices: ['the accurate, costly end', 'the cheap, inaccurate end', 'both alike'],
        answer:
          'The cheap end, which is met only by chance. At the accurate end it even gains: its lowest error is 8.3 %, against 8.7 % with both aims.',
      },
      {
        part: 'run',
        text: 'Try it.',
        acts: [
          { label: 'Error alone', do: 'change', changes: { 's.aim': undefined } },
          { label: 'Both aims', do: 'change', changes: { 's.aim': 'weights' } },
        ],
      },
      {
        part: 'explain',
        text: 'How much of the front was lost, and why is it not more?',
        answer:
          'The hypervolume share falls from 99.3 to 96.7 %, and IGD+, the mean distance to the true front, is five times as large: 0.018 against 0.004. It is not more because the table is small: 500 evaluations meet many of its 360 rows whatever is bred for.',
      },
    ],
    next: 'Make the tournament larger. Does greed make a search with one aim better or worse?',
  },
  {
    id: 'a-network-on-the-front',
    title: 'One network on the front',
    lab: 'nas',
    shape: 'explain',
    goal: 'Say of one network what was given up for what, and whether a better one was missed.',
    link: '#/nas?at=75&evals=150&point=62&problem=supernet&s.batch=25&search=linas',
    knobs: ['seed'],
    prompts: [
      {
        part: 'predict',
        text: 'The pinned network is on the front that 75 evaluations have found. Does that mean that there is none better for its cost?',
        choices: ['yes', 'no'],
        answer:
          'No, only none better among the 75. It reads 91.0 % at 10 to the power of 4.519 multiplications; the true front, the line beside it, has a network with 92.8 % for slightly fewer.',
      },
      {
        part: 'explain',
        text: 'The front found goes from 81.4 % to 96.2 %. What do these last points cost?',
        answer:
          'Compare evaluations 56 and 46 in the table of the front: 86.0 % for 10 to the power of 3.806 multiplications, 96.2 % for 10 to the power of 5.140. Ten points more cost 22 times the work.',
      },
      {
        part: 'run',
        text: 'Go on to the end and see which points give way.',
        acts: [{ label: 'Jump to 150', do: 'jump', at: 150 }],
      },
      {
        part: 'explain',
        text: 'Look at the drawing of the network. Where could it save work without losing accuracy?',
        answer:
          'Compare it with its neighbours on the front by clicking them: choices that all of them share are safe, those in which they differ are what is weighed. Open “Parallel coordinates” to see all at once.',
      },
    ],
    next: 'Press “Show the front on fresh data”. Which points stay on the front?',
  },
  {
    id: 'lost-its-nerve',
    title: 'Same search, one setting',
    lab: 'nas',
    shape: 'bug',
    goal: 'Find out from fronts and curves which part of a genetic algorithm was switched off.',
    link: '#/nas?at=0&evals=10000&hide=settings&problem=zdt4&s2.crossover=0&search=nsga2&search2=nsga2',
    knobs: ['seed'],
    prompts: [
      {
        part: 'predict',
        text: 'Two times NSGA-II on ZDT4, whose best front hides behind 21⁹ false ones. One setting of the second is wrong. What would you compare?',
        answer:
          'IGD+, the distance to the true front: it shows progress from the beginning, where the hypervolume is still 0 for both.',
      },
      {
        part: 'run',
        text: 'Run both.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Jump to 2,000', do: 'jump', at: 2000 },
        ],
      },
      {
        part: 'explain',
        text: 'Which setting is it?',
        choices: ['the population', 'crossover', 'the size of mutations', 'the seed'],
        answer:
          'Crossover, which is switched off. Children differ from one parent by mutation alone, and a mutation that leads out of one false front seldom lands in a better one. After 10,000 evaluations IGD+ is 4.86, against 0.56 with crossover, and the hypervolume share is still 0, against 23.8 %.',
      },
    ],
    next: 'On ZDT1 there are no false fronts. Is crossover worth as much there?',
  },
  {
    id: 'zdt4-cup',
    title: 'The ZDT4 cup',
    lab: 'nas',
    shape: 'class',
    goal: 'Get past 21⁹ false fronts with 10,000 evaluations: the greatest hypervolume share wins.',
    link: '#/nas?at=0&evals=10000&lock=evals,problem,seed&problem=zdt4&search=nsga2',
    knobs: ['s.population', 's.crossover', 's.crossover-eta', 's.mutation-eta'],
    prompts: [
      {
        part: 'predict',
        text: 'As it stands it reaches 23.8 %. Would a larger or a smaller population than 100 do better?',
        choices: ['a larger one', 'a smaller one'],
        answer:
          'A smaller one, up to a point: with so few evaluations it means more generations. A population of 4 reaches 90.0 %. That is not the best there is.',
      },
      { part: 'run', text: 'Run what you were given, then beat it.', acts: [{ label: 'Run it', do: 'play' }] },
      {
        part: 'run',
        text: 'Hand in: Share gives your link with its digest. The class wall recomputes all links and ranks them.',
      },
      {
        part: 'explain',
        text: 'Would your settings win with another seed, or on ZDT1?',
        answer:
          'Find out: race them against the given ones and repeat with more seeds. A cup is won by one run, a point is made by twenty.',
      },
    ],
    next: 'Which other search of the menu beats NSGA-II here, with its settings as they come?',
  },
];
