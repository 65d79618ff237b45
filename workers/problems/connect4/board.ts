/**
 * Connect-4 on up to 7 × 6 cells: who first has four in a row, a column or a diagonal wins; a full board is a draw. Moves are
 * column numbers from the left, from 0.
 *
 * A player's discs are bits: 7 a column, the lowest cell first, the seventh always empty, so that lines do not run over from
 * one column to the next. The first four columns are in one 32-bit word, the others in a second. A line of four is found by
 * shifting the bits onto themselves: by 1 for columns, 7 for rows, 6 and 8 for diagonals.
 */
import type { Board } from '../../core/game.ts';
import type { Rng } from '../../core/rng.ts';

export const MOST_COLUMNS = 7;
export const MOST_ROWS = 6;
/** Columns of the lower word, and their bits. */
const LOWER = 4;
const LOWER_BITS = 28;
/** All ones for a column of the lower word, else none: a branch would be guessed wrong every other time. */
const inLower = (column: number): number => (column - LOWER) >> 31;

/** Whether discs in the two words have four in a line. All directions are looked at before the one question: it is nearly always no. */
export function hasFour(low: number, high: number): boolean {
  // Along a column nothing passes from word to word.
  const c = low & (low >>> 1);
  const d = high & (high >>> 1);
  // x & (x >> s), then with itself shifted by 2 s; what leaves the upper word enters the lower one.
  const e = low & ((low >>> 7) | (high << 21));
  const f = high & (high >>> 7);
  const g = low & ((low >>> 6) | (high << 22));
  const h = high & (high >>> 6);
  const i = low & ((low >>> 8) | (high << 20));
  const j = high & (high >>> 8);
  return (
    ((c & (c >>> 2)) |
      (d & (d >>> 2)) |
      (e & ((e >>> 14) | (f << 14))) |
      (f & (f >>> 14)) |
      (g & ((g >>> 12) | (h << 16))) |
      (h & (h >>> 12)) |
      (i & ((i >>> 16) | (j << 12))) |
      (j & (j >>> 16))) !==
    0
  );
}

/** A position after given moves; the beginning that `reset` goes back to. Player 0 has moved first, on the empty board. */
export class Connect4Board implements Board {
  turn = 0;
  over = false;
  reward = 0.5;
  plies = 0;
  /** Discs of the player to move, and of the other. */
  private moverLow = 0;
  private moverHigh = 0;
  private otherLow = 0;
  private otherHigh = 0;
  /** Three bits a column: how many discs are in it. */
  private heights = 0;
  private discs = 0;
  private readonly columns: number;
  private readonly rows: number;
  private readonly beginning: Int32Array;

  /** `opening`: columns played before the beginning, each legal, none ending the game. */
  constructor(columns: number, rows: number, opening: readonly number[] = []) {
    this.columns = columns;
    this.rows = rows;
    for (const move of opening) this.play(move);
    this.beginning = Int32Array.of(
      this.moverLow,
      this.moverHigh,
      this.otherLow,
      this.otherHigh,
      this.heights,
      this.discs,
    );
    this.reset();
  }

  reset(): void {
    const { beginning } = this;
    this.moverLow = beginning[0];
    this.moverHigh = beginning[1];
    this.otherLow = beginning[2];
    this.otherHigh = beginning[3];
    this.heights = beginning[4];
    this.discs = beginning[5];
    this.turn = this.discs & 1;
    this.over = false;
    this.plies = 0;
  }

  moves(out: Uint16Array): number {
    if (this.over) return 0;
    let count = 0;
    for (let column = 0; column < this.columns; column++) {
      if (((this.heights >>> (3 * column)) & 7) < this.rows) out[count++] = column;
    }
    return count;
  }

  play(move: number): void {
    this.follow(move);
    if (hasFour(this.otherLow, this.otherHigh)) this.end(this.discs & 1);
    else if (this.discs === this.columns * this.rows) this.end(0.5);
  }

  follow(move: number): void {
    const height = (this.heights >>> (3 * move)) & 7;
    this.heights += 1 << (3 * move);
    const place = 7 * move + height;
    const low = this.moverLow | ((1 << place) & inLower(move));
    const high = this.moverHigh | ((1 << (place - LOWER_BITS)) & ~inLower(move));
    this.moverLow = this.otherLow;
    this.moverHigh = this.otherHigh;
    this.otherLow = low;
    this.otherHigh = high;
    this.plies++;
    this.discs++;
    this.turn ^= 1;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    if (this.over) return;
    const { columns, rows } = this;
    const cells = columns * rows;
    let { moverLow, moverHigh, otherLow, otherHigh, heights, discs } = this;
    const before = discs;
    let bits = 0;
    let draws = 0;
    for (;;) {
      // Three bits a draw, ten draws a word; a full column, or none, is drawn again.
      if (draws === 0) {
        bits = rng.next();
        draws = 10;
      }
      const column = bits & 7;
      bits >>>= 3;
      draws--;
      if (column >= columns) continue;
      const height = (heights >>> (3 * column)) & 7;
      if (height === rows) continue;
      if (record !== undefined) record[discs - before] = column;
      heights += 1 << (3 * column);
      const place = 7 * column + height;
      const low = moverLow | ((1 << place) & inLower(column));
      const high = moverHigh | ((1 << (place - LOWER_BITS)) & ~inLower(column));
      discs++;
      if (hasFour(low, high)) {
        this.end(discs & 1);
        break;
      }
      if (discs === cells) {
        this.end(0.5);
        break;
      }
      moverLow = otherLow;
      moverHigh = otherHigh;
      otherLow = low;
      otherHigh = high;
    }
    this.plies += discs - before;
  }

  /** Moves alternate, so after an odd number of discs it is player 0 who has just moved. */
  private end(reward: number): void {
    this.over = true;
    this.reward = reward;
  }
}
