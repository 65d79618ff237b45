/**
 * Sokoban by pushes: the player walks wherever boxes leave a way, and a move is a push, numbered cell of the box · 4 + way (0 up,
 * 1 right, 2 down, 3 left). Pushes that spoil the level for good are not offered: of a box to where it could never come to a
 * goal, and into a block of four, walls included, that cannot be moved any more.
 *
 * The game ends when all boxes are on goals, when no push is left, or at a given number of pushes. Solved after n of at most N,
 * it gives 1 − n / 2N; otherwise half the share of boxes on goals, which is always less.
 */
import type { Board } from '../../core/game.ts';
import type { Rng } from '../../core/rng.ts';
import { count, type Level } from './level.ts';

export class SokobanBoard implements Board {
  readonly turn = 0;
  over = false;
  reward = 0;
  plies = 0;
  /** [rows × columns] */
  readonly boxes: Uint8Array;
  player = 0;
  /** Boxes on goals, of how many. */
  home = 0;
  readonly total: number;
  readonly level: Level;
  private readonly limit: number;
  /** Pushes before the root, and what `reset` goes back to. */
  readonly begun: number = 0;
  private readonly beginning: { readonly boxes: Uint8Array; readonly player: number };
  private readonly ways: readonly number[];
  /** Walked to in search number `search`; and cells to go on from. */
  private readonly seen: Uint32Array;
  private search = 0;
  private readonly queue: Uint16Array;
  private readonly legal: Uint16Array;
  /** How many pushes are in `legal`; −1 while that is not known. */
  private listed = -1;

  /** `limit`: pushes after which the game ends, those of `opening` counted, each of which is legal and none ends the game. */
  constructor(level: Level, limit: number, opening: readonly number[] = []) {
    this.level = level;
    this.limit = limit;
    this.ways = [-level.columns, 1, level.columns, -1];
    this.total = count(level.box);
    this.boxes = new Uint8Array(level.box.length);
    this.seen = new Uint32Array(level.box.length);
    this.queue = new Uint16Array(level.box.length);
    this.legal = new Uint16Array(this.total * 4);
    this.restore(level.box, level.player, 0);
    for (const move of opening) this.follow(move);
    this.beginning = { boxes: this.boxes.slice(), player: this.player };
    this.begun = opening.length;
    this.reset();
  }

  reset(): void {
    this.restore(this.beginning.boxes, this.beginning.player, 0);
  }

  /** Sets up a position that is not over. */
  restore(boxes: Uint8Array, player: number, plies: number): void {
    const { goal } = this.level;
    this.boxes.set(boxes);
    this.player = player;
    this.plies = plies;
    this.over = false;
    this.listed = -1;
    this.home = 0;
    for (let cell = 0; cell < goal.length; cell++) this.home += boxes[cell] & goal[cell];
  }

  moves(out: Uint16Array): number {
    if (this.over) return 0;
    const found = this.pushes();
    for (let i = 0; i < found; i++) out[i] = this.legal[i];
    return found;
  }

  play(move: number): void {
    this.follow(move);
    const solved = this.home === this.total;
    const pushes = this.begun + this.plies;
    if (solved) this.end(1 - pushes / (2 * this.limit));
    else if (pushes === this.limit || this.pushes() === 0) this.end(this.home / (2 * this.total));
  }

  follow(move: number): void {
    const { goal } = this.level;
    const from = move >> 2;
    const to = from + this.ways[move & 3];
    this.boxes[from] = 0;
    this.boxes[to] = 1;
    this.home += goal[to] - goal[from];
    this.player = from;
    this.plies++;
    this.listed = -1;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    for (let ply = 0; !this.over; ply++) {
      const move = this.legal[rng.pick(this.pushes())];
      if (record !== undefined) record[ply] = move;
      this.play(move);
    }
  }

  /** The least cell that the player can walk to: equal for positions with the same boxes where the same pushes can be made. */
  corner(): number {
    this.walk();
    return this.seen.indexOf(this.search);
  }

  /** Marks where the player can walk. */
  private walk(): void {
    const { boxes, seen, queue, ways } = this;
    const { wall } = this.level;
    const search = ++this.search;
    let end = 1;
    queue[0] = this.player;
    seen[this.player] = search;
    for (let at = 0; at < end; at++) {
      for (const way of ways) {
        const next = queue[at] + way;
        if (seen[next] === search || wall[next] === 1 || boxes[next] === 1) continue;
        seen[next] = search;
        queue[end++] = next;
      }
    }
  }

  /** Lists the pushes, boxes in the order of their cells. */
  private pushes(): number {
    if (this.listed >= 0) return this.listed;
    this.walk();
    const { boxes, seen, search, ways } = this;
    const { wall, alive } = this.level;
    let found = 0;
    for (let cell = 0; cell < boxes.length; cell++) {
      if (boxes[cell] === 0) continue;
      for (let way = 0; way < 4; way++) {
        const to = cell + ways[way];
        if (seen[cell - ways[way]] !== search || wall[to] === 1 || boxes[to] === 1 || alive[to] === 0) continue;
        if (!this.freezes(cell, to)) this.legal[found++] = (cell << 2) | way;
      }
    }
    this.listed = found;
    return found;
  }

  /** Whether a box brought from one cell to the next makes a block of four, one of its boxes off the goals. */
  private freezes(from: number, to: number): boolean {
    const { goal, wall, columns } = this.level;
    const { boxes } = this;
    boxes[from] = 0;
    boxes[to] = 1;
    let frozen = false;
    for (const corner of [to - columns - 1, to - columns, to - 1, to]) {
      let full = true;
      let away = false;
      for (const cell of [corner, corner + 1, corner + columns, corner + columns + 1]) {
        if (boxes[cell] === 1) away ||= goal[cell] === 0;
        else if (wall[cell] === 0) full = false;
      }
      frozen ||= full && away;
    }
    boxes[from] = 1;
    boxes[to] = 0;
    return frozen;
  }

  private end(reward: number): void {
    this.over = true;
    this.reward = reward;
  }
}
