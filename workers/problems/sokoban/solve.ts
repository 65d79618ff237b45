/**
 * What a Sokoban level is truly worth, breadth first over positions: the boxes, and which cells the player can walk to. The
 * first solution met has the fewest pushes. Where there is none in time, all ends are looked at, push by push. Pure.
 */
import type { Oracle } from '../../core/game.ts';
import { SokobanBoard } from './board.ts';
import type { Level } from './level.ts';

/** A position that is not over. */
interface Place {
  readonly boxes: Uint8Array;
  readonly player: number;
}

const placeOf = ({ boxes, player }: SokobanBoard): Place => ({ boxes: boxes.slice(), player });

const keyOf = (board: SokobanBoard): string => `${board.boxes.join('')}/${board.corner()}`;

/** The best reward from where `board` stands, looking at `work` positions at most; and how many it looked at. */
function bestFrom(board: SokobanBoard, work: number): { reward: number; looked: number } | null {
  if (board.over) return { reward: board.reward, looked: 0 };
  const begin = board.plies;
  let looked = 0;
  /**
   * Goes on push by push. Positions met before are left out for good where only the fewest pushes count; where the number of
   * pushes itself decides how a game ends, only those met after just as many.
   */
  const search = (forGood: boolean): number | null => {
    let best = 0;
    let layer = [placeOf(board)];
    let met = new Set([keyOf(board)]);
    for (let plies = begin; layer.length > 0; plies++) {
      const next: Place[] = [];
      if (!forGood) met = new Set();
      for (const place of layer) {
        board.restore(place.boxes, place.player, plies);
        const moves = new Uint16Array(board.total * 4);
        const found = board.moves(moves);
        for (let i = 0; i < found; i++) {
          if (++looked > work) return null;
          board.restore(place.boxes, place.player, plies);
          board.play(moves[i]);
          if (board.home === board.total) return board.reward;
          if (board.over) {
            best = Math.max(best, board.reward);
            continue;
          }
          const key = keyOf(board);
          if (met.has(key)) continue;
          met.add(key);
          next.push(placeOf(board));
        }
      }
      layer = next;
    }
    return best;
  };
  const start = placeOf(board);
  const quick = search(true);
  if (quick === null) return null;
  // Half and more is a solution; else what boxes can be brought home at all must be looked for at every end.
  if (quick >= 0.5) return { reward: quick, looked };
  board.restore(start.boxes, start.player, begin);
  const reward = search(false);
  return reward === null ? null : { reward, looked };
}

export function exhaustive(level: Level, limit: number, opening: readonly number[] = []): Oracle {
  return {
    values(path, work) {
      const board = new SokobanBoard(level, limit, opening);
      const goTo = (line: readonly number[]) => {
        board.reset();
        for (const move of line) board.play(move);
      };
      goTo(path);
      const moves = new Uint16Array(board.total * 4);
      const found = board.moves(moves);
      const values = new Float64Array(found);
      let left = work;
      for (let i = 0; i < found; i++) {
        goTo([...path, moves[i]]);
        const best = bestFrom(board, left);
        if (best === null) return null;
        values[i] = best.reward;
        left -= best.looked;
      }
      return values;
    },
  };
}
