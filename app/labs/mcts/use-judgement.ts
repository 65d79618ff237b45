import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { Standing } from '../../../workers/truth/types.ts';
import type { Truth, TruthAt } from '../../lenses/tree/look.ts';
import { keyOf, pathOf, type Path } from '../../lenses/tree/paths.ts';
import { rateLimit } from '../../run/limiter.ts';
import { truthName, WORK, type TruthState } from '../../truth/asking.ts';
import { truth as teller, useTruth } from '../../truth/live.ts';

const ROOT: Path = [];
/** Answers come one after the other; pictures follow them no faster than this. */
const SHOW_MS = 250;
/** Positions that each of the nodes below may take: first whatever is found soon, then more. */
const WORK_BELOW = [1 << 18, 1 << 22];

/** All that was found so far. */
function useKnown(): TruthState['known'] {
  const [known, setKnown] = useState(() => teller.store.getState().known);
  useEffect(() => {
    const show = rateLimit(() => setKnown(teller.store.getState().known), SHOW_MS);
    show();
    return teller.store.subscribe((now, before) => {
      if (now.known !== before.known) show();
    });
  }, []);
  return known;
}

export interface Judgement {
  /** Of the node on top, and of the root; null while, or where, it is not known. */
  readonly truth: Truth | null;
  readonly truthAtRoot: Truth | null;
  /** The same of any node, by its path. */
  readonly truthAt: TruthAt;
  /** How the question about the node on top stands; `lost`: nobody works on it any more. */
  readonly standing: Standing | 'lost';
  /** Positions looked at for it so far. */
  readonly looked: number;
  /** These nodes' moves are wanted too, in this order, once those from the node on top are known. */
  want(paths: readonly Path[]): void;
}

/** Has the moves from the node on top judged, while that is `wanted`. `played` leads to the root. */
export function useJudgement(info: RunInfo | null, played: Path, top: Path, wanted: boolean): Judgement {
  const spec = info?.spec;
  const [before, key] = [keyOf(played), keyOf(top)];
  const asks = wanted && info?.tree !== undefined && spec !== undefined;
  const below = useRef<readonly Path[]>([]);
  const goOn = useRef(() => {});
  useEffect(() => {
    if (!asks) return undefined;
    const start = pathOf(before);
    const onTop = [...start, ...pathOf(key)];
    goOn.current = () => {
      const { asked, answer, known, beyond, failed } = teller.store.getState();
      const busy = asked !== null && (answer === null || answer.standing === 'working');
      if (busy || failed || answer?.standing === 'none') return;
      for (const work of WORK_BELOW) {
        for (const path of below.current) {
          const whole = [...start, ...path];
          const name = truthName(spec, whole);
          if (known.has(name) || (beyond.get(name) ?? 0) >= work) continue;
          teller.ask(spec, whole, work);
          return;
        }
      }
    };
    teller.ask(spec, onTop);
    const leave = teller.store.subscribe(() => goOn.current());
    return () => {
      goOn.current = () => {};
      leave();
      teller.cancel();
    };
  }, [asks, spec, before, key]);
  const name = asks ? truthName(spec, [...pathOf(before), ...pathOf(key)]) : '';
  const answer = useTruth((state) => (state.asked === name ? state.answer : null));
  const failed = useTruth((state) => state.failed);
  const beyond = useTruth((state) => (state.beyond.get(name) ?? 0) >= WORK);
  const known = useKnown();
  const truthAt = useCallback<TruthAt>(
    (path) => (asks ? (known.get(truthName(spec, [...pathOf(before), ...path])) ?? null) : null),
    [asks, spec, before, known],
  );
  const want = useCallback((paths: readonly Path[]) => {
    below.current = paths;
    goOn.current();
  }, []);
  return useMemo(() => {
    const told = (path: Path): Truth | null => {
      const values = truthAt(path)?.values;
      return values === undefined ? null : { path, values };
    };
    const standing = (): Standing | 'lost' => {
      if (known.has(name)) return 'known';
      if (beyond) return 'beyond';
      if (failed) return 'lost';
      return answer?.standing ?? 'working';
    };
    return {
      truth: told(pathOf(key)),
      truthAtRoot: told(ROOT),
      truthAt,
      standing: standing(),
      looked: answer?.looked ?? 0,
      want,
    };
  }, [name, key, truthAt, want, known, beyond, failed, answer]);
}
