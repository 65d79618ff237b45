/**
 * All problems, searches and lenses there are, by id and in the order of the menus: the one place that knows of each. Adding one is
 * adding it to a table here. Each is loaded when it is asked for, so that a page has only what its run needs.
 */
import { findCard } from '../core/spec.ts';
import type { LensDefinition, ProblemDefinition, SearchDefinition } from '../core/types.ts';

export type Shelf<T> = Readonly<Record<string, () => Promise<T>>>;

const zdt = async (id: string) => findCard((await import('../problems/zdt/zdt.ts')).zdt, id);
const dtlz = async (id: string) => findCard((await import('../problems/dtlz/dtlz.ts')).dtlz, id);

export const PROBLEMS: Shelf<ProblemDefinition> = {
  arm: async () => (await import('../problems/arm/arm.ts')).arm,
  sphere: async () => (await import('../problems/linear-projection/linear-projection.ts')).sphere,
  rastrigin: async () => (await import('../problems/linear-projection/linear-projection.ts')).rastrigin,
  plateau: async () => (await import('../problems/linear-projection/linear-projection.ts')).plateau,
  retina: async () => (await import('../problems/retina/retina.ts')).retina,
  digits: async () => (await import('../problems/digits/digits.ts')).digits,
  'soft-robot': async () => (await import('../problems/soft-robot/soft-robot.ts')).softRobot,
  zdt1: () => zdt('zdt1'),
  zdt2: () => zdt('zdt2'),
  zdt3: () => zdt('zdt3'),
  zdt4: () => zdt('zdt4'),
  zdt6: () => zdt('zdt6'),
  dtlz1: () => dtlz('dtlz1'),
  dtlz2: () => dtlz('dtlz2'),
  dtlz7: () => dtlz('dtlz7'),
  supernet: async () => (await import('../problems/supernet/supernet.ts')).supernet,
  table: async () => (await import('../problems/table/table.ts')).table,
  own: async () => (await import('../problems/own/own.ts')).own,
  'sparse-mask': async () => (await import('../problems/sparse-mask/sparse-mask.ts')).sparseMask,
  'deep-architect': async () => (await import('../problems/deep-architect/deep-architect.ts')).deepArchitect,
  connect4: async () => (await import('../problems/connect4/connect4.ts')).connect4,
  'connect4-network': async () => (await import('../problems/connect4/judged.ts')).connect4Judged,
  'tic-tac-toe': async () => (await import('../problems/tic-tac-toe/tic-tac-toe.ts')).ticTacToe,
  nim: async () => (await import('../problems/nim/nim.ts')).nim,
  'p-game': async () => (await import('../problems/p-game/p-game.ts')).pGame,
  'd-chain': async () => (await import('../problems/d-chain/d-chain.ts')).dChain,
  sokoban: async () => (await import('../problems/sokoban/sokoban.ts')).sokoban,
  'same-game': async () => (await import('../problems/same-game/same-game.ts')).sameGame,
  'graph-path': async () => (await import('../problems/graph-path/graph-path.ts')).graphPath,
};

export const SEARCHES: Shelf<SearchDefinition> = {
  'map-elites': async () => (await import('../searches/map-elites.ts')).mapElites,
  'cma-me': async () => (await import('../searches/cma/cma-me.ts')).cmaMe,
  'cma-mae': async () => (await import('../searches/cma/cma-mae.ts')).cmaMae,
  ea: async () => (await import('../searches/ea.ts')).ea,
  'ea-diversity': async () => (await import('../searches/ea-diversity.ts')).eaDiversity,
  'ns-lc': async () => (await import('../searches/ns-lc.ts')).nsLc,
  grid: async () => (await import('../searches/grid.ts')).grid,
  random: async () => (await import('../searches/random.ts')).random,
  nsga2: async () => (await import('../searches/evolution/nsga2.ts')).nsga2,
  'regularised-evolution': async () =>
    (await import('../searches/evolution/regularised-evolution.ts')).regularisedEvolution,
  linas: async () => (await import('../searches/evolution/linas.ts')).linas,
  weaknas: async () => (await import('../searches/evolution/weaknas.ts')).weaknas,
  genetic: async () => (await import('../searches/evolution/genetic.ts')).genetic,
  uct: async () => (await import('../searches/mcts/uct.ts')).uct,
  'mcts-solver': async () => (await import('../searches/mcts/solver.ts')).mctsSolver,
  'ucb1-tuned': async () => (await import('../searches/mcts/ucb1-tuned.ts')).ucb1Tuned,
  puct: async () => (await import('../searches/mcts/puct.ts')).puct,
  gumbel: async () => (await import('../searches/mcts/gumbel.ts')).gumbel,
  grave: async () => (await import('../searches/mcts/grave.ts')).grave,
  'flat-mc': async () => (await import('../searches/mcts/flat.ts')).flatMonteCarlo,
  'random-playouts': async () => (await import('../searches/mcts/flat.ts')).randomPlayouts,
  'alpha-beta': async () => (await import('../searches/baselines/alpha-beta.ts')).alphaBeta,
  'best-first': async () => (await import('../searches/baselines/best-first.ts')).bestFirst,
};

/** Before the curves, those whose metrics are to be sampled. */
export const LENSES: Shelf<LensDefinition> = {
  'elite-map': async () => (await import('../lenses/elite-map/elite-map.ts')).eliteMap,
  pareto: async () => (await import('../lenses/pareto/pareto.ts')).pareto,
  predictor: async () => (await import('../lenses/predictor/predictor.ts')).predictor,
  tree: async () => (await import('../lenses/tree/tree-lens.ts')).treeLens,
  curves: async () => (await import('../lenses/curves.ts')).curves,
};
