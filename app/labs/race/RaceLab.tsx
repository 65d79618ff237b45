import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Catalogue } from '../../../workers/core/spec.ts';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { chartsOf } from '../../lenses/curves/charts.ts';
import { RaceCurves } from '../../lenses/race/RaceCurves.tsx';
import { RaceMaps } from '../../lenses/race/RaceMaps.tsx';
import type { RacePoint } from '../../lenses/race/race-rows.ts';
import { useSharedCells, type SharedCells } from '../../lenses/race/use-shared-cells.ts';
import { fitnessOf } from '../../lenses/format.ts';
import { EvaluatorLine } from '../../run/EvaluatorLine.tsx';
import { session, usePlayer, useSession } from '../../run/live.ts';
import type { Lane } from '../../run/race.ts';
import type { LaneState } from '../../run/session-state.ts';
import { Lab, NothingOpen, Panel } from '../shared/Lab.tsx';
import { metricsOf } from '../shared/metrics.ts';
import { useInspection } from '../shared/use-inspection.ts';
import { RaceControls } from './RaceControls.tsx';
import { RaceDifference } from './RaceDifference.tsx';
import { RaceInspector } from './RaceInspector.tsx';
import { RepeatPanel } from './RepeatPanel.tsx';
import { entrantNames } from './names.ts';
import { useRepeatBands } from './use-repeat.ts';
import { lazy } from '../../ui/lazy.tsx';
import './race.css';

type Reachable = readonly (Uint8Array | undefined)[];

/** Cells that some solution can reach, of each entrant's map; asked for once a run and whenever a map is cut anew. */
function useReachables(
  lanes: readonly Lane[],
  states: readonly LaneState[],
  tilings: SharedCells['tilings'],
): Reachable {
  const [known, setKnown] = useState<Reachable>([]);
  useEffect(() => {
    let stale = false;
    const asked = lanes.map(async ({ client }, i) => {
      if (!states[i]?.info) return undefined;
      const result = await client.reachable();
      return result.ok ? result.value : undefined;
    });
    void Promise.all(asked).then((found) => {
      if (!stale) setKnown(found);
    });
    return () => {
      stale = true;
    };
  }, [lanes, states, tilings]);
  return known;
}

/** With the plot of fronts and what shows networks, for problems with several objectives. */
const Fronts = lazy(async () => ({ default: (await import('./Fronts.tsx')).Fronts }));
const RacePointPanel = lazy(async () => ({ default: (await import('./RacePoint.tsx')).RacePointPanel }));

/** With its chart and its workers. */
const ExperimentPanel = lazy(async () => ({
  default: (await import('../../experiments/ExperimentPanel.tsx')).ExperimentPanel,
}));

type View = 'fronts' | 'maps' | 'difference' | 'repeats' | 'experiment';

/** By what there is to see of a problem: the first is shown to begin with. */
const VIEWS = {
  fronts: ['fronts', 'maps', 'difference', 'repeats'],
  maps: ['maps', 'difference', 'repeats'],
  trees: ['experiment', 'repeats'],
} as const satisfies Readonly<Record<string, readonly View[]>>;

const WORDS: Readonly<Record<View, string>> = {
  fronts: 'Pareto fronts',
  maps: 'Maps',
  difference: 'Difference of two',
  repeats: 'Repeat with more seeds',
  experiment: 'Experiment',
};

