import { useMemo } from 'react';
import { readQuestion } from '../../../../workers/problems/graph-path/genome.ts';
import type { Question } from '../../../../workers/problems/graph-path/question.ts';
import { EliteMap } from '../../../lenses/elite-map/EliteMap.tsx';
import { hub, session } from '../../../run/live.ts';
import { EvaluatorLine } from '../../../run/EvaluatorLine.tsx';
import { InspectorPanel } from '../../shared/InspectorPanel.tsx';
import { metricsOf } from '../../shared/metrics.ts';
import { RunCurves } from '../../shared/RunCurves.tsx';
import type { useInspection } from '../../shared/use-inspection.ts';
import { useLab } from '../../shared/use-lab.ts';

type Inspection = ReturnType<typeof useInspection>;

/** The run's map: of graphs by what makes them hard; in every cell the one that the solver is most often wrong on. */
export function AtlasMap({ inspection }: { readonly inspection: Inspection }) {
  const { info } = useLab();
  if (info === null) return null;
  return (
    <>
      <EliteMap
        key={JSON.stringify(info.descriptors)}
        source={hub}
        axes={info.descriptors}
        objective={info.objectives[0]}
        reachable={undefined}
        selected={inspection.pin}
        lineage={inspection.lineage}
        pictures={null}
        onHover={inspection.onHover}
        onSelect={inspection.onSelect}
      />
      <EvaluatorLine evaluator={info.spec.evaluator} />
    </>
  );
}

export function AtlasMetrics() {
  const { catalogue, info } = useLab();
  const metrics = useMemo(() => metricsOf(catalogue, info, 'elite-map'), [catalogue, info]);
  return info && <RunCurves info={info} metrics={metrics} />;
}

/** The elite of a cell, and the way to open its graph. */
export function AtlasElite(props: { readonly inspection: Inspection; readonly onOpen: (question: Question) => void }) {
  const { inspection, onOpen } = props;
  const { info } = useLab();
  if (info === null) return null;
  const solution = inspection.shown?.elite.solution;
  return (
    <>
      {solution !== undefined && (
        <button
          type="button"
          className="button primary"
          onClick={() => onOpen(readQuestion((solution.length - 2) / 2, solution))}
        >
          Open this graph
        </button>
      )}
      <InspectorPanel info={info} inspection={inspection} />
    </>
  );
}

/** In views of one graph: what the run below is about. */
export function AtlasNote() {
  const { info } = useLab();
  return (
    <p className="reach-atlas-note">
      The run below fills the{' '}
      <button type="button" className="reach-link" onClick={() => session.look({ view: 'atlas' })}>
        atlas
      </button>
      : {info?.spec.search === 'random' ? 'random graphs' : 'graphs that a search makes'}, by what makes them hard.
    </p>
  );
}
