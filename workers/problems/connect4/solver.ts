/**
 * Connect-4 solved: who wins from a position, or whether it is a draw, on boards up to 7 × 6. Pure; keeps what it finds.
 *
 * Negamax with alpha-beta over two questions with an empty window each (does the mover win? does the mover at least draw?),
 * a transposition table that holds bounds, only moves that do not lose at once, those with the most threats first, then
 * those that refuted most before, then the middle (the parts are those of Allis 1988, Tromp's Fhourstones and Pons' solver).
 */
import { hasFour } from './board.ts';
import { bitsIn, LOWER_BITS, wins, winsHigh } from './threats.ts';

/** What a position is worth to whoever moves. */
export type Outcome = -1 | 0 | 1;

const LOWER = 4;
const PER_COLUMN = 7;
const OVER = Symbol('the work allowed is done');

/** A position: discs of the player to move and of both, in two words each. */
export interface Position {
  readonly ownLow: number;
  readonly ownHigh: number;
  readonly allLow: number;
  readonly allHigh: number;
  readonly discs: number;
}

export class Connect4Solver {
  /** Positions looked at since it was made. */
  looked = 0;
  private limit = 0;
  private readonly cells: number;
  private readonly bottomLow: number;
  private readonly bottomHigh: number;
  private readonly boardLow: number;
  private readonly boardHigh: number;
  /** Columns from the middle outwards. */
  private readonly order: Int32Array;
  /** [plies × 7] moves to try, and what each counts for. */
  private readonly tries: Int32Array;
  private readonly counts: Int32Array;
  /** [2 players × 64 squares] how much more often a disc there decided than it failed to. */
  private readonly decided = new Int32Array(128);
  /** The table: lower word of a position's key; its upper word, with bounds in the last four bits. */
  private readonly keys: Int32Array;
  private readonly bounds: Int32Array;
  private readonly shift: number;

