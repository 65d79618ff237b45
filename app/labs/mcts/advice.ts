/** What suits problems of this lab. */
import { advise, type Settings } from '../recommended.ts';

/** A network judges sixteen positions as fast as one, and few evaluations tell much. */
const JUDGED: Settings = { 's.batch': '16', evals: '400' };

export function adviseOnTrees(): void {
  advise(['connect4-network'], { puct: JUDGED, gumbel: { ...JUDGED, 's.simulations': '400' } });
}
