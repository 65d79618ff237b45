/** What is said of searches for architectures, and what this page finds. Figures: `npm run -s bench:claims`. */
import type { Claim } from './claim.ts';
import { HARDWARE_AWARE, LINAS } from './papers.ts';

/** One seed each; `npm run -s bench:nas` has twenty. */
export const NAS_CLAIMS: readonly Claim[] = [
  {
    id: 'predictors-help',
    paper: LINAS,
    where: 'Table 3',
    statement:
      'With as many evaluations, a search that predicts what it has not tried, round by round, finds more of the front than NSGA-II.',
    status: 'tested',
    runs: [
      {
        what: 'NSGA-II, 150 evaluations, a population of 50',
        link: '#/nas?at=150&evals=150&problem=supernet&s.population=50&search=nsga2&digest=ecba952bd000',
        measure: 'hvShare',
        measured: 0.8285277783264684,
      },
      {
        what: 'LINAS, 150 evaluations, 50 a round as in the paper',
        link: '#/nas?at=150&evals=150&problem=supernet&search=linas&digest=595ed36ed8b4',
        measure: 'hvShare',
        measured: 0.9030956841102376,
      },
    ],
    rising: true,
    finding:
      'Over twenty seeds LINAS has 94.6 % and NSGA-II 83.5 %. The paper’s table has NSGA-II ahead of random search, too; here the two are level after so few evaluations (83.5 and 83.6 %), and NSGA-II is ahead after 250 (88.5 and 85.6 %). The paper’s super-networks are far larger.',
  },
  {
    id: 'predictors-save',
    paper: LINAS,
    where: 'Table 3',
    statement: 'To reach the same hypervolume, NSGA-II needs two to six times as many evaluations as LINAS.',
    status: 'tested',
    runs: [
      {
        what: 'NSGA-II, 400 evaluations',
        link: '#/nas?at=400&evals=400&problem=supernet&s.population=50&search=nsga2&digest=b9a604eeaffa',
        measure: 'hvShare',
        measured: 0.9521215949400782,
      },
      {
        what: 'LINAS, 150 evaluations, 25 a round',
        link: '#/nas?at=150&evals=150&problem=supernet&s.batch=25&search=linas&digest=d082cc894025',
        measure: 'hvShare',
        measured: 0.9840677595492371,
      },
    ],
    rising: true,
    finding:
      'With 150 evaluations LINAS is ahead of what NSGA-II has after 400, if it learns in rounds of 25; in rounds of 50 it has 90.3 %.',
  },
  {
    id: 'eight-times',
    paper: HARDWARE_AWARE,
    where: 'Table 2',
    statement:
      'ConcurrentNAS (later called LINAS) finds with 100 evaluations what WeakNAS finds with 800: networks as good for no more multiplications.',
    status: 'tested',
    runs: [
      {
        what: 'WeakNAS, 800 evaluations',
        link: '#/nas?at=800&evals=800&problem=supernet&search=weaknas&digest=17906378e4f1',
        measure: 'hvShare',
        measured: 0.9862200445198007,
      },
      {
        what: 'LINAS, 100 evaluations, 25 a round',
        link: '#/nas?at=100&evals=100&problem=supernet&s.batch=25&search=linas&digest=0755fa691c48',
        measure: 'hvShare',
        measured: 0.9784786594228388,
      },
    ],
    rising: true,
    finding:
      'Nearly: LINAS has 97.8 % of the best hypervolume after 100 evaluations and 98.4 % after 150, WeakNAS 98.6 % after 800. The paper compares single networks, not fronts.',
  },
  {
    id: 'fronts-by-device',
    paper: HARDWARE_AWARE,
    where: 'experiments',
    statement: 'The best networks for one device are not the best for another.',
    status: 'untestable',
    why: 'times differ from machine to machine, so no link can promise them: measure this device in the lab and compare.',
  },
];
