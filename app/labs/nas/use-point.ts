import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ParetoPoint } from '../../../workers/host/protocol.ts';
import { client, hub, session, useSession } from '../../run/live.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';

/** A pinned point may not have been reached yet; it is asked for again as the run moves, but no more often than one reads. */
const REFRESH_MS = 200;

/** What is known of a row: null where the playhead has not come to it, undefined until the worker has answered. */
type Answer = ParetoPoint | null | undefined;

/** Asks the worker for a row of the front's plot: latest wins, one question in flight. */
function useRow(row: number | null, run: number | undefined): Answer {
  const [asked, setAsked] = useState<{ readonly row: number; readonly run: number; readonly answer: Answer } | null>(
    null,
  );
  const ask = useMemo(
    () =>
      runLatest(async (wanted: { readonly row: number; readonly run: number }) => {
        const result = await client.point(wanted.row);
        if (result.ok) setAsked({ ...wanted, answer: result.value });
      }),
    [],
  );
  useEffect(() => {
    if (row === null || run === undefined) return undefined;
    ask({ row, run });
    return hub.subscribe(rateLimit(() => ask({ row, run }), REFRESH_MS));
  }, [ask, row, run]);
  return asked !== null && asked.row === row && asked.run === run ? asked.answer : undefined;
}

/** The pinned point and the one under the pointer; the latter is shown while there is one. */
export function usePoint() {
  const info = useSession((state) => state.info);
  const pinned = useSession((state) => state.point);
  const [hover, setHover] = useState<number | null>(null);
  const pin = pinned === null ? null : pinned - 1;
  const held = useRow(pin, info?.id);
  const hovered = useRow(hover, info?.id);
  const showsHover = hover !== null && hover !== pin && hovered !== undefined;
  const onPin = useCallback((row: number | null) => session.pinPoint(row === null ? null : row + 1), []);
  return {
    onHover: setHover,
    onPin,
    pin,
    hover,
    /** The one to be marked wherever rows are drawn. */
    row: hover ?? pin,
    shown: showsHover ? hovered : held,
    isPinned: !showsHover,
  };
}
