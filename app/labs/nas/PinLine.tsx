import { formatCount } from '../../lenses/format.ts';
import { useSession } from '../../run/live.ts';
import type { useInspection } from '../shared/use-inspection.ts';

/** Says where the point pinned in the plots is, where the map does not show it. */
export function PinLine({ inspection }: { inspection: ReturnType<typeof useInspection> }) {
  const birth = useSession((state) => state.point);
  const { pin, shown, isPinned } = inspection;
  if (birth === null || !isPinned) return null;
  const which = `Evaluation ${formatCount(birth)}, pinned in the plots,`;
  if (pin === null) return <p className="pin-line">{which} holds no cell of the map, nor did it ever.</p>;
  if (!shown || shown.elite.birth === birth) return null;
  return <p className="pin-line">{which} falls into this cell, too, but does not hold it now.</p>;
}
