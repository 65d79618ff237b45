import { useEffect, useMemo, useState } from 'react';
import type { ParetoFrame } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { ParetoPlot } from '../../lenses/pareto/ParetoPlot.tsx';
import { ParallelCoordinates } from '../../lenses/parallel/ParallelCoordinates.tsx';
import type { ParallelAxis } from '../../lenses/parallel/scale.ts';
import { follow } from '../../lenses/source.ts';
import { hub } from '../../run/live.ts';
import { rateLimit } from '../../run/limiter.ts';
import type { FrontNetwork } from './use-front.ts';
import { useAllNetworks } from './AllNetworks.tsx';
import type { usePoint } from './use-point.ts';
import { useSpread } from './use-spread.ts';

/** Parallel coordinates are laid out anew with every set of rows; no more often than one can see. */
const LAY_OUT_EVERY_MS = 500;

/** The points so far, now and then. */
function usePoints(): ParetoFrame | undefined {
  const [frame, setFrame] = useState<ParetoFrame>();
  useEffect(() => {
    const read = rateLimit(() => setFrame(hub.latest()?.frames?.pareto), LAY_OUT_EVERY_MS);
    return follow(hub, read);
  }, []);
  return frame;
}

/** One axis an objective, as people read it. */
function axesOf({ objectives }: RunInfo, { points }: ParetoFrame): ParallelAxis[] {
  const m = objectives.length;
  const rows = points.length / m;
  return objectives.map(({ name, unit, minimised }, k) => ({
    kind: 'number',
    name,
    unit,
    better: minimised === true ? 'low' : 'high',
    values: Float64Array.from({ length: rows }, (_, row) => (minimised === true ? -1 : 1) * points[row * m + k]),
  }));
}

interface Looked {
  readonly info: RunInfo;
  readonly inspection: ReturnType<typeof usePoint>;
  readonly front: readonly FrontNetwork[];
  readonly selection: Uint8Array | null;
  onSelection(selection: Uint8Array | null): void;
}

function Parallel({ info, inspection, selection, onSelection }: Looked) {
  const frame = usePoints();
  const axes = useMemo(() => (frame === undefined ? [] : axesOf(info, frame)), [info, frame]);
  if (frame === undefined || axes.length === 0) return null;
  return (
    <ParallelCoordinates
      axes={axes}
      rows={frame.points.length / axes.length}
      noun="evaluations"
      selection={selection}
      onSelection={onSelection}
      pointed={inspection.row}
      onPoint={inspection.onHover}
    />
  );
}

function Plot({ info, inspection, front, selection, onSelection }: Looked) {
  const spreadOf = useSpread(info, front);
  const { cloud, button } = useAllNetworks(info);
  return (
    <ParetoPlot
      source={hub}
      budget={info.spec.budget}
      objectives={info.objectives}
      truth={info.fronts}
      selection={selection}
      onSelection={onSelection}
      pointed={inspection.hover}
      onPoint={inspection.onHover}
      pinned={inspection.pin}
      onPin={inspection.onPin}
      spreadOf={spreadOf}
      cloud={cloud}
      tools={button}
    />
  );
}

/** What the run has evaluated so far, as a plot of two objectives or with an axis for each; what is selected in one is in the other. */
export function FrontView(props: {
  readonly info: RunInfo;
  readonly parallel: boolean;
  readonly inspection: ReturnType<typeof usePoint>;
  /** Its networks, as far as they are known. */
  readonly front: readonly FrontNetwork[];
}) {
  const { info, parallel, inspection, front } = props;
  const [selection, setSelection] = useState<Uint8Array | null>(null);
  const View = parallel ? Parallel : Plot;
  return <View info={info} inspection={inspection} front={front} selection={selection} onSelection={setSelection} />;
}
