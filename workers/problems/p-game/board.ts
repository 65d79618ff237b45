/**
 * A P-game: a tree of given branching and depth whose every edge has a random value, of 0 … 127 where the first player moves,
 * −127 … 0 where the second does. The sign of their sum along the path says who has won (Kocsis & Szepesvári 2006, *Bandit
 * based Monte-Carlo planning*, §4.1).
 *
 * No tree is kept: the value of an edge is drawn by Philox, from a name of 64 bits for its upper end and the number of the
 * edge; the same draw gives the name of its lower end. So each edge has its value for good, however deep the tree.
 */
import type { Trial } from '../../core/minimax.ts';
import { hashName, philox4x32, type Rng } from '../../core/rng.ts';

const EDGES = hashName('p-game/edges');
const counter = new Uint32Array(4);
const drawn = new Uint32Array(4);

export class PGameBoard implements Trial {
  turn = 0;
  over = false;
  reward = 0.5;
  plies = 0;
  /** Of the values of all edges passed. */
  sum = 0;
  /** The name of the node. */
  private low = 0;
  private high = 0;
  private readonly branching: number;
  /** From the root. */
  private readonly depth: number;
  private readonly seed: number;
  /** Plies from the top of the tree to the root, and what `reset` goes back to: sum and name there. */
  private readonly begun: number;
  private readonly beginning: readonly [sum: number, low: number, high: number];

  /** `opening`: edges from the top of the tree to the root, fewer than `depth`. */
  constructor(branching: number, depth: number, seed: number, opening: readonly number[] = []) {
    this.branching = branching;
    this.depth = depth - opening.length;
    this.seed = seed;
    this.begun = 0;
    for (const move of opening) this.follow(move);
    this.begun = opening.length;
    this.beginning = [this.sum, this.low, this.high];
    this.reset();
  }

  reset(): void {
    [this.sum, this.low, this.high] = this.beginning;
    this.turn = this.begun & 1;
    this.over = false;
    this.plies = 0;
  }

  copy(from: PGameBoard): void {
    this.turn = from.turn;
    this.over = from.over;
    this.reward = from.reward;
    this.plies = from.plies;
    this.sum = from.sum;
    this.low = from.low;
    this.high = from.high;
  }

  moves(out: Uint16Array): number {
    if (this.over) return 0;
    for (let edge = 0; edge < this.branching; edge++) out[edge] = edge;
    return this.branching;
  }

  /** The value of an edge from here; leaves the whole draw in `drawn`. */
  valueOf(edge: number): number {
    counter[0] = this.low;
    counter[1] = this.high;
    counter[2] = edge;
    counter[3] = this.begun + this.plies;
    philox4x32(counter, this.seed, EDGES, drawn);
    const size = drawn[0] >>> 25;
    return this.turn === 0 ? size : -size;
  }

  play(move: number): void {
    this.follow(move);
    if (this.plies === this.depth) {
      this.over = true;
      this.reward = this.sum > 0 ? 1 : this.sum < 0 ? 0 : 0.5;
    }
  }

  follow(move: number): void {
    this.sum += this.valueOf(move);
    this.low = drawn[1];
    this.high = drawn[2];
    this.turn ^= 1;
    this.plies++;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    for (let ply = 0; !this.over; ply++) {
      const move = rng.pick(this.branching);
      if (record !== undefined) record[ply] = move;
      this.play(move);
    }
  }
}
