import { useCallback, useEffect, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { NameOf } from '../../lenses/tree/describe.ts';
import type { Path } from '../../lenses/tree/paths.ts';
import { client } from '../../run/live.ts';

/** Names that begin alike are told apart by the rest: "column 4" is 4. */
const short = (name: string): string => name.replace(/^[a-z]+ (?=\d+$)/, '');

/** Names of moves, short enough for bars, from the positions looked at so far; `played` leads to the root. a move not met yet goes by its number. */
export function useMoveNames(info: RunInfo | null, played: Path, top: Path): NameOf {
  const id = info?.id;
  const [known, setKnown] = useState<{ readonly id: number | undefined; readonly names: ReadonlyMap<number, string> }>({
    id,
    names: new Map(),
  });
  useEffect(() => {
    if (id === undefined || info?.tree === undefined) return undefined;
    let stale = false;
    void client.position([...played, ...top], []).then((result) => {
      if (stale || !result.ok || result.value === null) return;
      const { moves } = result.value.position;
      setKnown((old) => ({
        id,
        names: new Map([
          ...(old.id === id ? old.names : []),
          ...moves.map(({ move, name }) => [move, short(name)] as const),
        ]),
      }));
    });
    return () => {
      stale = true;
    };
  }, [id, info?.tree, played, top]);
  return useCallback(
    (path) => {
      const move = path[path.length - 1];
      return (known.id === id ? known.names.get(move) : undefined) ?? String(move);
    },
    [known, id],
  );
}
