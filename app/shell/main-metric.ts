/** The one metric that says most of a run, as its lab draws it first. */
import type { Lab } from '../../workers/core/link.ts';
import type { Progress } from '../../workers/host/protocol.ts';
import { metricsOf } from '../labs/shared/metrics.ts';
import { chartsOf, formatValue } from '../lenses/curves/charts.ts';
import type { SessionState } from '../run/session-state.ts';

const LENS_OF = {
  'map-elites': 'elite-map',
  nas: 'pareto',
  mcts: 'tree',
  reachability: 'elite-map',
} as const satisfies Record<Lab, string>;

type Known = Pick<SessionState, 'catalogue' | 'info' | 'lab' | 'rivals'>;

/** Its name and value; undefined where there is none, or more than one as in a race. */
export function mainMetric({ catalogue, info, lab, rivals }: Known, progress: Progress | null) {
  if (progress === null || rivals.length > 0) return undefined;
  const spec = chartsOf(metricsOf(catalogue, info, LENS_OF[lab]))[0];
  const value = spec && progress.metrics[spec.id];
  return value === undefined || Number.isNaN(value) ? undefined : { name: spec.label, value: formatValue(spec, value) };
}
