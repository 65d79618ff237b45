/** What the page is told of a game: how its moves are written, and how it stands. Pure. */
import type { NamedMove } from '../core/game.ts';
import { legalPath } from '../core/positions.ts';
import type { Problem, Space } from '../core/types.ts';
import type { Placed, TreeInfo, WrittenMoves } from './protocol.ts';

function writtenMoves(space: Space): WrittenMoves | undefined {
  if (space.kind !== 'game' || space.notation === undefined) return undefined;
  const { short, code, between } = space.notation;
  const each = (say: (move: number) => string) => Array.from({ length: space.moves }, (_, move) => say(move));
  return { short: each(short), code: each(code), between };
}

/** Of a search that grows a tree on a problem; choices are a game of one. */
export function treeInfo({ space }: Problem, knowsTruth: boolean): TreeInfo {
  const [players, turn] = space.kind === 'game' ? [space.players, space.board().turn] : ([1, 0] as const);
  const notation = writtenMoves(space);
  return { players, turn, knowsTruth, ...(notation && { notation }) };
}

/** The position that moves from the root lead to, and names of further ones; null where there is no board to show. */
export function placedAt(space: Space, moves: readonly number[], further: readonly number[]): Placed | null {
  if (space.kind !== 'game' || space.describe === undefined) return null;
  const path = legalPath(space.board(), space.moves, moves);
  const position = space.describe(path);
  const ahead: NamedMove[] = [];
  let { moves: legal } = position;
  for (const [i, move] of further.entries()) {
    const found = legal.find((one) => one.move === move);
    if (found === undefined) break;
    ahead.push(found);
    ({ moves: legal } = space.describe([...path, ...further.slice(0, i + 1)]));
  }
  return { path, position, ahead };
}
