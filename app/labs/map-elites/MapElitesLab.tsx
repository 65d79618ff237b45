import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { CellRange, Mosaic, RunInfo } from '../../../workers/host/protocol.ts';
import { Curves } from '../../lenses/curves/Curves.tsx';
import { BesideMap } from '../../files/BesideMap.tsx';
import { OpenFile } from '../../files/OpenFile.tsx';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { EliteMap } from '../../lenses/elite-map/EliteMap.tsx';
import { Controls } from '../../run/Controls.tsx';
import { client, hub, session, usePlayer, useSession } from '../../run/live.ts';
import { useMedia } from '../../ui/use-media.ts';
import { About } from './About.tsx';
import { EvaluatorLine } from '../../run/EvaluatorLine.tsx';
import { HealthLine } from './HealthLine.tsx';
import { InspectorPanel } from './InspectorPanel.tsx';
import type { MapShape } from './pinned.ts';
import { AddEntrant } from './race/AddEntrant.tsx';
import { recommendedFor } from '../recommended.ts';
import { metricsOf } from '../shared/metrics.ts';
import { useInspection } from './use-inspection.ts';
import '../lab.css';

/** Loaded with the first race. */
const RaceLab = lazy(async () => ({ default: (await import('./race/RaceLab.tsx')).RaceLab }));

/** Cells that some solution can reach, asked for once a run and whenever its map is cut anew. */
function useReachable(info: RunInfo | null, shape: MapShape | null): Uint8Array | undefined {
  const [known, setKnown] = useState<{ id: number; reachable: Uint8Array | undefined }>();
  const id = info?.id;
  useEffect(() => {
    if (id === undefined || shape === null) return;
    void client.reachable().then((result) => {
      if (result.ok) setKnown({ id, reachable: result.value });
    });
  }, [id, shape]);
  const fits =
    known !== undefined && known.id === id && known.reachable?.length === (shape?.cols ?? 0) * (shape?.rows ?? 0);
  return fits ? known.reachable : undefined;
}

const shareOf = (reachable: Uint8Array | undefined) =>
  reachable && reachable.reduce((sum, cell) => sum + cell, 0) / reachable.length;

/** Pictures of the elites of some cells, for problems that have any; null if they cannot be had. */
async function mosaicOf(cells: CellRange): Promise<Mosaic | null> {
  const result = await client.mosaic(cells);
  return result.ok ? result.value : null;
}

/** Side by side where there is room; else one column, the map first. The order on screen is the order of the Tab key. */
const WIDE = '(min-width: 1100px)';

export function MapElitesLab() {
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const races = useSession((state) => state.rivals.length > 0);
  const lens = useSession((state) => state.lens);
  const info = useSession((state) => state.info);
  const refused = usePlayer((state) => state.failure !== null) && info === null;
  const wide = useMedia(WIDE);
  const inspection = useInspection();
  const reachable = useReachable(info, inspection.shape);
  const reachableShare = useMemo(() => shareOf(reachable), [reachable]);
  const metrics = useMemo(() => metricsOf(catalogue, info, 'elite-map'), [catalogue, info]);

  if (races) {
    return (
      <Suspense fallback={<p className="lab-loading">Loading the race…</p>}>
        <RaceLab wide={wide} />
      </Suspense>
    );
  }

  const controls = (
    <section key="controls" className="panel panel-controls" aria-label="Run">
      {wide && <About />}
      {catalogue && spec && (
        <Controls
          catalogue={catalogue}
          spec={spec}
          lens={lens}
          recommendedFor={recommendedFor}
          onChange={(changes) => session.change(changes)}
        />
      )}
      {catalogue && spec && <AddEntrant catalogue={catalogue} specs={[spec]} lens={lens} />}
    </section>
  );
  const map = (
    <section key="map" className="panel panel-map" aria-label="Map">
      <BesideMap>
        {info && (
          <EliteMap
            // Other axes are another map: zoom and cursor of the old one mean nothing there.
            key={JSON.stringify(info.descriptors)}
            source={hub}
            axes={info.descriptors}
            objective={info.objectives[0]}
            reachable={reachable}
            selected={inspection.pin}
            lineage={inspection.lineage}
            pictures={info.depicts ? mosaicOf : null}
            onHover={inspection.onHover}
            onSelect={inspection.onSelect}
          />
        )}
      </BesideMap>
      <div className="map-tools">
        {info && <HealthLine />}
        <ClaimsButton />
        <OpenFile />
      </div>
      {info && <EvaluatorLine evaluator={info.spec.evaluator} />}
      {refused && (
        <div className="placeholder">
          <h2>No run is open</h2>
          <p>The message above says why. Change a parameter to start another run.</p>
        </div>
      )}
      {!wide && <About />}
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
          reachableShare={reachableShare}
          onSeek={(at) => session.seek(at)}
        />
      )}
    </section>
  );
  const inspector = (
    <section key="inspector" className="panel panel-inspector" aria-label="Inspector">
      {info && <InspectorPanel info={info} inspection={inspection} />}
    </section>
  );
  const panels: ReactNode[] = wide ? [controls, map, curves, inspector] : [map, inspector, curves, controls];
  return <div className="lab">{panels}</div>;
}
