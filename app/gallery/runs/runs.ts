/** All prepared runs, as the gallery shows them. */
import { MAP_ELITES_RUNS } from './map-elites.ts';
import { MCTS_RUNS } from './mcts.ts';
import { NAS_RUNS } from './nas.ts';
import type { PreparedRun } from './prepared-run.ts';
import { REACHABILITY_RUNS } from './reachability.ts';

export const RUNS: readonly PreparedRun[] = [...MAP_ELITES_RUNS, ...NAS_RUNS, ...MCTS_RUNS, ...REACHABILITY_RUNS];
