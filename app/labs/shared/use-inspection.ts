import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Elite, Lineage } from '../../../workers/host/protocol.ts';
import { client, hub, session, useSession } from '../../run/live.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';
import type { Cell } from '../../run/session-state.ts';
import { cellOfPin, pinOfCell } from './pinned.ts';
import { useMapShape } from './use-map-shape.ts';

/** The cell is asked about again as the run moves, but no more often than a person can read. */
const REFRESH_MS = 200;

export interface Inspected {
  readonly elite: Elite;
  readonly lineage: Lineage;
}

/** What is known of a cell: null where it is empty, undefined until the worker has answered. */
type Answer = Inspected | null | undefined;

interface Asked {
  readonly cell: Cell;
  readonly shape: object | null;
  readonly answer: Answer;
}

/** Who knows the elites, and tells when they may have changed. Must stay the same object. */
export interface EliteSource {
  readonly client: Pick<typeof client, 'elite'>;
  readonly hub: Pick<typeof hub, 'subscribe'>;
}

const PAGE: EliteSource = { client, hub };

/** Asks the worker for the elite of a cell, keeping up with a pointer or a run: latest wins, one question in flight. */
export function useElite(
  source: EliteSource,
  cell: Cell | null,
  /** How the map is cut: the same object while that does not change. */
  shape: object | null,
  run: number | undefined,
): Answer {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useMemo(
    () =>
      runLatest(async (wanted: { readonly cell: Cell; readonly shape: object | null }) => {
        const result = await source.client.elite(...wanted.cell);
        if (result.ok) setAsked({ ...wanted, answer: result.value });
      }),
    [source],
  );
  const [column, row] = cell ?? [-1, -1];
  useEffect(() => {
    if (column < 0 || run === undefined) return undefined;
    const wanted = { cell: [column, row], shape } as const;
    ask(wanted);
    return source.hub.subscribe(rateLimit(() => ask(wanted), REFRESH_MS));
  }, [ask, source, column, row, shape, run]);
  // The same numbers name another cell once the map is cut anew.
  if (cell === null || asked === null || asked.shape !== shape) return undefined;
  return asked.cell[0] === column && asked.cell[1] === row ? asked.answer : undefined;
}

/** The pinned elite and the one under the pointer; the latter is shown while there is one. */
export function useInspection() {
  const info = useSession((state) => state.info);
  const pinned = useSession((state) => state.pin);
  const shape = useMapShape();
  const pin = useMemo(() => (pinned && shape ? cellOfPin(pinned, shape) : pinned), [pinned, shape]);
  const [hover, setHover] = useState<Cell | null>(null);
  const held = useElite(PAGE, pin, shape, info?.id);
  const hovered = useElite(PAGE, hover, shape, info?.id);
  const onHover = useCallback((cell: Cell | null) => setHover(cell), []);
  const overPin = hover !== null && pin !== null && hover[0] === pin[0] && hover[1] === pin[1];
  const showsHover = hover !== null && !overPin && hovered !== undefined;
  const onSelect = useCallback(
    (cell: Cell | null) => {
      const [atRun, atShape] = [info, shape];
      if (cell === null || atRun === null || atShape?.finest === undefined) return session.pin(cell);
      void client.elite(...cell).then((result) => {
        if (!result.ok) return;
        session.pin(pinOfCell(cell, result.value?.elite.descriptors, atRun.descriptors, atShape));
      });
    },
    [info, shape],
  );
  return {
    onHover,
    onSelect,
    shape,
    pin,
    lineage: held?.lineage ?? null,
    shown: showsHover ? hovered : held,
    cell: showsHover ? hover : pin,
    isPinned: !showsHover,
  };
}
