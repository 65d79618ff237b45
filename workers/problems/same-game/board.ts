/**
 * SameGame: a board of coloured stones. A move takes away a group of two or more stones of one colour that touch by their
 * sides, for (n − 2)² points; the stones above fall, and empty columns close up from the right. The game ends when no group is left.
 *
 * A move is the number of the group's first cell, column by column from the left, each from its bottom: cell = column · rows +
 * height. So falling is moving down within a column.
 */
import type { Board } from '../../core/game.ts';
import type { Rng } from '../../core/rng.ts';

const EMPTY = 0;

/** What the group of n stones is worth. */
export const worthOf = (n: number): number => (n - 2) * (n - 2);

/** No more points can be had from stones [cells] than all of each colour in one group. */
export function boundOf(stones: Uint8Array): number {
  const counts = new Uint16Array(256);
  for (const stone of stones) counts[stone]++;
  let bound = 0;
  for (let colour = 1; colour < 256; colour++) if (counts[colour] >= 2) bound += worthOf(counts[colour]);
  return bound;
}

/** Stones and how they fall, without a game around them. */
export class Stones {
  /** [columns × rows] the colour from 1, or 0; see above for the order. */
  readonly cells: Uint8Array;
  /** Numbers the group that each cell was last found in; and a stack of cells. */
  private readonly group: Uint8Array;
  private readonly stack: Uint8Array;
  readonly columns: number;
  readonly rows: number;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Uint8Array(columns * rows);
    this.group = new Uint8Array(columns * rows);
    this.stack = new Uint8Array(columns * rows);
  }

  /** Writes the groups that can be taken to out[0 …), and tells how many. */
  moves(out: Uint16Array): number {
    const { cells, group } = this;
    group.fill(0);
    let count = 0;
    for (let cell = 0; cell < cells.length; cell++) {
      if (cells[cell] !== EMPTY && group[cell] === 0 && this.mark(cell) > 1) out[count++] = cell;
    }
    return count;
  }

  /** The cells of the group that a cell belongs to. */
  groupAt(cell: number): number[] {
    this.group.fill(0);
    this.mark(cell);
    return [...this.group.keys()].filter((one) => this.group[one] === 1);
  }

  /** Takes a group away and lets stones fall; tells how many were taken. */
  take(move: number): number {
    const { cells, group, columns, rows } = this;
    group.fill(0);
    const taken = this.mark(move);
    let column = 0;
    for (let x = 0; x < columns; x++) {
      let y = column * rows;
      const end = y + rows;
      let height = 0;
      for (let cell = x * rows; cell < (x + 1) * rows; cell++) {
        if (group[cell] === 0 && cells[cell] !== EMPTY) {
          cells[y++] = cells[cell];
          height++;
        }
      }
      cells.fill(EMPTY, y, end);
      // An empty column is written over by the next.
      if (height > 0) column++;
    }
    cells.fill(EMPTY, column * rows);
    return taken;
  }

  /** Marks the group of a cell as seen, and counts it. */
  private mark(start: number): number {
    const { cells, group, stack, rows } = this;
    const colour = cells[start];
    let size = 1;
    let top = 1;
    stack[0] = start;
    group[start] = 1;
    while (top > 0) {
      const cell = stack[--top];
      const height = cell % rows;
      for (let side = 0; side < 4; side++) {
        const next = side === 0 ? cell - rows : side === 1 ? cell + rows : side === 2 ? cell - 1 : cell + 1;
        if ((side === 2 && height === 0) || (side === 3 && height === rows - 1)) continue;
        if (next < 0 || next >= cells.length || group[next] === 1 || cells[next] !== colour) continue;
        group[next] = 1;
        stack[top++] = next;
        size++;
      }
    }
    return size;
  }
}

export class SameGameBoard implements Board {
  readonly turn = 0;
  over = false;
  reward = 0;
  plies = 0;
  points = 0;
  readonly stones: Stones;
  private readonly beginning: Uint8Array;
  /** Points made before the root. */
  private readonly made: number;
  private readonly bound: number;
  private readonly legal: Uint16Array;
  /** How many moves are in `legal`; −1 while that is not known. */
  private count = -1;

  /**
   * `stones` [columns × rows]: two of a colour touch at least. `opening`: moves before the beginning, each legal, none ending the
   * game; points made by them count.
   */
  constructor(columns: number, rows: number, stones: Uint8Array, opening: readonly number[] = []) {
    this.stones = new Stones(columns, rows);
    this.stones.cells.set(stones);
    this.legal = new Uint16Array(columns * rows);
    for (const move of opening) this.follow(move);
    this.beginning = this.stones.cells.slice();
    this.made = this.points;
    this.bound = Math.max(1, boundOf(stones));
    this.reset();
  }

  reset(): void {
    this.stones.cells.set(this.beginning);
    this.points = this.made;
    this.plies = 0;
    this.over = false;
    this.count = -1;
  }

  moves(out: Uint16Array): number {
    const count = this.listed();
    for (let i = 0; i < count; i++) out[i] = this.legal[i];
    return count;
  }

  play(move: number): void {
    this.follow(move);
    if (this.listed() === 0) {
      this.over = true;
      this.reward = this.points / this.bound;
    }
  }

  follow(move: number): void {
    this.points += worthOf(this.stones.take(move));
    this.plies++;
    this.count = -1;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    for (let ply = 0; !this.over; ply++) {
      const move = this.legal[rng.pick(this.listed())];
      if (record !== undefined) record[ply] = move;
      this.play(move);
    }
  }

  private listed(): number {
    if (this.count < 0) this.count = this.stones.moves(this.legal);
    return this.count;
  }
}
