import { useEffect, useState } from 'react';
import type { RootHistory } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { follow } from '../../lenses/source.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';
import { client, hub } from '../../run/live.ts';

/** The record is asked for anew no more often than one sees it grow. */
const REFRESH_MS = 500;

/** How the moves from the root fared so far. */
export function useRootHistory(info: RunInfo | null): RootHistory | null {
  const [known, setKnown] = useState<{ readonly id: number; readonly history: RootHistory }>();
  const id = info?.tree === undefined ? undefined : info.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    let stale = false;
    const ask = runLatest(async () => {
      const result = await client.rootHistory();
      if (!stale && result.ok) setKnown({ id, history: result.value });
    });
    const leave = follow(
      hub,
      rateLimit(() => !stale && ask(), REFRESH_MS),
    );
    return () => {
      stale = true;
      leave();
    };
  }, [id]);
  return known !== undefined && known.id === id ? known.history : null;
}
