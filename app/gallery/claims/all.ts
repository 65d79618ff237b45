/** All claims there are, by the lab in which they are listed. */
import type { Lab } from '../../../workers/core/link.ts';
import type { Claim } from './claim.ts';
import { MAP_ELITES_CLAIMS } from './map-elites.ts';
import { MCTS_CLAIMS } from './mcts.ts';
import { NAS_CLAIMS } from './nas.ts';
import { REACHABILITY_CLAIMS } from './reachability.ts';
import { SPARSE_CLAIMS } from './sparse.ts';

export const CLAIMS: Readonly<Record<Lab, readonly Claim[]>> = {
  'map-elites': MAP_ELITES_CLAIMS,
  nas: [...NAS_CLAIMS, ...SPARSE_CLAIMS],
  mcts: MCTS_CLAIMS,
  reachability: REACHABILITY_CLAIMS,
};
