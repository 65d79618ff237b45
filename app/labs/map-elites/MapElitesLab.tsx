import { useEffect, useMemo, useState } from 'react';
import type { CellRange, Mosaic, RunInfo } from '../../../workers/host/protocol.ts';
import { BesideMap } from '../../files/BesideMap.tsx';
import { OpenFile } from '../../files/OpenFile.tsx';
import { ClaimsButton } from '../../gallery/ClaimsButton.tsx';
import { EliteMap } from '../../lenses/elite-map/EliteMap.tsx';
import { client, hub } from '../../run/live.ts';
import { About } from './About.tsx';
import { EvaluatorLine } from '../../run/EvaluatorLine.tsx';
import { HealthLine } from './HealthLine.tsx';
import { Race } from '../race/Race.tsx';
import { InspectorPanel } from '../shared/InspectorPanel.tsx';
import { Lab, NothingOpen, Panel } from '../shared/Lab.tsx';
import { metricsOf } from '../shared/metrics.ts';
import type { MapShape } from '../shared/pinned.ts';
import { RunCurves } from '../shared/RunCurves.tsx';
import { RunForm } from '../shared/RunForm.tsx';
import { useInspection } from '../shared/use-inspection.ts';
import { useLab } from '../shared/use-lab.ts';
import { useMenu } from '../shared/use-menu.ts';
import '../lab.css';

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

export function MapElitesLab() {
  const { catalogue, races, info, refused, wide, aside } = useLab();
  const inspection = useInspection();
  const menu = useMenu(({ space }) => space !== 'game');
  const reachable = useReachable(info, inspection.shape);
  const reachableShare = useMemo(() => shareOf(reachable), [reachable]);
  const metrics = useMemo(() => metricsOf(catalogue, info, 'elite-map'), [catalogue, info]);

  if (races) return <Race wide={wide} menu={catalogue} />;

  const controls = (
    <Panel key="controls" kind="controls" name="Run" part="settings">
      {aside && <About />}
      <RunForm catalogue={menu} />
    </Panel>
  );
  const map = (
    <Panel key="map" kind="map" name="Map">
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
      {refused && <NothingOpen />}
      {!aside && <About />}
    </Panel>
  );
  const curves = (
    <Panel key="curves" kind="curves" name="Metrics" part="metrics">
      {info && <RunCurves info={info} metrics={metrics} reachableShare={reachableShare} />}
    </Panel>
  );
  const inspector = (
    <Panel key="inspector" kind="inspector" name="Inspector" part="inspector">
      {info && <InspectorPanel info={info} inspection={inspection} />}
    </Panel>
  );
  return <Lab wide={wide} controls={controls} picture={map} curves={curves} inspector={inspector} />;
}
