import { LABS, type Lab } from '../../workers/core/link.ts';
import { useSession } from '../run/live.ts';

const NAMES: Readonly<Record<Lab, { readonly short: string; readonly long: string }>> = {
  'map-elites': { short: 'MAP-Elites', long: 'MAP-Elites: a map of elites' },
  nas: { short: 'NAS', long: 'Neural architecture search: a Pareto front' },
  mcts: { short: 'MCTS', long: 'Monte Carlo tree search: a tree of positions' },
  reachability: { short: 'Reachability', long: 'Reachability: a transformer that searches a graph' },
};

/** The labs; one is always open. */
export function LabTabs() {
  const lab = useSession((state) => state.lab);
  return (
    <nav className="lab-tabs" aria-label="Labs">
      {LABS.map((id) => (
        <a key={id} href={`#/${id}`} title={NAMES[id].long} aria-current={id === lab ? 'page' : undefined}>
          {NAMES[id].short}
        </a>
      ))}
    </nav>
  );
}
