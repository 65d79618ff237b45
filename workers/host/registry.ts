/**
 * All problems, searches and lenses there are: the one place that knows of each. Adding one is adding it to a list here.
 */
import type { LensDefinition, ProblemDefinition, SearchDefinition } from '../core/types.ts';
import { arm } from '../problems/arm/arm.ts';
import { connect4 } from '../problems/connect4/connect4.ts';
import { connect4Judged } from '../problems/connect4/judged.ts';
import { dChain } from '../problems/d-chain/d-chain.ts';
import { deepArchitect } from '../problems/deep-architect/deep-architect.ts';
import { digits } from '../problems/digits/digits.ts';
import { dtlz } from '../problems/dtlz/dtlz.ts';
import { plateau, rastrigin, sphere } from '../problems/linear-projection/linear-projection.ts';
import { graphPath } from '../problems/graph-path/graph-path.ts';
import { nim } from '../problems/nim/nim.ts';
import { own } from '../problems/own/own.ts';
import { pGame } from '../problems/p-game/p-game.ts';
import { retina } from '../problems/retina/retina.ts';
import { sameGame } from '../problems/same-game/same-game.ts';
import { softRobot } from '../problems/soft-robot/soft-robot.ts';
import { sokoban } from '../problems/sokoban/sokoban.ts';
import { sparseMask } from '../problems/sparse-mask/sparse-mask.ts';
import { supernet } from '../problems/supernet/supernet.ts';
import { table } from '../problems/table/table.ts';
import { ticTacToe } from '../problems/tic-tac-toe/tic-tac-toe.ts';
import { zdt } from '../problems/zdt/zdt.ts';
import { curves } from '../lenses/curves.ts';
import { eliteMap } from '../lenses/elite-map/elite-map.ts';
import { treeLens } from '../lenses/tree/tree-lens.ts';
import { pareto } from '../lenses/pareto/pareto.ts';
import { predictor } from '../lenses/predictor/predictor.ts';
import { gifts } from './given.ts';
import { inference } from './inference.ts';
import { LAB_RUNS } from './lab-runs.ts';
import { makeRegistry } from './make-registry.ts';
import { EvaluationPool } from './pool.ts';
import { ea } from '../searches/ea.ts';
import { eaDiversity } from '../searches/ea-diversity.ts';
import { genetic } from '../searches/evolution/genetic.ts';
import { linas } from '../searches/evolution/linas.ts';
import { nsga2 } from '../searches/evolution/nsga2.ts';
import { regularisedEvolution } from '../searches/evolution/regularised-evolution.ts';
import { weaknas } from '../searches/evolution/weaknas.ts';
import { grid } from '../searches/grid.ts';
import { bestFirst } from '../searches/baselines/best-first.ts';
import { alphaBeta } from '../searches/baselines/alpha-beta.ts';
import { cmaMae } from '../searches/cma/cma-mae.ts';
import { cmaMe } from '../searches/cma/cma-me.ts';
import { mapElites } from '../searches/map-elites.ts';
import { nsLc } from '../searches/ns-lc.ts';
import { flatMonteCarlo, randomPlayouts } from '../searches/mcts/flat.ts';
import { grave } from '../searches/mcts/grave.ts';
import { gumbel } from '../searches/mcts/gumbel.ts';
import { puct } from '../searches/mcts/puct.ts';
import { mctsSolver } from '../searches/mcts/solver.ts';
import { ucb1Tuned } from '../searches/mcts/ucb1-tuned.ts';
import { uct } from '../searches/mcts/uct.ts';
import { random } from '../searches/random.ts';

const PROBLEMS: readonly ProblemDefinition[] = [
  arm,
  sphere,
  rastrigin,
  plateau,
  retina,
  digits,
  softRobot,
  ...zdt,
  ...dtlz,
  supernet,
  table,
  own,
  sparseMask,
  deepArchitect,
  connect4,
  connect4Judged,
  ticTacToe,
  nim,
  pGame,
  dChain,
  sokoban,
  sameGame,
  graphPath,
];
const SEARCHES: readonly SearchDefinition[] = [
  mapElites,
  cmaMe,
  cmaMae,
  ea,
  eaDiversity,
  nsLc,
  grid,
  random,
  nsga2,
  regularisedEvolution,
  linas,
  weaknas,
  genetic,
  uct,
  mctsSolver,
  ucb1Tuned,
  puct,
  gumbel,
  grave,
  flatMonteCarlo,
  randomPlayouts,
  alphaBeta,
  bestFirst,
];
/** Before the curves, those whose metrics are to be sampled. */
const LENSES: readonly LensDefinition[] = [eliteMap, pareto, predictor, treeLens, curves];
export { MEMORY_LIMIT } from './make-registry.ts';

export const registry = makeRegistry(PROBLEMS, SEARCHES, LENSES, inference, LAB_RUNS, gifts, EvaluationPool);
export const { catalogue, problemOf, openRun } = registry;
