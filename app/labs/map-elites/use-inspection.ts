import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Elite, Lineage } from '../../../workers/host/protocol.ts';
import { client, hub, useSession } from '../../run/live.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';
import type { Cell } from '../../run/session.ts';

/** The pinned cell is asked about again as the run moves, but no more often than a person can read. */
const REFRESH_MS = 200;

export interface Inspected {
  readonly elite: Elite;
  readonly lineage: Lineage;
}

/** What is known of a cell: null where it is empty, undefined until the worker has answered. */
type Answer = Inspected | null | undefined;

interface Asked {
  readonly cell: Cell;
  readonly answer: Answer;
}

/** Asks the worker for the elite of a cell, keeping up with a pointer or a run: latest wins, one question in flight. */
function useElite(cell: Cell | null, follow: boolean, run: number | undefined): Answer {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useMemo(
    () =>
      runLatest(async (wanted: Cell) => {
        const result = await client.elite(wanted[0], wanted[1]);
        if (result.ok) setAsked({ cell: wanted, answer: result.value });
      }),
    [],
  );
  const [column, row] = cell ?? [-1, -1];
  useEffect(() => {
    if (column < 0 || run === undefined) return undefined;
    const wanted: Cell = [column, row];
    ask(wanted);
    if (!follow) return undefined;
    return hub.subscribe(rateLimit(() => ask(wanted), REFRESH_MS));
  }, [ask, column, row, follow, run]);
  if (cell === null || asked === null) return undefined;
  return asked.cell[0] === column && asked.cell[1] === row ? asked.answer : undefined;
}

/** The pinned elite and the one under the pointer; the latter is shown while there is one. */
export function useInspection() {
  const run = useSession((state) => state.info?.id);
  const pin = useSession((state) => state.pin);
  const [hover, setHover] = useState<Cell | null>(null);
  const pinned = useElite(pin, true, run);
  const hovered = useElite(hover, false, run);
  const onHover = useCallback((cell: Cell | null) => setHover(cell), []);
  const overPin = hover !== null && pin !== null && hover[0] === pin[0] && hover[1] === pin[1];
  const showsHover = hover !== null && !overPin && hovered !== undefined;
  return {
    onHover,
    pin,
    lineage: pinned?.lineage ?? null,
    shown: showsHover ? hovered : pinned,
    cell: showsHover ? hover : pin,
    isPinned: !showsHover,
  };
}
