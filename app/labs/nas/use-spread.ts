import { useMemo } from 'react';
import { deviceOf } from '../../../workers/problems/supernet/picture.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { useStopwatch } from '../../latency/live.ts';
import { timesHere } from '../../latency/times.ts';
import type { SpreadOf } from '../../lenses/pareto/bars.ts';
import type { FrontNetwork } from './use-front.ts';

/** Latency is the second objective, as the power of ten of milliseconds, negated. */
const LATENCY = 1;
const written = (ms: number): number => -Math.log10(ms);

/** What was measured here of the front's networks, as the plot of the run has it; undefined where nothing was. */
export function useSpread(info: RunInfo, front: readonly FrontNetwork[]): SpreadOf | undefined {
  const times = useStopwatch((state) => state.times);
  const reports = useStopwatch((state) => state.reports);
  const { params } = info.spec;
  const model = params['p.cost'] === 'latency' ? String(params['p.latency'] ?? '') : '';
  return useMemo(() => {
    const told = deviceOf(model);
    if (told === null) return undefined;
    const known = timesHere({ times, reports }, told.backend, told.batch);
    const spreads = new Map(
      front.flatMap(({ row, id }) => {
        const time = known.get(id);
        if (time === undefined) return [];
        const { lowerMs, medianMs, upperMs } = time.sample;
        return [[row, { ends: [written(lowerMs), written(upperMs)] as const, median: written(medianMs) }] as const];
      }),
    );
    if (spreads.size === 0) return undefined;
    return (row, k) => (k === LATENCY ? (spreads.get(row) ?? null) : null);
  }, [model, times, reports, front]);
}
