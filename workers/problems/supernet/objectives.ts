/**
 * What sub-networks are striven for: accuracy, and one of several costs as a power of ten, with the true front of either pair.
 * Values here are as written in a run: a cost negated. Pure.
 */
import { hypervolume } from '../../core/hypervolume.ts';
import { log } from '../../core/det-math.ts';
import type { FrontTruth, Objective } from '../../core/types.ts';
import { NETWORKS, stagesOf, type Stage } from './architecture.ts';
import { costOf } from './cost.ts';
import { FEWEST_WRONG, MACS_FRONT, MOST_WRONG, WEIGHTS_FRONT, type Front } from './front.ts';
import { latencyRange, predictLatency, type LatencyModel } from './latency.ts';

const LN10 = 2.302585092994046;
export const log10 = (x: number): number => log(x) / LN10;

/** Validation samples, of which wrong answers are counted. */
const SAMPLES = 1000;

export const ACCURACY: Objective = { name: 'validation accuracy', unit: '%', floor: 60, ceiling: 100 };
export const accuracyOf = (wrong: number): number => (100 * (SAMPLES - wrong)) / SAMPLES;

/** What can be the second objective. */
export interface CostKind {
  /** As in the parameter `cost`. */
  readonly value: string;
  readonly label: string;
  /** Of the power of ten. */
  readonly unit: string;
  readonly range: readonly [least: number, most: number];
  of(stages: readonly Stage[]): number;
  /** Absent for what is measured: it is another on every device. */
  readonly front?: Front;
}

export const MACS: CostKind = {
  value: 'macs',
  label: 'multiplications',
  unit: 'log₁₀ MACs',
  range: [3.5, 5.6],
  of: (stages) => costOf(stages).macs,
  front: MACS_FRONT,
};
const WEIGHTS: CostKind = {
  value: 'params',
  label: 'weights',
  unit: 'log₁₀ weights',
  range: [2.9, 4.6],
  of: (stages) => costOf(stages).parameters,
  front: WEIGHTS_FRONT,
};
export const COSTS: readonly CostKind[] = [MACS, WEIGHTS];

/** Where all networks are predicted to take as long as one another, the range is still one. */
const LEAST_RANGE = 0.1;

/** Milliseconds predicted by a model of some device. */
export function latencyCost(model: LatencyModel): CostKind {
  const [least, most] = latencyRange(model).map(log10);
  return {
    value: 'latency',
    label: 'predicted latency',
    unit: 'log₁₀ ms',
    range: [least, Math.max(most, least + LEAST_RANGE)],
    of: (stages) => predictLatency(model, stages),
  };
}

export function objectiveOf({ label, unit, range: [least, most] }: CostKind): Objective {
  return { name: label, unit, floor: -most, ceiling: -least, minimised: true };
}

/** The true front where it is known, and a reference a tenth of the range of all networks beyond the worst of them. */
export function frontsOf(kind: CostKind): FrontTruth {
  const costAt = (network: number) => log10(kind.of(stagesOf(network)));
  const [worst, best] = [accuracyOf(MOST_WRONG), accuracyOf(FEWEST_WRONG)];
  // By formula, the smallest network in all its parts costs least of all, the largest most.
  const [least, most] = kind.front === undefined ? kind.range : [costAt(0), costAt(NETWORKS - 1)];
  const reference = Float64Array.of(worst - (best - worst) / 10, -most - (most - least) / 10);
  if (kind.front === undefined) return { reference };
  const front = Float64Array.from(kind.front.flatMap(([network, wrong]) => [accuracyOf(wrong), -costAt(network)]));
  return { reference, front, hypervolume: hypervolume(front, kind.front.length, 2, reference) };
}
