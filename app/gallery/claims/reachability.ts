/** What is said of transformers that search graphs, and what this page finds. Figures: `npm run -s bench:claims`, all of them with `all`. */
import type { Claim } from './claim.ts';
import { THIS_PAGE, TO_SEARCH } from './papers.ts';

/** Runs of random graphs: the figure is the mean chance of a right answer over all that are drawn. */
export const REACHABILITY_CLAIMS: readonly Claim[] = [
  {
    id: 'balanced-teaches-search',
    paper: TO_SEARCH,
    where: '§3',
    statement:
      'Trained on graphs in which every lookahead is as frequent, a small transformer learns to search, at every lookahead.',
    status: 'tested',
    runs: [
      {
        what: 'E = 8, lookahead 0, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=0&p.solver=e8&problem=graph-path&rev=2.1&search=random&view=atlas&digest=063deb2b3d68',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9993153655655435,
      },
      {
        what: 'E = 8, lookahead 3, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&p.solver=e8&problem=graph-path&rev=2.1&search=random&view=atlas&digest=9f8bc2f3b05f',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9882806518472177,
      },
      {
        what: 'E = 12, lookahead 0, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=0&problem=graph-path&rev=2.1&search=random&view=atlas&digest=57a767813ada',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9998398460391568,
      },
      {
        what: 'E = 12, lookahead 3, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&problem=graph-path&rev=2.1&search=random&view=atlas&digest=eacc09626038',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9957962944280666,
      },
      {
        what: 'E = 12, lookahead 5, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=5&problem=graph-path&rev=2.1&search=random&view=atlas&digest=1ce95bd46dbe',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.998766550024593,
      },
      {
        what: 'E = 16, lookahead 7, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=7&p.solver=e16&problem=graph-path&rev=2.1&search=random&view=atlas&digest=4524c67b30cf',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9987525455910448,
      },
    ],
    finding:
      'E = 8 is right on 100.0, 99.9, 99.5, 99.1 % of graphs of lookahead 0 to 3, E = 12 on at least 99.89 % of each from 0 to 5, E = 16 on at least 99.75 % of each from 0 to 7. E = 8 took 3.0 million graphs; E = 16, grown by way of one for 12 edges, 15.2, and E = 12, cut out of E = 16 and shown its largest lookahead more often at first, 17.4, all those before it counted. The paper has 41 edges, 6 layers and hundreds of millions of graphs.',
  },
  {
    id: 'naive-teaches-shortcuts',
    paper: TO_SEARCH,
    where: '§3',
    statement:
      'Trained on random graphs, whose lookahead is nearly always small, it fails where one must look further ahead.',
    status: 'tested',
    runs: [
      {
        what: 'trained on naive graphs, lookahead 1',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=1&p.solver=e12-naive&problem=graph-path&rev=2.1&search=random&view=atlas&digest=99d954e65395',
        measure: 'rightAnswers',
        band: [0.9, 1],
        measured: 0.9732532913314624,
      },
      {
        what: 'trained on naive graphs, lookahead 5',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=5&p.solver=e12-naive&problem=graph-path&rev=2.1&search=random&view=atlas&digest=5c5518ccb53d',
        measure: 'rightAnswers',
        band: [0, 0.6],
        measured: 0.30939191162579094,
      },
      {
        what: 'trained on naive graphs, lookahead 4',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=4&p.solver=e12-naive&problem=graph-path&rev=2.1&search=random&view=atlas&digest=77e4b6528bc6',
        measure: 'rightAnswers',
        band: [0, 0.6],
        measured: 0.37077006207267826,
      },
    ],
    finding:
      'The naive-trained E = 12, stopped when it was right on 99.2 % of its own kind, is right on 100.0, 99.8, 97.8, 84.2, 45.9, 39.6 % of balanced graphs of lookahead 0 to 5. A child of the start drawn by chance is right on about half of those of 4 and 5. A network trained on stars is there too: after 2.8 million it is right on 81 % of stars, by guessing between spokes, and on 33 % at lookahead 2. Sweep shows all of them on the same graphs.',
  },
  {
    id: 'naive-longer',
    paper: THIS_PAGE,
    where: '',
    statement:
      'Random graphs teach looking ahead too, if there are many more of them than it takes to answer their like.',
    status: 'tested',
    runs: [
      {
        what: 'trained on five times as many naive graphs, lookahead 4',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=4&p.solver=e12-naive-long&problem=graph-path&rev=2.1&search=random&view=atlas&digest=b7a8dff3c5ca',
        measure: 'rightAnswers',
        band: [0.9, 1],
        measured: 0.9328638319468194,
      },
    ],
    finding:
      'Another training of the same kind, of 1.6 million graphs instead of 0.33, its rate lowered in the second half, is right on 99.9 % at lookahead 4 (74 % before its rate fell), though not at 5 (47.5 %), where random graphs of 12 edges hardly ever lead. So they do not teach shortcuts only: what they seldom show takes longer.',
  },
  {
    id: 'sets-double',
    paper: TO_SEARCH,
    where: '§4',
    statement:
      'Every vertex gathers the set of vertices it can reach, all at the same time, and each layer can double it.',
    status: 'untestable',
    why: 'in networks this small, taking away an edge moves nearly every token: influences of connected edges are no larger than of others. Reach says so for each graph; the answering token tells them apart, vertices do not.',
  },
  {
    id: 'merging-explains',
    paper: TO_SEARCH,
    where: '§4',
    statement:
      'Almost all right answers of a transformer trained on balanced graphs are explained by paths that merge.',
    status: 'tested',
    runs: [
      {
        what: 'E = 8, 5 graphs of each lookahead',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&p.solver=e8&problem=graph-path&rev=2.1&search=random&view=explanation&digest=9f8bc2f3b05f',
        measure: 'explained',
        band: [0.9, 1],
        measured: 0.9,
        long: true,
      },
      {
        what: 'E = 12, 5 graphs of each lookahead',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&problem=graph-path&rev=2.1&search=random&view=explanation&digest=eacc09626038',
        measure: 'explained',
        band: [0.9, 1],
        measured: 0.6333333333333333,
        long: true,
      },
    ],
    finding:
      'Of 20 right answers of E = 8 the kinds of merge that the paper names explain 18 (with place copies 20; as many entries at random places 8), of 30 of E = 12 they explain 19 (27; 4): all up to lookahead 2, four of five at 3, none at 4 and 5. What is left, but for three, is carried by marks that gather vertices from fixed places in the first layer, a kind the paper does not have. Controls: networks that learned nothing, none of 12.',
  },
  {
    id: 'harder-with-size',
    paper: TO_SEARCH,
    where: '§5',
    statement: 'The larger the graphs, the less often a training succeeds, and more parameters do not help.',
    status: 'untestable',
    why: 'it takes 14 trainings of 236 million graphs for each size, and of ours only that for 8 edges was begun from scratch.',
  },
  {
    id: 'tracing-does-not-help',
    paper: TO_SEARCH,
    where: '§6',
    statement:
      'Writing the search out step by step, depth-first or by selection and inference, does not make large graphs learnable.',
    status: 'untestable',
    why: 'no network here writes its search out.',
  },
  {
    id: 'language',
    paper: TO_SEARCH,
    where: 'appendix',
    statement: 'The same holds for graphs told in sentences, and for transformers that only look back.',
    status: 'untestable',
    why: 'no network here reads sentences or only looks back.',
  },
];
