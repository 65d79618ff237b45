import { useEffect, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { architectureOf } from '../../../workers/problems/supernet/picture.ts';
import { client, hub, session, usePlayer } from '../../run/live.ts';
import { FrontTimes } from './FrontTimes.tsx';
import { LatencyPanel } from './LatencyPanel.tsx';
import { latencyParams } from './latency-text.ts';

/** Numbers of the networks on the front as it stands, cheapest first; asked for whenever the run comes to rest. */
function useFrontIds(info: RunInfo, resting: boolean): readonly number[] {
  const [ids, setIds] = useState<readonly number[]>([]);
  useEffect(() => {
    const front = hub.latest()?.frames?.pareto?.front;
    if (!resting || front === undefined) return undefined;
    let stale = false;
    const asked = Array.from(front, async (row) => {
      const result = await client.point(row);
      return result.ok && result.value !== null ? [result.value] : [];
    });
    void Promise.all(asked).then((found) => {
      if (stale) return;
      // Costs are written negated: the cheapest has the largest.
      const points = found.flat().sort((a, b) => b.objectives[1] - a.objectives[1]);
      setIds(points.map(({ solution }) => architectureOf(solution).id));
    });
    return () => {
      stale = true;
    };
  }, [info, resting]);
  return ids;
}

const pause = (): void => session.pause();

/** How long networks take here: measured, predicted for all, and made the cost of the run. */
export function LatencyView({ info }: { readonly info: RunInfo }) {
  const resting = usePlayer(({ phase }) => phase === 'paused' || phase === 'done');
  const ids = useFrontIds(info, resting);
  const { params } = info.spec;
  const model = params['p.cost'] === 'latency' ? String(params['p.latency'] ?? '') : '';
  return (
    <>
      <LatencyPanel
        {...(model !== '' && { modelInUse: model, deviceInUse: String(params['p.device'] ?? '') })}
        remeasure={resting}
        onBegin={pause}
        onUse={(profile) => session.change(latencyParams(profile))}
      />
      {model !== '' && resting && <FrontTimes model={model} ids={ids} onBegin={pause} />}
    </>
  );
}
