import { useEffect, useMemo } from 'react';
import type { Truth } from '../../../lenses/tree/look.ts';
import { changeSpec } from '../../../run/spec-edit.ts';
import { useSession } from '../../../run/live.ts';
import { truthName } from '../../../truth/asking.ts';
import { truth as teller, useTruth } from '../../../truth/live.ts';
import type { Judgement } from '../use-judgement.ts';
import { askingOrder, verdictOn, type Verdict } from './game.ts';
import type { Game } from './use-game.ts';

export interface Verdicts {
  /** Of each move of the game; null while, or where, it is not known. */
  readonly each: readonly (Verdict | null)[];
  /** What the moves are worth that the search thinks about. */
  readonly truthAtRoot: Truth | null;
  /** How the question stands that is worked on. */
  readonly standing: Judgement['standing'];
  /** Positions looked at for it so far. */
  readonly looked: number;
}

const NOTHING: Verdicts = { each: [], truthAtRoot: null, standing: 'known', looked: 0 };

/** Has the moves of a game judged by their exact values, the person's last one first, while that is `wanted`. */
export function useVerdicts(game: Game | null, wanted: boolean): Verdicts {
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const [moves, person, over] = [game?.moves, game?.person ?? 0, game?.turn === 'over'];
  /** All positions as of one problem, which begins at the empty board: what was found of one helps the next. */
  const whole = useMemo(
    () => (catalogue && spec ? changeSpec(spec, { 'p.moves': undefined }, catalogue) : null),
    [catalogue, spec],
  );
  const answer = useTruth((state) => state.answer);
  const failed = useTruth((state) => state.failed);
  const known = useTruth((state) => state.known);
  const asks = wanted && whole !== null && moves !== undefined;
  const next = useMemo(
    () => (asks ? askingOrder(moves, person, over).find((path) => !known.has(truthName(whole, path))) : undefined),
    [asks, moves, person, over, known, whole],
  );
  useEffect(() => {
    if (next !== undefined && whole !== null) teller.ask(whole, next);
  }, [next, whole]);
  useEffect(() => (asks ? () => teller.cancel() : undefined), [asks]);
  const thoughtAt = game?.thoughtAt ?? 0;
  return useMemo(() => {
    if (!asks) return NOTHING;
    const valuesAt = (length: number) => known.get(truthName(whole, moves.slice(0, length)));
    const root = valuesAt(thoughtAt);
    return {
      each: moves.map((move, i) => {
        const told = valuesAt(i);
        return told === undefined ? null : verdictOn(told.moves, told.values, move);
      }),
      truthAtRoot: root === undefined ? null : { path: [], values: root.values },
      standing: failed ? 'lost' : next === undefined ? 'known' : (answer?.standing ?? 'working'),
      looked: answer?.looked ?? 0,
    };
  }, [asks, whole, moves, thoughtAt, known, failed, next, answer]);
}
