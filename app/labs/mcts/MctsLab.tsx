import { Suspense, useMemo, useState } from 'react';
import type { Catalogue } from '../../../workers/core/spec.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { Icicle } from '../../lenses/icicle/Icicle.tsx';
import { ChildrenTable } from '../../lenses/tree/ChildrenTable.tsx';
import { EvaluatorLine } from '../../run/EvaluatorLine.tsx';
import { session, useSession } from '../../run/live.ts';
import { Race } from '../race/Race.tsx';
import { Lab, NothingOpen, Panel } from '../shared/Lab.tsx';
import { metricsOf } from '../shared/metrics.ts';
import { RunCurves } from '../shared/RunCurves.tsx';
import { RunForm } from '../shared/RunForm.tsx';
import { useLab } from '../shared/use-lab.ts';
import { useMenu } from '../shared/use-menu.ts';
import { About } from './About.tsx';
import { isPlayed } from './play/game.ts';
import { adviseOnTrees } from './advice.ts';
import { BestLine } from './BestLine.tsx';
import { PositionPanel } from './PositionPanel.tsx';
import { RootPanel } from './RootPanel.tsx';
import { TruthLine } from './TruthLine.tsx';
import { useFull } from './use-full.ts';
import { useRefusedMoves } from './use-refused-moves.ts';
import { useTreeLook, type Look } from './use-tree-look.ts';
import { useJudgement } from './use-judgement.ts';
import { lazy } from '../../ui/lazy.tsx';
import '../lab.css';
import './mcts.css';

adviseOnTrees();

/** With its layout. */
const TreePlot = lazy(async () => ({ default: (await import('../../lenses/tree/TreePlot.tsx')).TreePlot }));

/** For those who play. */
const PlayLab = lazy(async () => ({ default: (await import('./play/PlayLab.tsx')).PlayLab }));

/** With its tables. */
const PhasesView = lazy(async () => ({ default: (await import('./PhasesView.tsx')).PhasesView }));

/** With its chart and its workers. */
const ExperimentPanel = lazy(async () => ({
  default: (await import('../../experiments/ExperimentPanel.tsx')).ExperimentPanel,
}));

const VIEWS = [
  ['icicle', 'Icicle'],
  ['tree', 'Tree'],
  ['phases', 'One iteration'],
  ['experiment', 'Experiment'],
] as const;
type View = (typeof VIEWS)[number][0];

/** A person takes the side whose turn it is at the node on top. */
function playFrom({ tree }: RunInfo, { top }: Look): void {
  session.look({ play: ((tree?.turn ?? 0) + top.length) % 2 === 0 ? 0 : 1 });
}

/** This lab is for problems that some search grows a tree on. */
const growsTrees = ({ id }: { readonly id: string }, { fitting, searches }: Catalogue): boolean =>
  fitting[id].some((search) => searches.find((card) => card.id === search)?.growsTree === true);

