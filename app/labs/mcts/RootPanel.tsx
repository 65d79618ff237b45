import type { RunInfo } from '../../../workers/host/protocol.ts';
import { RootBars } from '../../lenses/root-bars/RootBars.tsx';
import { RootHistoryChart } from '../../lenses/root-bars/RootHistoryChart.tsx';
import type { Truth } from '../../lenses/tree/look.ts';
import { useTree } from '../../lenses/tree/use-tree.ts';
import { useRootHistory } from './use-root-history.ts';
import type { Look } from './use-tree-look.ts';

/** The moves from the root as they stand, and how they fared so far. */
export function RootPanel(props: { readonly info: RunInfo; readonly look: Look; readonly truth: Truth | null }) {
  const { info, look, truth } = props;
  const frame = useTree(look.readings);
  const history = useRootHistory(info);
  if (frame === null) return null;
  return (
    <>
      <RootBars {...look} frame={frame} truth={truth} />
      {history && (
        <RootHistoryChart {...look} history={history} at={frame.at} chosen={frame.chosen} budget={info.spec.budget} />
      )}
    </>
  );
}
