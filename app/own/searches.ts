import type { Lab } from '../../workers/core/link.ts';
import type { Definition } from '../../workers/problems/own/definition.ts';

export interface Offer {
  readonly lab: Lab;
  readonly search: string;
  readonly title: string;
  /** It weighs several objectives. */
  readonly several?: true;
}

/** What is offered to begin with; in its lab a run can be given any other that fits. A test holds the list against the catalogue. */
export const OFFERS: readonly Offer[] = [
  { lab: 'map-elites', search: 'map-elites', title: 'MAP-Elites: a map of the best of each kind' },
  { lab: 'map-elites', search: 'cma-me', title: 'CMA-ME: the same, learning where to step' },
  { lab: 'map-elites', search: 'ea', title: 'Evolutionary algorithm: the best alone' },
  { lab: 'map-elites', search: 'random', title: 'Random search, to compare with' },
  { lab: 'nas', search: 'nsga2', title: 'NSGA-II: the front of several objectives', several: true },
];

export const offersFor = ({ objectives }: Definition): readonly Offer[] =>
  OFFERS.filter(({ several }) => several !== true || objectives.length > 1);

const MOST_STEP = 10;

/** Steps that suit the bounds: a twentieth of their distance, a tenth where the search finds out by itself. */
function stepsOf(search: string, { low, high }: Definition): Record<string, string> {
  const step = (share: number): string => String(Math.min(MOST_STEP, Number(((high - low) * share).toPrecision(3))));
  if (search === 'map-elites') return { 's.iso': step(0.05) };
  if (search === 'cma-me') return { 's.sigma': step(0.1) };
  return {};
}

/** The link of a run, from `#` on. */
export function runLink(
  { lab, search }: Offer,
  definition: Definition,
  hash: string,
  packed: string | null,
  budget: number,
): string {
  const query = new URLSearchParams({
    problem: 'own',
    search,
    'p.own': hash,
    evals: String(budget),
    ...stepsOf(search, definition),
    ...(packed !== null && { own: packed }),
  });
  return `#/${lab}?${query.toString()}`;
}
