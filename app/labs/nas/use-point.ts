import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ParetoPoint } from '../../../workers/host/protocol.ts';
import { client, hub, session, useSession } from '../../run/live.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';

/** A pinned point may not have been reached yet; it is asked for again as the run moves, but no more often than one reads. */
const REFRESH_MS = 200;

/** What is known of a row: null where the playhead has not come to it, undefined until the worker has answered. */
type Answer = ParetoPoint | null | undefined;

/** Who knows the rows, and tells when they may have changed. Must stay the same object. */
export interface PointSource {
  readonly client: Pick<typeof client, 'point'>;
  readonly hub: Pick<typeof hub, 'subscribe'>;
}

const PAGE: PointSource = { client, hub };

/** Asks the worker for a row of the front's plot: latest wins, one question in flight. */
export function useRow(source: PointSource, row: number | null, run: number | undefined): Answer {
  const [asked, setAsked] = useState<{
    readonly source: PointSource;
    readonly row: number;
    readonly run: number;
    readonly answer: Answer;
  } | null>(null);
  const ask = useMemo(
    () =>
      runLatest(async (wanted: { readonly row: number; readonly run: number }) => {
        const result = await source.client.point(wanted.row);
        if (result.ok) setAsked({ source, ...wanted, answer: result.value });
      }),
    [source],
  );
  useEffect(() => {
    if (row === null || run === undefined) return undefined;
    ask({ row, run });
    return source.hub.subscribe(rateLimit(() => ask({ row, run }), REFRESH_MS));
  }, [ask, source, row, run]);
  if (asked === null || asked.source !== source) return undefined;
  return asked.row === row && asked.run === run ? asked.answer : undefined;
}

/** The pinned point and the one under the pointer; the latter is shown while there is one. */
export function usePoint() {
  const info = useSession((state) => state.info);
  const pinned = useSession((state) => state.point);
  const [hover, setHover] = useState<number | null>(null);
  const pin = pinned === null ? null : pinned - 1;
  const held = useRow(PAGE, pin, info?.id);
  const hovered = useRow(PAGE, hover, info?.id);
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
