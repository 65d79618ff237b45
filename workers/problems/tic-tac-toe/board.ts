/**
 * Tic-tac-toe: who first has three in a line wins, a full board is a draw. Cells are numbered from the top left, row by row,
 * from 0, and so are moves. A player's marks are the bits of nine cells.
 */
import type { Trial } from '../../core/minimax.ts';
import type { Rng } from '../../core/rng.ts';

export const CELLS = 9;
const FULL = 511;
/** Rows, columns, diagonals. */
export const LINES: readonly number[] = [0o7, 0o70, 0o700, 0o111, 0o222, 0o444, 0o421, 0o124];

/** [512] whether marks have a line. */
const WON = Uint8Array.from({ length: FULL + 1 }, (_, marks) => +LINES.some((line) => (marks & line) === line));
/** [512 × 9] which cells are free, in order, by which are taken; and how many. */
const FREE = new Uint8Array((FULL + 1) * CELLS);
const FREE_COUNT = new Uint8Array(FULL + 1);
for (let taken = 0; taken <= FULL; taken++) {
  for (let cell = 0; cell < CELLS; cell++) {
    if (((taken >> cell) & 1) === 0) FREE[taken * CELLS + FREE_COUNT[taken]++] = cell;
  }
}

export class TicTacToeBoard implements Trial {
  turn = 0;
  over = false;
  reward = 0.5;
  plies = 0;
  /** Marks of the player to move, and of the other. */
  mover = 0;
  other = 0;
  private readonly beginning: readonly number[];

  /** `opening`: cells marked before the beginning, each free, none ending the game. */
  constructor(opening: readonly number[] = []) {
    for (const move of opening) this.play(move);
    this.beginning = [this.mover, this.other, this.turn];
    this.reset();
  }

  reset(): void {
    [this.mover, this.other, this.turn] = this.beginning;
    this.over = false;
    this.plies = 0;
  }

  copy(from: TicTacToeBoard): void {
    this.turn = from.turn;
    this.over = from.over;
    this.reward = from.reward;
    this.plies = from.plies;
    this.mover = from.mover;
    this.other = from.other;
  }

  key(): number {
    const first = this.turn === 0 ? this.mover : this.other;
    return (first << CELLS) | (this.mover ^ this.other ^ first);
  }

  moves(out: Uint16Array): number {
    if (this.over) return 0;
    const taken = this.mover | this.other;
    const count = FREE_COUNT[taken];
    for (let i = 0; i < count; i++) out[i] = FREE[taken * CELLS + i];
    return count;
  }

  play(move: number): void {
    this.follow(move);
    if (WON[this.other] === 1) this.end(this.turn);
    else if ((this.mover | this.other) === FULL) this.end(0.5);
  }

  follow(move: number): void {
    const marked = this.mover | (1 << move);
    this.mover = this.other;
    this.other = marked;
    this.turn ^= 1;
    this.plies++;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    for (let ply = 0; !this.over; ply++) {
      const taken = this.mover | this.other;
      const move = FREE[taken * CELLS + rng.pick(FREE_COUNT[taken])];
      if (record !== undefined) record[ply] = move;
      this.play(move);
    }
  }

  /** Whose turn it is now has lost: where that is the second, the first has won. */
  private end(reward: number): void {
    this.over = true;
    this.reward = reward;
  }
}
