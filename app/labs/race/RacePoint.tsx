import type { RunInfo } from '../../../workers/host/protocol.ts';
import { LineSample } from '../../lenses/race/series-style.tsx';
import type { RacePoint } from '../../lenses/race/race-rows.ts';
import type { Lane } from '../../run/race.ts';
import { PointPanel } from '../nas/PointPanel.tsx';
import { useRow } from '../nas/use-point.ts';

/** What lies behind the point under the pointer, or the pinned one, and which search found it. */
export function RacePointPanel(props: {
  readonly lanes: readonly Lane[];
  readonly infos: readonly (RunInfo | null)[];
  readonly names: readonly string[];
  readonly hovered: RacePoint | null;
  readonly pinned: RacePoint | null;
}) {
  const { lanes, infos, names, hovered, pinned } = props;
  const laneOf = (point: RacePoint | null): number => Math.min(point?.entrant ?? 0, lanes.length - 1);
  const [over, on] = [laneOf(hovered), laneOf(pinned)];
  const under = useRow(lanes[over], hovered?.row ?? null, infos[over]?.id);
  const held = useRow(lanes[on], pinned?.row ?? null, infos[on]?.id);
  const showsHover = hovered !== null && under !== undefined && !(over === on && hovered.row === pinned?.row);
  const finder = showsHover ? over : on;
  const info = infos[finder];
  if (!info) return null;
  return (
    <PointPanel
      info={info}
      inspection={{ shown: showsHover ? under : held, pin: pinned?.row ?? null, isPinned: !showsHover }}
      finder={
        <>
          <LineSample entrant={finder} /> {names[finder]}
        </>
      }
    />
  );
}
