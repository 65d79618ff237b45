import { Suspense, useMemo, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { ParetoPlot } from '../../lenses/pareto/ParetoPlot.tsx';
import { ParallelCoordinates } from '../../lenses/parallel/ParallelCoordinates.tsx';
import { hub } from '../../run/live.ts';
import { geneAxes, objectiveAxes, usualGenes } from './gene-axes.ts';
import { GeneChooser } from './GeneChooser.tsx';
import { useEvaluations } from './use-evaluations.ts';
import type { FrontNetwork } from './use-front.ts';
import { useAllNetworks } from './AllNetworks.tsx';
import type { usePoint } from './use-point.ts';
import { useSpread } from './use-spread.ts';
import { lazy } from '../../ui/lazy.tsx';

/** With the plots of predictions, which most runs do not have. */
const PredictorScatter = lazy(async () => ({
  default: (await import('../../lenses/predictor/PredictorScatter.tsx')).PredictorScatter,
}));

interface Looked {
  readonly info: RunInfo;
  readonly inspection: ReturnType<typeof usePoint>;
  readonly front: readonly FrontNetwork[];
  readonly selection: Uint8Array | null;
  onSelection(selection: Uint8Array | null): void;
  readonly genes: readonly number[];
  onGenes(genes: readonly number[]): void;
}

function Parallel({ info, inspection, selection, onSelection, genes, onGenes }: Looked) {
  const seen = useEvaluations(info, genes);
  const axes = useMemo(() => {
    if (seen === undefined) return [];
    const { frame, rows, columns, genes: values } = seen;
    return [
      ...geneAxes(info.genes ?? [], columns, values, rows),
      ...objectiveAxes(info.objectives, frame.points, rows),
    ];
  }, [info, seen]);
  if (seen === undefined || axes.length === 0) return null;
  return (
    <>
      {info.genes !== undefined && <GeneChooser genes={info.genes} chosen={genes} onChosen={onGenes} />}
      <ParallelCoordinates
        axes={axes}
        rows={seen.rows}
        noun="evaluations"
        selection={selection}
        onSelection={onSelection}
        pointed={inspection.row}
        onPoint={inspection.onHover}
      />
    </>
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

function Predictions({ info, inspection, selection }: Looked) {
  return (
    <Suspense fallback={<p className="lab-loading">Loading the predictions…</p>}>
      <PredictorScatter
        source={hub}
        budget={info.spec.budget}
        objectives={info.objectives}
        selection={selection}
        pointed={inspection.hover}
        onPoint={inspection.onHover}
        pinned={inspection.pin}
        onPin={inspection.onPin}
      />
    </Suspense>
  );
}

const VIEWS = { front: Plot, parallel: Parallel, predictions: Predictions } as const;

/**
 * What the run has evaluated so far: as a plot of two objectives, with an axis for each gene and objective, or against what was
 * predicted. What is selected in one is in the others.
 */
export function FrontView(props: {
  readonly info: RunInfo;
  readonly view: keyof typeof VIEWS;
  readonly inspection: ReturnType<typeof usePoint>;
  /** Its networks, as far as they are known. */
  readonly front: readonly FrontNetwork[];
}) {
  const { info, view, inspection, front } = props;
  const [selection, setSelection] = useState<Uint8Array | null>(null);
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const count = info.genes?.length ?? 0;
  // Other parameters may make shorter solutions.
  const genes = useMemo(
    () => chosen?.filter((gene) => gene < count) ?? usualGenes(info.genes ?? []),
    [chosen, count, info.genes],
  );
  const View = VIEWS[view];
  return (
    <View
      info={info}
      inspection={inspection}
      front={front}
      selection={selection}
      onSelection={setSelection}
      genes={genes}
      onGenes={setChosen}
    />
  );
}
