import type { RunInfo } from '../../../workers/host/protocol.ts';
import { Inspector } from '../../lenses/elite-map/Inspector.tsx';
import { fitnessOf } from '../../lenses/format.ts';
import { session } from '../../run/live.ts';
import { SolutionPicture } from '../pictures/SolutionPicture.tsx';
import type { Inspected } from './use-inspection.ts';

const PICTURE_SIZE = 150;

/** An elite of the open run, with its picture. Loaded with the first one. */
export function InspectedElite(props: {
  readonly info: RunInfo;
  readonly shown: Inspected;
  /** Names its cell. */
  readonly place: string;
  readonly pinned: boolean;
}) {
  const { info, shown, place, pinned } = props;
  const { elite, lineage } = shown;
  return (
    <Inspector
      elite={elite}
      lineage={lineage}
      axes={info.descriptors}
      objective={fitnessOf(info.objectives)}
      place={place}
      pinned={pinned}
      picture={
        <SolutionPicture
          problem={info.spec.problem}
          params={info.spec.params}
          solution={elite.solution}
          size={PICTURE_SIZE}
        />
      }
      onUnpin={() => session.pin(null)}
    />
  );
}
