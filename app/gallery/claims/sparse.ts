/**
 * What is said of sparse masks picked by random search, and what this page finds. Figures: `npm run -s bench:claims`; twenty
 * initialisations: `npm run -s bench:sparse-mask`. Network and data are ours: of the paper's we know the abstract alone.
 */
import type { Claim } from './claim.ts';
import { SPARSE_MASKS } from './papers.ts';

/** Three quarters of what the dense network has. */
const MUCH = [0.75 * 62.5, 100] as const;
/** The least and the most that twenty random masks have, on the same weights. */
const CHANCE_80 = { after5: [41.4, 46.1], after20: [47.25, 56.95] } as const;
const CHANCE_90 = { after5: [32.25, 41.95], after20: [39.45, 47.25] } as const;

export const SPARSE_CLAIMS: readonly Claim[] = [
  {
    id: 'sparse-survives',
    paper: SPARSE_MASKS,
    where: 'abstract',
    statement: 'Much of a network’s accuracy survives even when most of its nodes are removed before it is trained.',
    status: 'tested',
    runs: [
      {
        what: 'the dense network, 10 epochs',
        link: '#/nas?at=1&evals=1&p.epochs=10&p.score=trained&p.sparsity=0&problem=sparse-mask&search=random&digest=f751bf0c6566',
        measure: 'best',
        band: MUCH,
        measured: 62.5,
      },
      {
        what: 'a random mask, 80 % of the nodes removed',
        link: '#/nas?at=1&evals=1&p.epochs=10&p.score=trained&problem=sparse-mask&search=random&digest=fd3ccf849573',
        measure: 'best',
        band: MUCH,
        measured: 51.9,
      },
      {
        what: 'a random mask, 90 % of the nodes removed',
        link: '#/nas?at=1&evals=1&p.epochs=10&p.score=trained&p.sparsity=0.9&problem=sparse-mask&search=random&digest=f31d3d7003a1',
        measure: 'best',
        band: MUCH,
        measured: 44.5,
      },
      {
        what: 'a random mask, 95 % of the nodes removed',
        link: '#/nas?at=1&evals=1&p.epochs=10&p.score=trained&p.sparsity=0.95&problem=sparse-mask&search=random&digest=f075b4a550d7',
        measure: 'best',
        band: MUCH,
        measured: 33.4,
      },
    ],
    finding:
      'Taken as three quarters of what the dense network has: with 80 % of the nodes removed 83 % of it is left, with 90 % 71 %, with 95 % 53 %. So it holds to 80 %, and not much beyond. The paper does not say in its abstract how much is much, and its networks are others.',
  },
  {
    id: 'sparse-masks',
    paper: SPARSE_MASKS,
    where: 'abstract',
    statement:
      'Masks that random search picks by their accuracy before training are neither better after it than random masks as sparse, nor do they get there sooner.',
    status: 'tested',
    runs: [
      {
        what: '80 % removed, the best of 100, after 5 epochs',
        link: '#/nas?at=100&evals=100&problem=sparse-mask&search=random&digest=78fde3c58941',
        measure: 'after5',
        band: CHANCE_80.after5,
        measured: 43.8,
      },
      {
        what: 'the same after 20 epochs',
        link: '#/nas?at=100&evals=100&problem=sparse-mask&search=random&digest=78fde3c58941',
        measure: 'after20',
        band: CHANCE_80.after20,
        measured: 56.5,
      },
      {
        what: '90 % removed, the best of 1,000, after 5 epochs',
        link: '#/nas?at=1000&evals=1000&p.sparsity=0.9&problem=sparse-mask&search=random&digest=a8232838a736',
        measure: 'after5',
        band: CHANCE_90.after5,
        measured: 36.25,
      },
      {
        what: 'the same after 20 epochs',
        link: '#/nas?at=1000&evals=1000&p.sparsity=0.9&problem=sparse-mask&search=random&digest=a8232838a736',
        measure: 'after20',
        band: CHANCE_90.after20,
        measured: 44.45,
      },
    ],
    finding:
      'The picked masks lie among twenty random ones on the same weights, early and late. Over twenty initialisations with 50, 80, 90 and 95 % removed, neither the best of 100 nor the best of 1,000 differs from a random mask after 5 epochs or after 20 (Mann–Whitney U, every p above 0.08), although they have half as much again before training: that score tells nothing of what comes after.',
  },
];
