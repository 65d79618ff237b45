/** What Connect-4's moves are truly worth, by the solver. Pure; what one question found helps the next. */
import type { Oracle } from '../../core/game.ts';
import { Connect4Board } from './board.ts';
import { Connect4Solver, positionOf } from './solver.ts';

/**
 * Of the first moves on the empty board of 7 × 6, which take the solver hours: the middle wins, the columns beside it draw, all
 * others lose (Allis 1988). Not computed here.
 */
const FIRST_MOVES = [0, 0, 0.5, 1, 0.5, 0, 0];

/** Places of the solver's table, as a power of two: of 8 bytes each, 16 MiB for all but small boards. */
const slotBitsFor = (cells: number): number => (cells <= 20 ? 18 : 21);

/**
 * Of a game that begins after `opening` (columns from 0). As the solver remembers, a question that was too much work may be
 * answered when asked again. `slotBits`: see the solver.
 */
export function connect4Oracle(
  columns: number,
  rows: number,
  opening: readonly number[] = [],
  slotBits = slotBitsFor(columns * rows),
): Oracle {
  const board = new Connect4Board(columns, rows, opening);
  const solver = new Connect4Solver(columns, rows, slotBits);
  const legal = new Uint16Array(columns);
  return {
    values(path, work) {
      if (columns === 7 && rows === 6 && opening.length + path.length === 0) return Float64Array.from(FIRST_MOVES);
      board.reset();
      for (const move of path) board.play(move);
      const values = new Float64Array(board.moves(legal));
      const last = solver.looked + work;
      for (let i = 0; i < values.length; i++) {
        board.reset();
        for (const move of path) board.play(move);
        const mover = board.turn;
        board.play(legal[i]);
        if (board.over) {
          values[i] = mover === 0 ? board.reward : 1 - board.reward;
          continue;
        }
        const outcome = solver.solve(positionOf([...opening, ...path, legal[i]]), last - solver.looked);
        if (outcome === null) return null;
        values[i] = (1 - outcome) / 2;
      }
      return values;
    },
  };
}
