/** What is said of transformers that search graphs, and what this page finds. Figures: `npm run -s bench:claims`, all of them with `all`. */
import type { Claim } from './claim.ts';
import { TO_SEARCH } from './papers.ts';

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
        link: '#/reachability?at=1000&evals=1000&p.lookahead=0&p.solver=e8&problem=graph-path&search=random&view=atlas&digest=063deb2b3d68',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9993153655655435,
      },
      {
        what: 'E = 8, lookahead 3, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&p.solver=e8&problem=graph-path&search=random&view=atlas&digest=9f8bc2f3b05f',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9882806518472177,
      },
      {
        what: 'E = 12, lookahead 0, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=0&problem=graph-path&search=random&view=atlas&digest=405831792365',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9995295981048667,
      },
      {
        what: 'E = 12, lookahead 3, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&problem=graph-path&search=random&view=atlas&digest=2b516403b8b9',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9875684718694302,
      },
      {
        what: 'E = 12, lookahead 5, 1,000 graphs',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=5&problem=graph-path&search=random&view=atlas&digest=202a8e3e5e85',
        measure: 'rightAnswers',
        band: [0.97, 1],
        measured: 0.9243156504547695,
      },
    ],
    finding:
      'E = 8 is right on 100.0, 99.9, 99.5, 99.1 % of graphs of lookahead 0 to 3, E = 12 on 100.0, 99.9, 99.6, 99.6, 99.6, 94.6 % of lookahead 0 to 5, the latter after 8.8 million graphs: not yet at lookahead 5, which was still getting better. The paper has 41 edges, 6 layers and hundreds of millions of graphs.',
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
        link: '#/reachability?at=1000&evals=1000&p.lookahead=1&p.solver=e12-naive&problem=graph-path&search=random&view=atlas&digest=ee89fb658362',
        measure: 'rightAnswers',
        band: [0.9, 1],
        measured: 0.9985965654968412,
      },
      {
        what: 'trained on naive graphs, lookahead 5',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=5&p.solver=e12-naive&problem=graph-path&search=random&view=atlas&digest=56c7cedfa79b',
        measure: 'rightAnswers',
        band: [0, 0.6],
        measured: 0.4109172182653772,
      },
    ],
    finding:
      'The naive-trained E = 12 is right on 100.0, 100.0, 100.0, 100.0, 99.9, 47.5 % of balanced graphs of lookahead 0 to 5, and on 100.0 % of its own kind. So it failed only where random graphs of 12 edges hardly ever lead: lookahead 5; after 0.6 million graphs it still failed at 4 (60 %). A child of the start drawn by chance is right on about half of those. Sweep shows both networks on the same graphs.',
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
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&p.solver=e8&problem=graph-path&search=random&view=explanation&digest=9f8bc2f3b05f',
        measure: 'explained',
        band: [0.9, 1],
        measured: 0.9,
        long: true,
      },
      {
        what: 'E = 12, 5 graphs of each lookahead',
        link: '#/reachability?at=1000&evals=1000&p.lookahead=3&problem=graph-path&search=random&view=explanation&digest=2b516403b8b9',
        measure: 'explained',
        band: [0.9, 1],
        measured: 0.4,
        long: true,
      },
    ],
    finding:
      'Of 20 right answers of E = 8 the kinds of merge that the paper names explain 18 (with place copies 20; as many entries at random places 8), of 30 of E = 12 they explain 12 (26; 2), and of the same network before its last third of training they explained 17. What is left is carried by marks that gather vertices from fixed places in the first layer, a kind the paper does not have. Controls: networks that learned nothing, none of 12.',
  },
  {
    id: 'harder-with-size',
    paper: TO_SEARCH,
    where: '§5',
    statement: 'The larger the graphs, the less often a training succeeds, and more parameters do not help.',
    status: 'untestable',
    why: 'it takes 14 trainings of 236 million graphs for each size. Three of ours, from 8 to 12 edges, needed more graphs the larger they were.',
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
