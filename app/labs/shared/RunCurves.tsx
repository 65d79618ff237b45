import type { MetricCard } from '../../../workers/core/types.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { Curves } from '../../lenses/curves/Curves.tsx';
import { hub, session } from '../../run/live.ts';

/** The curves of the run on show; a click goes there. `reachableShare`: of the map's cells, where it is known. */
export function RunCurves(props: {
  readonly info: RunInfo;
  readonly metrics: readonly MetricCard[];
  readonly reachableShare?: number | undefined;
}) {
  const { info, metrics, reachableShare } = props;
  return (
    <Curves
      source={hub}
      metrics={metrics}
      budget={info.spec.budget}
      floor={info.objectives[0].floor}
      reachableShare={reachableShare}
      onSeek={(at) => session.seek(at)}
    />
  );
}
