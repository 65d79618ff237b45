/** The definition of a search by a policy, of games and of choices. */
import type { ParamTable, ParamValues } from '../../core/params.ts';
import { nodeBytes } from '../../core/tree.ts';
import type { SearchContext, SearchDefinition } from '../../core/types.ts';
import { reach } from './choices.ts';
import { searchChoices } from './choice-search.ts';
import type { Policy } from './engine.ts';
import { searchGame } from './game-search.ts';
import { searchJudged } from './judged-search.ts';
import { CHOICES, PLAYS, SHARED, TOGETHER } from './params.ts';

/** What a policy may want to know of what it is to search. */
export interface Ground {
  readonly seed: number;
  /** Moves that a node can have, at most. */
  readonly moves: number;
}

interface TreeSearchCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly revision: number;
  readonly spaces: readonly ('game' | 'categorical')[];
  /** It has positions judged, where a problem does that: its policy goes by priors. */
  readonly judges?: true;
  /** Those of its policy; the others are the same for all. */
  readonly params: ParamTable;
}

export function treeSearch(
  card: TreeSearchCard,
  policyOf: (params: ParamValues, players: number, ground: Ground) => Policy,
): SearchDefinition {
  const ofChoices = card.spaces.includes('categorical');
  const prepared = ({ space, seed }: SearchContext, params: ParamValues): Policy => {
    const moves = space.kind === 'categorical' ? reach(space, params.walk === 'bisect').moves : movesOf(space);
    const players = space.kind === 'game' ? space.players : 1;
    const policy = policyOf(params, players, { seed, moves });
    return { ...policy, whole: params.grow === 'path' };
  };
  return {
    ...card,
    params: [...card.params, ...SHARED, ...PLAYS, ...(ofChoices ? [...CHOICES, ...TOGETHER] : [])],
    create(context, params) {
      const { space, seed } = context;
      const policy = prepared(context, params);
      const most = params.nodes as number;
      const plays = params.plays as number;
      const together = params.batch as number;
      if (space.kind === 'game' && space.judged === true && card.judges === true)
        return searchJudged({ space, most, plays, together }, policy);
      if (space.kind === 'game') return searchGame(space, seed, most, plays, policy);
      if (space.kind !== 'categorical')
        throw new Error(`expected a game or a space of choices, got a ${space.kind} one; choose another search`);
      const [objective] = context.objectives;
      const bisect = params.walk === 'bisect';
      return searchChoices({ space, objective, seed, most, bisect, together }, policy);
    },
    // A doubling holds the old columns and the new ones.
    memory: (context, params) => (params.nodes as number) * nodeBytes(prepared(context, params).extras),
  };
}

const movesOf = (space: SearchContext['space']): number => (space.kind === 'game' ? space.moves : 0);
