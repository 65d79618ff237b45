import { useEffect, useMemo, useState } from 'react';
import type { Placed } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { keyOf, pathOf, type Path } from '../../lenses/tree/paths.ts';
import { runLatest } from '../../run/limiter.ts';
import { client } from '../../run/live.ts';

interface Asked {
  readonly id: number;
  readonly path: Path;
  readonly ahead: Path;
}

/** How the game stands after a path, and the moves ahead by name; the last answer until the next is there. Null where there is no board. */
export function usePosition(info: RunInfo | null, path: Path, ahead: Path): Placed | null {
  const [known, setKnown] = useState<{ readonly of: Asked; readonly placed: Placed | null } | null>(null);
  const ask = useMemo(
    () =>
      runLatest(async (of: Asked) => {
        const result = await client.position(of.path, of.ahead);
        if (result.ok) setKnown({ of, placed: result.value });
      }),
    [],
  );
  const id = info?.tree === undefined ? undefined : info.id;
  const [from, on] = [keyOf(path), keyOf(ahead)];
  useEffect(() => {
    if (id !== undefined) ask({ id, path: pathOf(from), ahead: pathOf(on) });
  }, [ask, id, from, on]);
  if (known === null || known.of.id !== id || known.placed === null) return null;
  return known.placed;
}
