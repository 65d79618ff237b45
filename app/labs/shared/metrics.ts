/** Which metrics are drawn beside a picture of a run, and in what units. Pure. */
import type { Catalogue } from '../../../workers/core/spec.ts';
import type { MetricCard } from '../../../workers/core/types.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { knownMetrics } from '../../lenses/curves/charts.ts';

/** Those of the lens whose picture is on show. */
export function metricsOf(
  catalogue: Catalogue | null,
  info: RunInfo | null,
  lens: 'elite-map' | 'pareto' | 'predictor' | 'tree',
): readonly MetricCard[] {
  const cards = catalogue?.lenses.find(({ id }) => id === lens)?.metrics ?? [];
  const objective = info?.objectives[0];
  const inUnits = cards.map((card) =>
    card.id === 'best' && objective
      ? { ...card, unit: [objective.name, objective.unit].filter((part) => part !== '').join(', ') }
      : card,
  );
  const known = knownMetrics(inUnits, info?.fronts);
  return info?.tree?.knowsTruth === true ? known : known.filter(({ id }) => id !== 'regret');
}
