import type { Lab } from '../../workers/core/link.ts';

export const LAB_NAMES: Readonly<Record<Lab, { readonly short: string; readonly long: string }>> = {
  'map-elites': { short: 'MAP-Elites', long: 'MAP-Elites: a map of elites' },
  nas: { short: 'NAS', long: 'Neural architecture search: a Pareto front' },
  mcts: { short: 'MCTS', long: 'Monte Carlo tree search: a tree of positions' },
  reachability: { short: 'Reachability', long: 'Reachability: a transformer that searches a graph' },
};