/** A tree of moves: where the search looks, what it believes, and whether it is true. */
function TreeLab() {
  const { catalogue, races, info, refused, wide, aside } = useLab();
  const [chosen, setView] = useState<View>();
  const experiments = useSession((state) => Number(state.lens.trials ?? 0) > 0);
  /** Only of games is there a best move to be chosen. */
  const isGame = useSession(
    ({ catalogue: all, spec }) => all?.problems.find(({ id }) => id === spec?.problem)?.space === 'game',
  );
  const specs = useMemo(() => (info === null ? [] : [info.spec]), [info]);
  const names = specs.map(({ search }) => catalogue?.searches.find(({ id }) => id === search)?.title ?? search);
  const views = VIEWS.filter(([id]) => id !== 'experiment' || isGame);
  const wished = chosen ?? (experiments ? 'experiment' : 'icicle');
  const view = wished === 'experiment' && !isGame ? 'icicle' : wished;
  const menu = useMenu(growsTrees);
  const look = useTreeLook(info);
  const [wanted, setWanted] = useState<boolean>();
  const judged = wanted ?? info?.tree?.knowsTruth ?? false;
  const { truth, truthAtRoot, truthAt, standing, looked, want } = useJudgement(info, look.played, look.top, judged);
  const full = useFull();
  /** Plies are what games have. */
  const metrics = useMemo(
    () => metricsOf(catalogue, info, 'tree').filter(({ id }) => id !== 'deepest' || info?.genes === undefined),
    [catalogue, info],
  );

  useRefusedMoves();

  if (races) return <Race wide={wide} menu={menu} />;

  const grows = info?.tree !== undefined;
  const controls = (
    <Panel key="controls" kind="controls" name="Run" part="settings">
      {aside && <About />}
      <RunForm catalogue={menu} />
    </Panel>
  );
  const picture = (
    <Panel key="picture" kind="map" name="Tree">
      {info && grows && (
        <>
          <div className="mcts-views" role="group" aria-label="What to show">
            {views.map(([id, words]) => (
              <button key={id} type="button" className="button" aria-pressed={view === id} onClick={() => setView(id)}>
                {words}
              </button>
            ))}
            {isPlayed(info.spec.problem) && (
              <button type="button" className="button mcts-play" onClick={() => playFrom(info, look)}>
                Play against it
              </button>
            )}
          </div>
          {view === 'icicle' && <Icicle key={info.id} {...look} truthAt={truthAt} want={want} />}
          {view === 'tree' && (
            <Suspense fallback={<p className="lab-loading">Loading the drawing…</p>}>
              <TreePlot key={info.id} {...look} />
            </Suspense>
          )}
          {view === 'phases' && (
            <Suspense fallback={<p className="lab-loading">Loading the phases…</p>}>
              <PhasesView key={info.id} info={info} look={look} />
            </Suspense>
          )}
          {view === 'experiment' && (
            <Suspense fallback={<p className="lab-loading">Loading the experiment…</p>}>
              <ExperimentPanel specs={specs} names={names} wide={wide} />
            </Suspense>
          )}
          {full && (
            <p className="mcts-full" role="status">
              The tree is full: it has as many nodes as this search may keep, and grows no more. Playouts now begin at
              the leaves there are; “Most nodes” under More allows for more.
            </p>
          )}
          {view !== 'experiment' && (
            <>
              {info.remark !== undefined && <p className="mcts-remark">{info.remark}</p>}
              <BestLine readings={look.readings} />
              <TruthLine judged={judged} onJudge={setWanted} standing={standing} looked={looked} />
              <ChildrenTable key={`table ${info.id}`} {...look} truth={truth} />
            </>
          )}
        </>
      )}
      {info && !grows && (
        <div className="placeholder">
          <h2>No tree</h2>
          <p>This search grows none. Choose another one, or another problem.</p>
        </div>
      )}
      <div className="map-tools">
        {info && <EvaluatorLine evaluator={info.spec.evaluator} />}
        <ClaimsButton />
      </div>
      {refused && <NothingOpen />}
      {!aside && <About />}
    </Panel>
  );
  const metricsPanel = (kind: 'curves' | 'inspector') => (
    <Panel key="metrics" kind={kind} name="Metrics" part="metrics">
      {info && grows && <RootPanel key={info.id} info={info} look={look} truth={truthAtRoot} />}
      {info && <RunCurves info={info} metrics={metrics} />}
    </Panel>
  );
  const position = (kind: 'curves' | 'inspector') => (
    <Panel key="position" kind={kind} name="Position" part="inspector">
      {info && grows && <PositionPanel info={info} look={look} />}
    </Panel>
  );
  // The position is looked at most: it comes first in either order.
  return wide ? (
    <Lab wide controls={controls} picture={picture} curves={position('curves')} inspector={metricsPanel('inspector')} />
  ) : (
    <Lab
      wide={false}
      controls={controls}
      picture={picture}
      curves={metricsPanel('curves')}
      inspector={position('inspector')}
    />
  );
}

/** Searches that grow a tree of moves, looked at or played against. */
export function MctsLab() {
  const plays = useSession(({ play, spec, rivals }) => play !== null && rivals.length === 0 && isPlayed(spec?.problem));
  if (!plays) return <TreeLab />;
  return (
    <Suspense fallback={<p className="lab-loading">Loading the game…</p>}>
      <PlayLab />
    </Suspense>
  );
}
