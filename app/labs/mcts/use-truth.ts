import { useEffect, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { Truth } from '../../lenses/tree/look.ts';
import { keyOf, pathOf, type Path } from '../../lenses/tree/paths.ts';
import { client } from '../../run/live.ts';

/** What the moves from a node are truly worth (`played` leads to the root); null while, or where, that is not known. */
export function useTruth(info: RunInfo | null, played: Path, path: Path): Truth | null {
  const [known, setKnown] = useState<{ readonly id: number; readonly truth: Truth | null } | null>(null);
  const id = info?.tree === undefined ? undefined : info.id;
  const [before, key] = [keyOf(played), keyOf(path)];
  useEffect(() => {
    if (id === undefined) return undefined;
    let stale = false;
    setKnown(null);
    const asked = pathOf(key);
    void client.truth([...pathOf(before), ...asked]).then((result) => {
      if (!stale && result.ok) setKnown({ id, truth: result.value && { path: asked, values: result.value } });
    });
    return () => {
      stale = true;
    };
  }, [id, before, key]);
  return known !== null && known.id === id ? known.truth : null;
}
