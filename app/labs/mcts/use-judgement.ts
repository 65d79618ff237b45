import { useEffect, useMemo } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { Standing, TruthAnswer } from '../../../workers/truth/types.ts';
import type { Truth } from '../../lenses/tree/look.ts';
import { keyOf, pathOf, type Path } from '../../lenses/tree/paths.ts';
import { truthName } from '../../truth/asking.ts';
import { truth as teller, useTruth } from '../../truth/live.ts';

const ROOT: Path = [];

export interface Judgement {
  /** Of the node on top, and of the root; null while, or where, it is not known. */
  readonly truth: Truth | null;
  readonly truthAtRoot: Truth | null;
  /** How the question about the node on top stands; `lost`: nobody works on it any more. */
  readonly standing: Standing | 'lost';
}

const told = (path: Path, answer: TruthAnswer | null | undefined): Truth | null =>
  answer?.standing === 'known' ? { path, values: answer.values } : null;

/** Has the moves from the node on top judged, while that is `wanted`. `played` leads to the root. */
export function useJudgement(info: RunInfo | null, played: Path, top: Path, wanted: boolean): Judgement {
  const spec = info?.spec;
  const [before, key] = [keyOf(played), keyOf(top)];
  const asks = wanted && info?.tree !== undefined && spec !== undefined;
  useEffect(() => {
    if (!asks) return undefined;
    teller.ask(spec, [...pathOf(before), ...pathOf(key)]);
    return () => teller.cancel();
  }, [asks, spec, before, key]);
  const answer = useTruth((state) => state.answer);
  const failed = useTruth((state) => state.failed);
  const known = useTruth((state) => state.known);
  return useMemo(() => {
    const find = (path: Path) => (asks ? told(path, known.get(truthName(spec, [...pathOf(before), ...path]))) : null);
    return {
      truth: find(pathOf(key)),
      truthAtRoot: find(ROOT),
      standing: failed ? 'lost' : (answer?.standing ?? 'working'),
    };
  }, [asks, spec, before, key, known, answer, failed]);
}
