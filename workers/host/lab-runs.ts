/** The run that each lab opens with, where its link names no problem; a lab that is left out has the catalogue's own. Data only. */
import type { Lab } from '../core/link.ts';

export const LAB_RUNS: Readonly<Partial<Record<Lab, Readonly<Record<string, string>>>>> = {
  nas: { problem: 'supernet', search: 'linas', 's.batch': '25', evals: '150' },
  mcts: { problem: 'connect4', search: 'uct', evals: '20000' },
  reachability: {
    problem: 'graph-path',
    search: 'map-elites',
    's.cols': '6',
    's.rows': '12',
    's.batch': '64',
    's.initial': '256',
    evals: '2048',
  },
};
