import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TreeView } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { LEVELS } from '../../lenses/icicle/Icicle.tsx';
import { choiceName, chosenBy } from '../../lenses/tree/choice-names.ts';
import type { TreeLook } from '../../lenses/tree/look.ts';
import { keyOf, pathOf, samePath, type Path, type Players } from '../../lenses/tree/paths.ts';
import { SlowSource } from '../../lenses/slow-source.ts';
import { follow } from '../../lenses/source.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';
import { client, hub, session, useSession } from '../../run/live.ts';

/** Nodes of the drawing with branches. */
const MOST = 300;
const ASK_AGAIN_MS = 500;
/** Numbers are read no faster than this. */
const READ_MS = 250;
const UNKNOWN: Players = { players: 1, turn: 0 };

/** Shows a part of the tree as it stands now: while the run plays that is later than the last frame, and the tree's `at` says so. */
async function lookAt(view: TreeView): Promise<void> {
  const result = await client.lookAt(view);
  if (!result.ok) return;
  hub.amend((newest) => (newest.frames ? { ...newest, frames: { ...newest.frames, tree: result.value } } : newest));
}

export interface Look extends TreeLook {
  /** The node that is asked to be on top; a tree that has not grown so far shows the way there. */
  readonly top: Path;
  /** Moves played from where the run began to the root, by a search that moves on. */
  readonly played: Path;
  /** How many pixels the icicle has. */
  onWidth(pixels: number): void;
}

/** Moves played from where the run began to the root, as of the last frame. */
function usePlayed(): Path {
  const [key, setKey] = useState('');
  useEffect(() => follow(hub, ({ frames }) => setKey(keyOf(Array.from(frames?.tree?.played ?? [])))), []);
  return useMemo(() => pathOf(key), [key]);
}

/** Which node is on top (as the link says) and which is pointed at: one for all pictures of the tree. Both are let go when another run opens. */
export function useTreeLook(info: RunInfo | null): Look {
  const id = info?.id ?? -1;
  const [held, setHeld] = useState<{ readonly id: number; readonly path: Path | null }>({ id, path: null });
  const [pixels, setPixels] = useState(0);
  const top = useSession((state) => state.node);
  const pointed = held.id === id ? held.path : null;
  const ask = useMemo(() => runLatest(lookAt), []);
  const grows = info?.tree !== undefined;
  /** The evaluation that was last asked at. */
  const askedAt = useRef(-1);
  useEffect(() => {
    if (!grows || pixels === 0) return undefined;
    const view = { top, pixels, levels: LEVELS, most: MOST };
    ask(view);
    // The node may not be there yet, or a new worker knows nothing of what was asked of the old one.
    return hub.subscribe(
      rateLimit(() => {
        const newest = hub.latest();
        const shown = newest?.frames?.tree?.top ?? top;
        if (newest === null || newest.at === askedAt.current || samePath(shown, top)) return;
        askedAt.current = newest.at;
        ask(view);
      }, ASK_AGAIN_MS),
    );
  }, [ask, grows, id, top, pixels]);
  const played = usePlayed();
  const short = info?.tree?.notation?.short;
  const genes = info?.genes;
  const silent = info?.tree?.silent;
  const bisect = info?.spec.params['s.walk'] === 'bisect';
  const nameOf = useCallback(
    (path: Path, briefly = false) => {
      const move = path[path.length - 1];
      const chosen = genes && silent ? chosenBy(path, genes, silent, bisect) : null;
      if (genes && chosen) return choiceName(chosen, genes, briefly);
      return short?.[move] ?? String(move);
    },
    [short, genes, silent, bisect],
  );
  const onPoint = useCallback((path: Path | null) => setHeld({ id, path }), [id]);
  const onLook = useCallback(
    (path: Path) => {
      session.look({ node: path });
      // What was pointed at lies elsewhere now.
      setHeld({ id, path: null });
    },
    [id],
  );
  /** Another run, other readings: nobody is shown the last moment of the one before. */
  const { readings } = useMemo(() => ({ id, readings: new SlowSource(hub, READ_MS) }), [id]);
  const { players: count, turn } = info?.tree ?? UNKNOWN;
  const players = useMemo<Players>(
    () => ({ players: count, turn: count === 2 ? (turn + played.length) & 1 : 0 }),
    [count, turn, played],
  );
  return useMemo(
    () => ({ source: hub, readings, players, nameOf, pointed, onPoint, onLook, top, played, onWidth: setPixels }),
    [readings, players, nameOf, pointed, onPoint, onLook, top, played],
  );
}