  /** `slotBits`: the table has 2^slotBits places of 8 bytes. */
  constructor(columns: number, rows: number, slotBits = 20) {
    this.cells = columns * rows;
    const column = (1 << rows) - 1;
    let [bottomLow, bottomHigh] = [0, 0];
    for (let i = 0; i < columns; i++) {
      if (i < LOWER) bottomLow |= 1 << (PER_COLUMN * i);
      else bottomHigh |= 1 << (PER_COLUMN * (i - LOWER));
    }
    this.bottomLow = bottomLow;
    this.bottomHigh = bottomHigh;
    this.boardLow = bottomLow * column;
    this.boardHigh = bottomHigh * column;
    const middle = (columns - 1) / 2;
    this.order = Int32Array.from({ length: columns }, (_, i) => i).sort(
      (a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b,
    );
    this.tries = new Int32Array((this.cells + 1) * PER_COLUMN);
    this.counts = new Int32Array((this.cells + 1) * PER_COLUMN);
    this.keys = new Int32Array(1 << slotBits);
    this.bounds = new Int32Array(1 << slotBits);
    this.shift = 32 - slotBits;
  }

  /** Looks at `work` positions at most, and returns null if that was not enough. The game may not be over. */
  solve({ ownLow, ownHigh, allLow, allHigh, discs }: Position, work: number): Outcome | null {
    const winsLow = wins(ownLow, ownHigh);
    const freeLow = (allLow + this.bottomLow) & this.boardLow;
    const freeHigh = (allHigh + this.bottomHigh) & this.boardHigh;
    if (((winsLow & freeLow) | (winsHigh & freeHigh)) !== 0) return 1;
    this.limit = this.looked + work;
    try {
      if (this.search(ownLow, ownHigh, allLow, allHigh, discs, 0) > 0) return 1;
      return this.search(ownLow, ownHigh, allLow, allHigh, discs, -1) > -1 ? 0 : -1;
    } catch (error) {
      if (error !== OVER) throw error;
      return null;
    }
  }

  /**
   * Whether the mover, who cannot win at once, is worth more than `floor` (−1 or 0): a value above it or not above it that
   * bounds the true one from that side.
   */
  private search(
    ownLow: number,
    ownHigh: number,
    allLow: number,
    allHigh: number,
    discs: number,
    floor: number,
  ): number {
    if (this.looked >= this.limit) throw OVER;
    this.looked++;
    const { boardLow, boardHigh } = this;
    const otherLow = allLow ^ ownLow;
    const otherHigh = allHigh ^ ownHigh;

    // Squares to play that leave the other no win at once.
    let threatsLow = wins(otherLow, otherHigh) & boardLow & ~allLow;
    let threatsHigh = winsHigh & boardHigh & ~allHigh;
    let playLow = (allLow + this.bottomLow) & boardLow;
    let playHigh = (allHigh + this.bottomHigh) & boardHigh;
    const forcedLow = playLow & threatsLow;
    const forcedHigh = playHigh & threatsHigh;
    if ((forcedLow | forcedHigh) !== 0) {
      if ((forcedLow & (forcedLow - 1)) | (forcedHigh & (forcedHigh - 1)) || (forcedLow !== 0 && forcedHigh !== 0))
        return -1;
      playLow = forcedLow;
      playHigh = forcedHigh;
    }
    threatsLow >>>= 1;
    threatsHigh >>>= 1;
    playLow &= ~threatsLow;
    playHigh &= ~threatsHigh;
    if ((playLow | playHigh) === 0) return -1;
    if (discs >= this.cells - 2) return 0;

    // Who has no line left cannot win.
    if (floor === 0) {
      if (!hasFour(boardLow & ~otherLow, boardHigh & ~otherHigh)) return 0;
    } else if (!hasFour(boardLow & ~ownLow, boardHigh & ~ownHigh)) return 0;

    const keyLow = ownLow + allLow;
    const keyHigh = ownHigh + allHigh;
    const slot = Math.imul(Math.imul(keyHigh, 0x9e3779b1) ^ keyLow, 0x85ebca6b) >>> this.shift;
    let lower = -1;
    let upper = 1;
    if (this.keys[slot] === keyLow && this.bounds[slot] >>> 4 === keyHigh && this.bounds[slot] !== 0) {
      const known = this.bounds[slot];
      lower = ((known >>> 2) & 3) - 2;
      upper = (known & 3) - 2;
      if (lower > floor) return lower;
      if (upper <= floor) return upper;
    }

    const { tries, counts, order, decided } = this;
    const base = discs * PER_COLUMN;
    const side = (discs & 1) << 6;
    let count = 0;
    for (let i = 0; i < order.length; i++) {
      const column = order[i];
      let move: number;
      let worth: number;
      if (column < LOWER) {
        move = playLow & (0x7f << (PER_COLUMN * column));
        if (move === 0) continue;
        const low = wins(ownLow | move, ownHigh) & boardLow & ~allLow;
        worth = (bitsIn(low) + bitsIn(winsHigh & boardHigh & ~allHigh)) << 20;
        worth += decided[side + 31 - Math.clz32(move)];
      } else {
        move = playHigh & (0x7f << (PER_COLUMN * (column - LOWER)));
        if (move === 0) continue;
        const low = wins(ownLow, ownHigh | move) & boardLow & ~allLow;
        worth = (bitsIn(low) + bitsIn(winsHigh & boardHigh & ~allHigh)) << 20;
        worth += decided[side + 32 + 31 - Math.clz32(move)];
        move = -move;
      }
      let at = base + count++;
      for (; at > base && counts[at - 1] < worth; at--) {
        counts[at] = counts[at - 1];
        tries[at] = tries[at - 1];
      }
      counts[at] = worth;
      tries[at] = move;
    }

    let best = -1;
    for (let i = 0; i < count; i++) {
      const move = tries[base + i];
      const value =
        move > 0
          ? 0 - this.search(otherLow, otherHigh, allLow | move, allHigh, discs + 1, -1 - floor)
          : 0 - this.search(otherLow, otherHigh, allLow, allHigh | -move, discs + 1, -1 - floor);
      if (value > best) best = value;
      if (best > floor) {
        // The move that decided counts up, those tried in vain before it down.
        if (i > 0) {
          for (let k = 0; k < i; k++) decided[side + squareOf(tries[base + k])]--;
          decided[side + squareOf(move)] += i;
        }
        break;
      }
    }
    if (best > floor) lower = best;
    else upper = best;
    this.keys[slot] = keyLow;
    this.bounds[slot] = (keyHigh << 4) | ((lower + 2) << 2) | (upper + 2);
    return best;
  }
}

/** Number of the square of a move, below 64; those of the upper word are written negative. */
const squareOf = (move: number): number => (move > 0 ? 31 - Math.clz32(move) : 63 - Math.clz32(-move));

/** The position after columns played, from 0, each legal and none ending the game. */
export function positionOf(path: readonly number[]): Position {
  let [ownLow, ownHigh, otherLow, otherHigh, discs] = [0, 0, 0, 0, 0];
  const heights = new Uint8Array(PER_COLUMN);
  for (const column of path) {
    const square = PER_COLUMN * column + heights[column]++;
    let [low, high] = [ownLow, ownHigh];
    if (column < LOWER) low |= 1 << square;
    else high |= 1 << (square - LOWER_BITS);
    [ownLow, ownHigh, otherLow, otherHigh] = [otherLow, otherHigh, low, high];
    discs++;
  }
  return { ownLow, ownHigh, allLow: ownLow | otherLow, allHigh: ownHigh | otherHigh, discs };
}
