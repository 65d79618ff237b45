/** What suits the problem of this lab. */
import { advise, type Settings } from '../recommended.ts';

/** A cell for each lookahead and each number of edges of the larger networks. */
const BUDGET: Settings = { evals: '2048' };
const SEEN: Settings = { ...BUDGET, 'l.cols': '6', 'l.rows': '12' };

export function adviseOnGraphs(): void {
  advise(['graph-path'], {
    'map-elites': { ...BUDGET, 's.batch': '64', 's.initial': '256', 's.cols': '6', 's.rows': '12' },
    random: SEEN,
    ea: SEEN,
    'ea-diversity': SEEN,
    'ns-lc': SEEN,
  });
}
