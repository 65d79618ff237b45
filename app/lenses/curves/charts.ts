/** Which metrics are drawn as curves, and how their values are written. Pure. */
import type { FrontTruth, MetricCard } from '../../../workers/core/types.ts';
import { formatNumber, formatPercent } from '../format.ts';
import { shareCeiling } from './series.ts';

export interface ChartSpec {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** CSS variable of the curve's colour. */
  readonly colour: string;
  /** Colour in figures for papers, which are always on white. */
  readonly ink: string;
  readonly share: boolean;
  /** The range of the y axis for values from `low` to `high`. */
  span(low: number, high: number): readonly [number, number];
}

const fromZero = (low: number, high: number): readonly [number, number] => [Math.min(0, low), Math.max(0, high)];

const SHOWN = [
  {
    id: 'hvShare',
    colour: '--series-1',
    ink: '#0072b2',
    share: true,
    // Most of it is there after the first evaluations; what searches differ in is the rest.
    span: (low: number) => [Math.max(0, Math.floor(10 * low) / 10), 1] as const,
  },
  { id: 'hypervolume', colour: '--series-1', ink: '#0072b2', share: false, span: fromZero },
  { id: 'igdPlus', colour: '--series-3', ink: '#00785a', share: false, span: fromZero },
  { id: 'epsilon', colour: '--series-2', ink: '#b34d00', share: false, span: fromZero },
  {
    id: 'predictionTau',
    colour: '--series-1',
    ink: '#0072b2',
    share: false,
    span: (low: number) => [low < 0 ? -1 : 0, 1] as const,
  },
  { id: 'qdScore', colour: '--series-1', ink: '#0072b2', share: false, span: fromZero },
  {
    id: 'coverage',
    colour: '--series-3',
    ink: '#00785a',
    share: true,
    span: (_: number, high: number) => [0, shareCeiling(high)] as const,
  },
  {
    id: 'best',
    colour: '--series-2',
    ink: '#b34d00',
    share: false,
    span: (low: number, high: number) => [low, high] as const,
  },
  { id: 'rootValue', colour: '--series-1', ink: '#0072b2', share: false, span: () => [0, 1] as const },
  { id: 'regret', colour: '--series-2', ink: '#b34d00', share: false, span: fromZero },
  { id: 'nodes', colour: '--series-3', ink: '#00785a', share: false, span: fromZero },
  { id: 'deepest', colour: '--series-4', ink: '#a3498b', share: false, span: fromZero },
] as const;

/**
 * The metrics that a run has something to draw for: without a true front there is nothing to be far from it, and where the
 * largest hypervolume is known the share of it says all.
 */
export function knownMetrics(metrics: readonly MetricCard[], fronts: FrontTruth | undefined): readonly MetricCard[] {
  const idle = fronts?.hypervolume === undefined ? ['hvShare'] : ['hypervolume'];
  if (fronts?.front === undefined) idle.push('igdPlus', 'epsilon');
  return metrics.filter(({ id }) => !idle.includes(id));
}

export function chartsOf(metrics: readonly MetricCard[]): ChartSpec[] {
  return SHOWN.flatMap((shown) => {
    const card = metrics.find(({ id }) => id === shown.id);
    return card === undefined ? [] : [{ ...shown, label: card.label, unit: card.unit }];
  });
}

export const formatValue = (spec: Pick<ChartSpec, 'share'>, value: number): string =>
  spec.share ? formatPercent(value) : formatNumber(value);
