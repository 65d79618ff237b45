/** What is said of Monte Carlo tree search, and what this page finds. Figures: `npm run -s bench:claims`, all of them with `all`. */
import type { Claim } from './claim.ts';
import { DEEP_ARCHITECT, SOLVER, TRAP, UCT } from './papers.ts';

/** Of links with `l.trials`, the figure is of all trials; the link opens the experiment. */
export const MCTS_CLAIMS: readonly Claim[] = [
  {
    id: 'uct-consistent',
    paper: UCT,
    where: '§4.1',
    statement: 'In P-games the probability that UCT chooses a wrong move goes to 0 with more playouts.',
    status: 'tested',
    runs: [
      {
        what: 'UCT, 100 playouts, 200 trees',
        link: '#/mcts?at=100&evals=100&l.trials=200&problem=p-game&s.c=1&digest=0ef25deb122f',
        measure: 'rightChoices',
        measured: 0.605,
      },
      {
        what: 'UCT, 31,623 playouts, 200 trees',
        link: '#/mcts?at=31623&evals=31623&l.trials=200&problem=p-game&s.c=1&digest=8a92b7ebc02b',
        measure: 'rightChoices',
        band: [0.98, 1],
        measured: 1,
        long: true,
      },
    ],
    rising: true,
    finding:
      'On 200 random trees of 8 moves and 8 plies, whose moves are not all worth the same, UCT (c = 1) errs in 39.5 % after 100 playouts, 11.5 % after 1,000, 1.5 % after 10,000 and not once after 31,623: with 95 % confidence below 1.9 %.',
  },
  {
    id: 'uct-beats-flat',
    paper: UCT,
    where: '§4.1',
    statement: 'In P-games plain Monte Carlo goes on making mistakes however many playouts it gets, and UCT does not.',
    status: 'tested',
    runs: [
      {
        what: 'flat Monte Carlo, 31,623 playouts, 200 trees',
        link: '#/mcts?at=31623&evals=31623&l.trials=200&problem=p-game&rev=1.2&search=flat-mc&digest=9d93e4424798',
        measure: 'rightChoices',
        measured: 0.795,
        long: true,
      },
      {
        what: 'UCT, 31,623 playouts, 200 trees',
        link: '#/mcts?at=31623&evals=31623&l.trials=200&problem=p-game&s.c=1&digest=8a92b7ebc02b',
        measure: 'rightChoices',
        measured: 1,
        long: true,
      },
    ],
    rising: true,
    finding:
      'Flat Monte Carlo stops improving at about 3,000 playouts: it takes the move that is best against chance. Over 1,000 trees it then errs in 19.1 % (95 % confidence: 16.8 to 21.7 %). How often depends on the trees: with 2 moves and 12 plies it is 11 %.',
  },
  {
    id: 'd-chain-trap',
    paper: TRAP,
    where: '§2.2',
    statement:
      'On the D-chain UCT needs a number of playouts that grows faster than any exponential in D until it finds the best end.',
    status: 'tested',
    runs: [
      {
        what: 'D = 5',
        link: '#/mcts?at=150&evals=150&problem=d-chain&s.grow=path&digest=6acc07cc4366',
        measure: 'firstOne',
        band: [150, 150],
        measured: 150,
      },
      {
        what: 'D = 6',
        link: '#/mcts?at=721&evals=721&p.depth=6&problem=d-chain&s.grow=path&digest=1c2e5fccd4b7',
        measure: 'firstOne',
        band: [721, 721],
        measured: 721,
      },
      {
        what: 'D = 7',
        link: '#/mcts?at=14385&evals=14385&p.depth=7&problem=d-chain&s.grow=path&digest=fa26b9efeade',
        measure: 'firstOne',
        band: [14385, 14385],
        measured: 14385,
      },
    ],
    finding:
      'With c = √2 the best end is first seen at playout 5, 12, 36, 150, 721 and 14,385 for D = 2 to 7; from 6 to 7 the factor is twenty. For D = 8 nobody here has waited long enough. Chance alone would need 2 to the power of D.',
  },
  {
    id: 'solver-better',
    paper: SOLVER,
    where: 'abstract: in Lines of Action it wins 65 % of games against plain MCTS',
    statement: 'With few playouts a search that proves wins and losses chooses better than plain MCTS.',
    status: 'tested',
    runs: [
      {
        what: 'UCT, 100 playouts',
        link: '#/mcts?at=100&evals=100&l.trials=400&problem=connect4&digest=fbfe4dcc5312',
        measure: 'rightChoices',
        measured: 0.865,
      },
      {
        what: 'MCTS-Solver, 100 playouts',
        link: '#/mcts?at=100&evals=100&l.trials=400&problem=connect4&rev=1.2&search=mcts-solver&digest=fbfe4dcc5312',
        measure: 'rightChoices',
        measured: 0.9125,
      },
    ],
    rising: true,
    finding:
      'On the 200 hard positions of Connect-4, two seeds each: 8.8 % wrong with proofs, 13.5 % without. Positions are counted here, not games, and the game is another.',
  },
  {
    id: 'solver-better-later',
    paper: SOLVER,
    where: 'abstract',
    statement: 'With a thousand playouts, too, a search that proves wins and losses chooses better than plain MCTS.',
    status: 'tested',
    runs: [
      {
        what: 'UCT, 1,000 playouts',
        link: '#/mcts?at=1000&evals=1000&l.trials=400&problem=connect4&digest=e23d34e9f36a',
        measure: 'rightChoices',
        measured: 0.96,
      },
      {
        what: 'MCTS-Solver, 1,000 playouts',
        link: '#/mcts?at=1000&evals=1000&l.trials=400&problem=connect4&rev=1.2&search=mcts-solver&digest=e23d34e9f36a',
        measure: 'rightChoices',
        measured: 0.955,
      },
    ],
    rising: true,
    finding:
      'From 1,000 playouts on there is no gain: 4.5 % wrong with proofs, 4.0 % without, and at 10,000 5.3 % and 3.3 %, with intervals that overlap. What is proven is right (see bench:proofs), but the moves it goes wrong on are not proven by then.',
  },
  {
    id: 'bisection-early',
    paper: DEEP_ARCHITECT,
    where: '§6',
    statement: 'Choosing options by halves finds better architectures than plain MCTS does, after few evaluations.',
    status: 'tested',
    runs: [
      {
        what: 'each option a branch, 32 evaluations',
        link: '#/mcts?at=32&evals=32&problem=deep-architect&s.c=0.1414&search=uct&digest=b384473545d4',
        measure: 'meanBest',
        measured: 0.6587421564610463,
        long: true,
      },
      {
        what: 'by halves, 32 evaluations',
        link: '#/mcts?at=32&evals=32&problem=deep-architect&s.c=0.1414&s.walk=bisect&search=uct&digest=990a5b8b13df',
        measure: 'meanBest',
        band: [0.67, 1],
        measured: 0.6621699702121403,
        long: true,
      },
    ],
    rising: true,
    finding:
      'By less than the standard error (.004 each), and only with little exploration (c = 0.1 in the notation of the paper’s code): too little to tell; 0.67 would be two standard errors of the difference. The score is an analytic one of ours in place of training, so the size of the effect cannot be compared.',
  },
  {
    id: 'bisection-later',
    paper: DEEP_ARCHITECT,
    where: '§6',
    statement:
      'After many evaluations, too, choosing options by halves finds better architectures than plain MCTS does.',
    status: 'tested',
    runs: [
      {
        what: 'each option a branch, 1,024 evaluations',
        link: '#/mcts?at=1024&evals=1024&problem=deep-architect&s.c=0.1414&search=uct&digest=1440cbb9ad80',
        measure: 'meanBest',
        measured: 0.8315588185470023,
        long: true,
      },
      {
        what: 'by halves, 1,024 evaluations',
        link: '#/mcts?at=1024&evals=1024&problem=deep-architect&s.c=0.1414&s.walk=bisect&search=uct&digest=0535d2b89640',
        measure: 'meanBest',
        measured: 0.7836383025354956,
        long: true,
      },
    ],
    rising: true,
    finding:
      'After a thousand evaluations plain MCTS is ahead: halves share what they learn between options that need not be alike. The paper stops at 64 evaluations.',
  },
];
