import { Suspense, useMemo, useState } from 'react';
import type { RunSpec } from '../../../workers/core/spec.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { fitnessOf } from '../../lenses/format.ts';
import { EvaluatorLine } from '../../run/EvaluatorLine.tsx';
import { hub } from '../../run/live.ts';
import { Race } from '../race/Race.tsx';
import { InspectorPanel } from '../shared/InspectorPanel.tsx';
import { Lab, NothingOpen, Panel } from '../shared/Lab.tsx';
import { metricsOf } from '../shared/metrics.ts';
import { RunCurves } from '../shared/RunCurves.tsx';
import { RunForm } from '../shared/RunForm.tsx';
import { useInspection } from '../shared/use-inspection.ts';
import { useLab } from '../shared/use-lab.ts';
import { useMenu } from '../shared/use-menu.ts';
import { About } from './About.tsx';
import { adviseOnFronts } from './advice.ts';
import { FreshFront } from './FreshFront.tsx';
import { FrontView } from './FrontView.tsx';
import { Lessons, type View } from './Lessons.tsx';
import { MeasuredStrip } from './MeasuredStrip.tsx';
import { PinLine } from './PinLine.tsx';
import { PointPanel } from './PointPanel.tsx';
import { InPlaceOfRun } from './table/InPlaceOfRun.tsx';
import { OpenTable } from './table/OpenTable.tsx';
import { OtherTables } from './table/OtherTables.tsx';
import { useFront } from './use-front.ts';
import { usePoint } from './use-point.ts';
import { useSharedPin } from './use-shared-pin.ts';
import { lazy } from '../../ui/lazy.tsx';
import '../lab.css';
import './nas.css';

adviseOnFronts();

/** With the stopwatch and its charts. */
const LatencyView = lazy(async () => ({ default: (await import('./LatencyView.tsx')).LatencyView }));

/** Of networks, one of several views. */
const EliteMap = lazy(async () => ({ default: (await import('../../lenses/elite-map/EliteMap.tsx')).EliteMap }));

/** With its chart. */
const DeviceFronts = lazy(async () => ({ default: (await import('./DeviceFronts.tsx')).DeviceFronts }));

/** With the trainer of masks and its chart. */
const TrainingView = lazy(async () => ({ default: (await import('./TrainingView.tsx')).TrainingView }));

const VIEWS: readonly (readonly [View, string])[] = [
  ['front', 'Pareto front'],
  ['parallel', 'Parallel coordinates'],
  ['predictions', 'Predictions'],
  ['map', 'Elite map'],
  ['latency', 'Latency here'],
  ['devices', 'Fronts by device'],
  ['training', 'After training'],
];

/** A link may bring a problem of one objective here, and the last run is on show until the next is open. */
function viewsOf(info: RunInfo | null, spec: RunSpec | null) {
  return VIEWS.filter(([id]) => {
    // A run whose costs are yet to be measured does not open; where they are measured does.
    if (id === 'latency') return (info?.spec ?? spec)?.problem === 'supernet';
    if (id === 'devices') return info?.spec.problem === 'supernet';
    if (id === 'predictions' && info?.predicts !== true) return false;
    if (id === 'training') return info?.spec.problem === 'sparse-mask';
    return id === 'map' || info === null || info.objectives.length > 1;
  });
}

/** Searches for several objectives at once: the front they find, and how far it is from the true one. */
export function NasLab() {
  const { catalogue, spec, races, info, refused, wide, aside } = useLab();
  const [view, setView] = useState<View>('front');
  const views = viewsOf(info, spec);
  const shownView = views.some(([id]) => id === view) ? view : views[0][0];
  const measuredBy = shownView === 'map' ? 'elite-map' : shownView === 'predictions' && !races ? 'predictor' : 'pareto';
  const point = usePoint();
  const inspection = useInspection();
  const front = useFront(info);
  useSharedPin(inspection);
  /** This lab is for problems with something to weigh against something else. */
  const menu = useMenu(({ objectives }) => objectives > 1);
  // What is said of the front; of the map or of predictions only while these are on show.
  const metrics = useMemo(() => metricsOf(catalogue, info, measuredBy), [catalogue, measuredBy, info]);

  if (races) {
    return (
      <InPlaceOfRun>
        <Race wide={wide} menu={menu} tools={<OpenTable />} />
      </InPlaceOfRun>
    );
  }

  const controls = (
    <Panel key="controls" kind="controls" name="Run" part="settings">
      {aside && <About />}
      {aside && <Lessons onShow={setView} />}
      <RunForm catalogue={menu} />
    </Panel>
  );
  const plot = (
    <Panel key="plot" kind="map" name="Front">
      <div className="nas-views" role="group" aria-label="What to show">
        {views.map(([id, words]) => (
          <button key={id} type="button" className="button" aria-pressed={shownView === id} onClick={() => setView(id)}>
            {words}
          </button>
        ))}
      </div>
      {info && <MeasuredStrip info={info} front={front} />}
      {spec && shownView === 'latency' && (
        <Suspense fallback={<p className="lab-loading">Loading the stopwatch…</p>}>
          <LatencyView spec={info?.spec ?? spec} front={front} />
        </Suspense>
      )}
      {info && shownView === 'devices' && (
        <Suspense fallback={<p className="lab-loading">Loading the devices…</p>}>
          <DeviceFronts info={info} front={front} />
        </Suspense>
      )}
      {info && shownView === 'training' && (
        <Suspense fallback={<p className="lab-loading">Loading the trainer…</p>}>
          <TrainingView info={info} point={point.shown ?? null} />
        </Suspense>
      )}
      {info && (shownView === 'front' || shownView === 'parallel' || shownView === 'predictions') && (
        <FrontView key={info.spec.problem} info={info} view={shownView} inspection={point} front={front} />
      )}
      {info?.spec.problem === 'supernet' && shownView === 'front' && (
        <FreshFront front={front} onPoint={point.onHover} />
      )}
      {info && shownView === 'map' && (
        <Suspense fallback={<p className="lab-loading">Loading the map…</p>}>
          <EliteMap
            key={JSON.stringify(info.descriptors)}
            source={hub}
            axes={info.descriptors}
            objective={fitnessOf(info.objectives)}
            reachable={undefined}
            selected={inspection.pin}
            lineage={inspection.lineage}
            pictures={null}
            onHover={inspection.onHover}
            onSelect={inspection.onSelect}
          />
        </Suspense>
      )}
      <div className="map-tools">
        {info && <EvaluatorLine evaluator={info.spec.evaluator} />}
        {info?.remark !== undefined && <p className="nas-remark">{info.remark}</p>}
        <ClaimsButton />
        <OtherTables spec={spec} />
        <OpenTable />
      </div>
      {refused && <NothingOpen />}
      {!aside && <About />}
      {!aside && <Lessons onShow={setView} />}
    </Panel>
  );
  const curves = (
    <Panel key="curves" kind="curves" name="Metrics" part="metrics">
      {info && <RunCurves info={info} metrics={metrics} />}
    </Panel>
  );
  const inspector = (
    <Panel key="inspector" kind="inspector" name="Inspector" part="inspector">
      {info && shownView === 'map' && <InspectorPanel info={info} inspection={inspection} />}
      {info && shownView === 'map' && <PinLine inspection={inspection} />}
      {info && shownView !== 'map' && <PointPanel info={info} inspection={point} />}
    </Panel>
  );
  return (
    <InPlaceOfRun>
      <Lab wide={wide} controls={controls} picture={plot} curves={curves} inspector={inspector} />
    </InPlaceOfRun>
  );
}
