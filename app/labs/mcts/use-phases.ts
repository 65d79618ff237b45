import { useEffect, useState } from 'react';
import type { Phases } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { follow } from '../../lenses/source.ts';
import { runLatest } from '../../run/limiter.ts';
import { client, hub, usePlayer } from '../../run/live.ts';

interface Asked {
  readonly id: number;
  readonly at: number;
}

export type PhasesNow = Asked & { readonly phases: Phases | null };

/** The next iteration of a run that rests; undefined while it moves or has not answered, null of a search that does not tell. */
export function usePhases(info: RunInfo): PhasesNow | undefined {
  const [known, setKnown] = useState<PhasesNow>();
  const resting = usePlayer(({ phase, busy }) => (phase === 'paused' || phase === 'done') && !busy);
  const { id } = info;
  useEffect(() => {
    if (!resting) return undefined;
    let stale = false;
    let last = -1;
    const ask = runLatest(async (of: Asked) => {
      const result = await client.phases();
      if (!stale && result.ok) setKnown({ ...of, phases: result.value });
    });
    const leave = follow(hub, ({ at }) => {
      // Looking elsewhere makes frames as well, of the same state.
      if (at === last) return;
      last = at;
      ask({ id, at });
    });
    return () => {
      stale = true;
      leave();
    };
  }, [id, resting]);
  return resting && known?.id === id ? known : undefined;
}
