import { Suspense, useEffect, useMemo, type ReactNode } from 'react';
import type { Question } from '../../../workers/problems/graph-path/question.ts';
import { completeParams } from '../../../workers/core/params.ts';
import { specParams } from '../../../workers/core/spec.ts';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { leaveLab } from '../../reachability/hireling.ts';
import { session, useSession } from '../../run/live.ts';
import { Race } from '../race/Race.tsx';
import { Lab, NothingOpen, Panel } from '../shared/Lab.tsx';
import { RunForm } from '../shared/RunForm.tsx';
import { useInspection } from '../shared/use-inspection.ts';
import { useLab } from '../shared/use-lab.ts';
import { useMenu } from '../shared/use-menu.ts';
import { About } from './About.tsx';
import { adviseOnGraphs } from './advice.ts';
import { AtlasElite, AtlasMap, AtlasMetrics, AtlasNote } from './atlas/Atlas.tsx';
import { GraphPanel } from './GraphPanel.tsx';
import { useBench, type Bench } from './use-bench.ts';
import { VIEWS, viewOf, type View } from './views.ts';
import { lazy } from '../../ui/lazy.tsx';
import '../lab.css';
import './reachability.css';

adviseOnGraphs();

const PROBLEM = 'graph-path';

/** Views that are read beside a small picture of the graph. */
const LOOKS_AT_GRAPH: readonly View[] = ['attention', 'residual', 'explanation'];

/** With its chart and its workers. */
const SweepView = lazy(async () => ({ default: (await import('./sweep/SweepView.tsx')).SweepView }));
const AttentionView = lazy(async () => ({ default: (await import('./attention/AttentionView.tsx')).AttentionView }));
const ResidualView = lazy(async () => ({ default: (await import('./residual/ResidualView.tsx')).ResidualView }));
/** With what explains. */
const ExplanationView = lazy(async () => ({
  default: (await import('./explanation/ExplanationView.tsx')).ExplanationView,
}));

/** With the layout of graphs. */
const GraphView = lazy(async () => ({ default: (await import('./graph/GraphView.tsx')).GraphView }));

/** With its tables. */
const ReachView = lazy(async () => ({ default: (await import('./reach/ReachView.tsx')).ReachView }));

/** With what trains it. */
const ProbePanel = lazy(async () => ({ default: (await import('./probe/ProbePanel.tsx')).ProbePanel }));

function Picture(props: {
  readonly view: View;
  readonly bench: Bench;
  readonly inspection: ReturnType<typeof useInspection>;
}): ReactNode {
  const { view, bench, inspection } = props;
  if (view === 'atlas') return <AtlasMap inspection={inspection} />;
  if (view === 'attention') return <AttentionView bench={bench} />;
  if (view === 'residual') return <ResidualView bench={bench} />;
  if (view === 'explanation') return <ExplanationView bench={bench} />;
  if (view === 'reach')
    return (
      <ReachView bench={bench}>
        <ProbePanel bench={bench} />
      </ReachView>
    );
  if (view === 'sweep') return <SweepView />;
  return <GraphView bench={bench} />;
}

/** A transformer that searches a graph: watched, opened up, and tested. */
export function ReachabilityLab() {
  const { catalogue, spec, races, refused, wide, aside } = useLab();
  const menu = useMenu(({ id }) => id === PROBLEM);
  const named = useSession((state) => state.view);
  const known = viewOf(named);
  const view = known ?? VIEWS[0][0];
  const params = useMemo(() => {
    const table = catalogue?.problems.find(({ id }) => id === PROBLEM)?.params ?? [];
    return spec?.problem === PROBLEM ? specParams(spec, 'p', table) : completeParams(table, {});
  }, [catalogue, spec]);
  const bench = useBench(String(params.solver ?? ''), Number(params.edges ?? 0));

  useEffect(() => leaveLab, []);

  const inspection = useInspection();
  /** A graph of the atlas goes on the table. */
  const open = (question: Question): void => {
    bench.open(question);
    session.look({ view: null });
  };

  if (races) return <Race wide={wide} menu={menu} />;
  if (catalogue === null) return null;

  const controls = (
    <Panel key="controls" kind="controls" name="Run" part="settings">
      {aside && <About />}
      <RunForm catalogue={menu} />
    </Panel>
  );
  const picture = (
    <Panel key="picture" kind="map" name="Picture">
      <div className="reach-views" role="group" aria-label="What to show">
        {VIEWS.map(([id, words]) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed={view === id}
            onClick={() => session.look({ view: id === VIEWS[0][0] ? null : id })}
          >
            {words}
          </button>
        ))}
      </div>
      {bench.refused !== undefined && (
        <p className="reach-refused" role="status">
          {bench.refused}.
        </p>
      )}
      {known === undefined && (
        <p className="reach-refused" role="status">
          One of the views {VIEWS.map(([id]) => id).join(', ')} was expected in the link, but {named} came; the first
          one is shown.
        </p>
      )}
      <Suspense fallback={<p className="lab-loading">Loading…</p>}>
        <Picture view={view} bench={bench} inspection={inspection} />
      </Suspense>
      <div className="map-tools">
        <ClaimsButton />
      </div>
      {refused && <NothingOpen />}
      {!aside && <About />}
    </Panel>
  );
  const atlas = (kind: 'curves' | 'inspector') => (
    <Panel key="metrics" kind={kind} name="Metrics" part="metrics">
      {view === 'atlas' ? <AtlasMetrics /> : <AtlasNote />}
    </Panel>
  );
  const beside = (kind: 'curves' | 'inspector') => (
    <Panel key="inspector" kind={kind} name="Inspector" part="inspector">
      {view === 'atlas' ? <AtlasElite inspection={inspection} onOpen={open} /> : <GraphPanel bench={bench} />}
    </Panel>
  );
  const looksAtGraph = LOOKS_AT_GRAPH.includes(view);
  return (
    <Lab
      wide={wide}
      controls={controls}
      picture={picture}
      curves={looksAtGraph ? beside('curves') : atlas('curves')}
      inspector={looksAtGraph ? atlas('inspector') : beside('inspector')}
    />
  );
}