/** Two to four searches side by side, on one map each or, with several objectives, over each other. */
export function RaceLab(props: {
  readonly wide: boolean;
  /** Problems and searches that the lab lets choose from. */
  readonly menu: Catalogue | null;
  /** What the lab offers beside. */
  readonly tools?: ReactNode;
}) {
  const { wide, menu, tools } = props;
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const rivals = useSession((state) => state.rivals);
  const lens = useSession((state) => state.lens);
  const info = useSession((state) => state.info);
  const states = useSession((state) => state.lanes);
  const inspection = useInspection();
  const refused = usePlayer((state) => state.failure !== null) && info === null;
  const birth = useSession((state) => state.point);
  const pointOf = useSession((state) => state.pointOf);
  const [chosen, setView] = useState<View>();
  const [hovered, setHovered] = useState<RacePoint | null>(null);
  const pinned = useMemo(() => (birth === null ? null : { entrant: pointOf, row: birth - 1 }), [birth, pointOf]);
  const hasFronts = (info?.objectives.length ?? 1) > 1;
  /** Playouts are not collected on maps; what a race shows of them are curves. */
  const seesTrees = spec !== null && catalogue?.showing[spec.problem].includes('elite-map') === false;
  const views: readonly View[] = VIEWS[hasFronts ? 'fronts' : seesTrees ? 'trees' : 'maps'];
  const view = chosen !== undefined && views.includes(chosen) ? chosen : views[0];
  const seesFronts = hasFronts && (view === 'fronts' || view === 'repeats');
  const metrics = useMemo(
    () => metricsOf(catalogue, info, seesFronts ? 'pareto' : seesTrees ? 'tree' : 'elite-map'),
    [catalogue, info, seesFronts, seesTrees],
  );
  const charts = useMemo(() => (seesFronts || seesTrees ? chartsOf(metrics) : null), [seesFronts, seesTrees, metrics]);
  const specs = useMemo(() => (spec === null ? [] : [spec, ...rivals]), [spec, rivals]);
  /** Where the settings are hidden, names would give them away. */
  const told = useSession((state) => state.frame.hide?.includes('settings') !== true);
  const names = useMemo(
    () => (catalogue === null ? [] : entrantNames(specs, catalogue, told)),
    [specs, catalogue, told],
  );
  // While the next race is being opened, there is none of this size.
  const race = states.length === specs.length ? session.race : null;
  const lanes = useMemo(() => race?.lanes ?? [], [race]);
  const shared = useSharedCells(specs.length, inspection.pin);
  const reachable = useReachables(lanes, states, shared.tilings);
  const bands = useRepeatBands(specs, info);
  const entrants = useMemo(
    () =>
      lanes.map(({ hub }, i) => {
        const failure = states[i]?.failure ?? null;
        return {
          name: names[i],
          source: hub,
          reachable: reachable[i],
          trouble: failure && `This search stopped: ${failure.message}. ${failure.hint}.`,
        };
      }),
    [lanes, states, names, reachable],
  );
  const sources = useMemo(() => lanes.map((lane) => lane.hub), [lanes]);
  if (catalogue === null || menu === null || spec === null) return null;
  const open = info !== null && lanes.length > 0;

  const controls = (
    <Panel key="controls" kind="controls" name="Run" part="settings">
      <RaceControls catalogue={menu} specs={specs} lens={lens} names={names} />
    </Panel>
  );
  const maps = (
    <Panel key="maps" kind="map" name="Maps">
      <div className="race-views" role="group" aria-label="What to show">
        {views.map((which) => (
          <button
            key={which}
            type="button"
            className="button"
            aria-pressed={view === which}
            onClick={() => setView(which)}
          >
            {WORDS[which]}
          </button>
        ))}
      </div>
      {open && view === 'fronts' && (
        <Suspense fallback={<p className="lab-loading">Loading the fronts…</p>}>
          <Fronts
            key={info.spec.problem}
            info={info}
            entrants={entrants}
            pointed={hovered}
            onPoint={setHovered}
            pinned={pinned}
            onPin={(point) => session.pinPoint(point && point.row + 1, point?.entrant)}
          />
        </Suspense>
      )}
      {open && view === 'maps' && (
        <RaceMaps
          key={JSON.stringify(info.descriptors)}
          entrants={entrants}
          axes={info.descriptors}
          objective={fitnessOf(info.objectives)}
          shared={shared}
          wide={wide}
          onSelect={inspection.onSelect}
        />
      )}
      {open && view === 'difference' && <RaceDifference lanes={lanes} names={names} info={info} />}
      {open && view === 'repeats' && (
        <RepeatPanel specs={specs} lens={lens} names={names} objective={fitnessOf(info.objectives)} charts={charts} />
      )}
      {open && view === 'experiment' && (
        <Suspense fallback={<p className="lab-loading">Loading the experiment…</p>}>
          <ExperimentPanel specs={specs} names={names} wide={wide} />
        </Suspense>
      )}
      <div className="map-tools">
        {open && <EvaluatorLine evaluator={info.spec.evaluator} sources={sources} />}
        <ClaimsButton />
        {tools}
      </div>
      {refused && <NothingOpen race />}
    </Panel>
  );
  const curves = (
    <Panel key="curves" kind="curves" name="Metrics" part="metrics">
      {open && (
        <RaceCurves
          entrants={entrants}
          metrics={metrics}
          budget={info.spec.budget}
          floor={info.objectives[0].floor}
          bands={bands}
          onSeek={(at) => session.seek(at)}
        />
      )}
    </Panel>
  );
  const inspector = (
    <Panel key="inspector" kind="inspector" name="Inspector" part="inspector">
      {open && seesFronts && (
        <Suspense>
          <RacePointPanel
            lanes={lanes}
            infos={states.map((state) => state.info)}
            names={names}
            hovered={hovered}
            pinned={pinned}
          />
        </Suspense>
      )}
      {open && !seesFronts && !seesTrees && (
        <RaceInspector
          entrants={lanes.map((lane, i) => ({
            name: names[i],
            lane,
            info: states[i]?.info ?? null,
            tiling: shared.tilings[i] ?? null,
            hovered: shared.hovered[i],
            pinned: shared.pinned[i],
          }))}
        />
      )}
    </Panel>
  );
  return (
    <Lab wide={wide} controls={controls} picture={maps} curves={curves} inspector={inspector} className="race-lab" />
  );
}
