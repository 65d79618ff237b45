import type { RunSpec } from '../../../workers/core/spec.ts';
import { deviceOf } from '../../../workers/problems/supernet/picture.ts';
import { session } from '../../run/live.ts';
import { FrontTimes } from './FrontTimes.tsx';
import { LatencyPanel } from './LatencyPanel.tsx';
import { costsOf } from './latency-text.ts';
import { searchWith } from './MeasuredStrip.tsx';
import { idsOf, type FrontNetwork } from './use-front.ts';

/** How long networks take here: measured, predicted for all, and made the cost of the run. */
export function LatencyView({ spec, front }: { readonly spec: RunSpec; readonly front: readonly FrontNetwork[] }) {
  const { params } = spec;
  const model = params['p.cost'] === 'latency' ? String(params['p.latency'] ?? '') : '';
  const told = deviceOf(model);
  return (
    <>
      {told !== null && <FrontTimes told={told} ids={idsOf(front)} />}
      <LatencyPanel
        {...(model !== '' && { modelInUse: model })}
        onBegin={() => session.pause()}
        onUse={(profile) => searchWith(spec, costsOf(profile))}
      />
    </>
  );
}
