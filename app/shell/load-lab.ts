import type { ComponentType } from 'react';
import type { Lab } from '../../workers/core/link.ts';

/** Each lab in a part of its own: who comes for one loads no other. */
export const LOAD_LAB: Readonly<Record<Lab, () => Promise<{ default: ComponentType }>>> = {
  'map-elites': async () => ({ default: (await import('../labs/map-elites/MapElitesLab.tsx')).MapElitesLab }),
  nas: async () => ({ default: (await import('../labs/nas/NasLab.tsx')).NasLab }),
  mcts: async () => ({ default: (await import('../labs/mcts/MctsLab.tsx')).MctsLab }),
  reachability: async () => ({
    default: (await import('../labs/reachability/ReachabilityLab.tsx')).ReachabilityLab,
  }),
};
