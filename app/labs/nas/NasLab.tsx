import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { knownMetrics } from '../../lenses/curves/charts.ts';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { Curves } from '../../lenses/curves/Curves.tsx';
import { EliteMap } from '../../lenses/elite-map/EliteMap.tsx';
import { fitnessOf } from '../../lenses/format.ts';
import { Controls } from '../../run/Controls.tsx';
import { EvaluatorLine } from '../../run/EvaluatorLine.tsx';
import { hub, session, usePlayer, useSession } from '../../run/live.ts';
import { useMedia } from '../../ui/use-media.ts';
import { InspectorPanel } from '../map-elites/InspectorPanel.tsx';
import { AddEntrant } from '../map-elites/race/AddEntrant.tsx';
import { useInspection } from '../map-elites/use-inspection.ts';
import { recommendedFor } from '../recommended.ts';
import { About } from './About.tsx';
import { adviseOnFronts } from './advice.ts';
import { FrontView } from './FrontView.tsx';
import { Lessons, type View } from './Lessons.tsx';
import { MeasuredStrip } from './MeasuredStrip.tsx';
import { PointPanel } from './PointPanel.tsx';
import { InPlaceOfRun } from './table/InPlaceOfRun.tsx';
import { OpenTable } from './table/OpenTable.tsx';
import { OtherTables } from './table/OtherTables.tsx';
import { useFront } from './use-front.ts';
import { usePoint } from './use-point.ts';
import '../lab.css';
import './nas.css';

adviseOnFronts();

/** Loaded with the first race. */
const RaceLab = lazy(async () => ({ default: (await import('../map-elites/race/RaceLab.tsx')).RaceLab }));

/** With the stopwatch and its charts. */
const LatencyView = lazy(async () => ({ default: (await import('./LatencyView.tsx')).LatencyView }));

/** Side by side where there is room; else one column, the plot first. The order on screen is the order of the Tab key. */
const WIDE = '(min-width: 1100px)';

/** With its chart. */
const DeviceFronts = lazy(async () => ({ default: (await import('./DeviceFronts.tsx')).DeviceFronts }));

const VIEWS: readonly (readonly [View, string])[] = [
  ['front', 'Pareto front'],
  ['parallel', 'Parallel coordinates'],
  ['map', 'Elite map'],
  ['latency', 'Latency here'],
  ['devices', 'Fronts by device'],
];

/** A link may bring a problem of one objective here, and the last run is on show until the next is open. */
function viewsOf(info: RunInfo | null) {
  return VIEWS.filter(([id]) => {
    if (id === 'latency' || id === 'devices') return info?.spec.problem === 'supernet';
    return id === 'map' || info === null || info.objectives.length > 1;
  });
}

/** Searches for several objectives at once: the front they find, and how far it is from the true one. */
export function NasLab() {
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const races = useSession((state) => state.rivals.length > 0);
  const lens = useSession((state) => state.lens);
  const info = useSession((state) => state.info);
  const refused = usePlayer((state) => state.failure !== null) && info === null;
  const wide = useMedia(WIDE);
  const [view, setView] = useState<View>('front');
  const views = viewsOf(info);
  const shownView = views.some(([id]) => id === view) ? view : views[0][0];
  const seesMap = shownView === 'map';
  const point = usePoint();
  const inspection = useInspection();
  const front = useFront(info);
  /** This lab is for problems with something to weigh against something else. */
  const menu = useMemo(
    () =>
      catalogue && {
        ...catalogue,
        problems: catalogue.problems.filter(({ id, objectives }) => objectives > 1 || id === spec?.problem),
      },
    [catalogue, spec?.problem],
  );
  // What is said of the front; of the map only while that is on show.
  const metrics = useMemo(() => {
    const cards = catalogue?.lenses.find(({ id }) => id === (seesMap ? 'elite-map' : 'pareto'))?.metrics ?? [];
    return knownMetrics(cards, info?.fronts);
  }, [catalogue, seesMap, info]);

  if (races) {
    return (
      <Suspense fallback={<p className="lab-loading">Loading the race…</p>}>
        <RaceLab metrics={metrics} wide={wide} />
      </Suspense>
    );
  }

  const controls = (
    <section key="controls" className="panel panel-controls" aria-label="Run">
      {wide && <About />}
      {wide && <Lessons onShow={setView} />}
      {menu && spec && (
        <Controls
          catalogue={menu}
          spec={spec}
          lens={lens}
          recommendedFor={recommendedFor}
          onChange={(changes) => session.change(changes)}
        />
      )}
      {menu && spec && <AddEntrant catalogue={menu} specs={[spec]} lens={lens} />}
    </section>
  );
  const plot = (
    <section key="plot" className="panel panel-map" aria-label="Front">
      <div className="nas-bar">
        <div className="nas-views" role="group" aria-label="What to show">
          {views.map(([id, words]) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={shownView === id}
              onClick={() => setView(id)}
            >
              {words}
            </button>
          ))}
        </div>
        <div className="nas-tables">
          <OtherTables spec={spec} />
          <OpenTable />
        </div>
      </div>
      {info && <MeasuredStrip info={info} front={front} />}
      {info && shownView === 'latency' && (
        <Suspense fallback={<p className="lab-loading">Loading the stopwatch…</p>}>
          <LatencyView info={info} front={front} />
        </Suspense>
      )}
      {info && shownView === 'devices' && (
        <Suspense fallback={<p className="lab-loading">Loading the devices…</p>}>
          <DeviceFronts info={info} front={front} />
        </Suspense>
      )}
      {info && (shownView === 'front' || shownView === 'parallel') && (
        <FrontView
          key={info.spec.problem}
          info={info}
          parallel={shownView === 'parallel'}
          inspection={point}
          front={front}
        />
      )}
      {info && shownView === 'map' && (
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
      )}
      <div className="map-tools">
        {info && <EvaluatorLine evaluator={info.spec.evaluator} />}
        {info?.remark !== undefined && <p className="nas-remark">{info.remark}</p>}
        <ClaimsButton />
      </div>
      {refused && (
        <div className="placeholder">
          <h2>No run is open</h2>
          <p>The message above says why. Change a parameter to start another run.</p>
        </div>
      )}
      {!wide && <About />}
      {!wide && <Lessons onShow={setView} />}
    </section>
  );
  const curves = (
    <section key="curves" className="panel panel-curves" aria-label="Metrics">
      {info && (
        <Curves
          source={hub}
          metrics={metrics}
          budget={info.spec.budget}
          floor={info.objectives[0].floor}
          reachableShare={undefined}
          onSeek={(at) => session.seek(at)}
        />
      )}
    </section>
  );
  const inspector = (
    <section key="inspector" className="panel panel-inspector" aria-label="Inspector">
      {info && shownView === 'map' && <InspectorPanel info={info} inspection={inspection} />}
      {info && shownView !== 'map' && <PointPanel info={info} inspection={point} />}
    </section>
  );
  const panels: ReactNode[] = wide ? [controls, plot, curves, inspector] : [plot, inspector, curves, controls];
  return (
    <InPlaceOfRun>
      <div className="lab">{panels}</div>
    </InPlaceOfRun>
  );
}
