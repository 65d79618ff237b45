import type { RunInfo } from '../../../workers/host/protocol.ts';
import { RaceFronts } from '../../lenses/race/RaceFronts.tsx';
import { useAllNetworks } from '../nas/AllNetworks.tsx';

type Plot = Parameters<typeof RaceFronts>[0];

/** The fronts of a race, over all networks if asked for. */
export function Fronts({
  info,
  ...rest
}: { readonly info: RunInfo } & Pick<Plot, 'entrants' | 'pointed' | 'onPoint' | 'pinned' | 'onPin'>) {
  const { cloud, button } = useAllNetworks(info);
  return (
    <RaceFronts
      {...rest}
      objectives={info.objectives}
      truth={info.fronts}
      budget={info.spec.budget}
      cloud={cloud}
      tools={button}
    />
  );
}
