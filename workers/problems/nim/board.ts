/**
 * Nim: players take from one heap at a time, some objects but no more than a given number; who takes the last one of all wins.
 * A move is heap · most + (taken − 1), where `most` is what may be taken at once.
 */
import type { Trial } from '../../core/minimax.ts';
import type { Rng } from '../../core/rng.ts';

export class NimBoard implements Trial {
  turn = 0;
  over = false;
  reward = 0.5;
  plies = 0;
  readonly heaps: Uint8Array;
  /** Objects left in all heaps. */
  private left = 0;
  private readonly beginning: Uint8Array;
  private readonly first: number;
  private readonly most: number;

  /** `heaps`: the size of each; not all are 0. `opening`: moves before the beginning, each legal, none ending the game. */
  constructor(heaps: readonly number[], most: number, opening: readonly number[] = []) {
    this.heaps = Uint8Array.from(heaps);
    this.most = most;
    for (const move of opening) this.follow(move);
    this.beginning = this.heaps.slice();
    this.first = this.turn;
    this.reset();
  }

  reset(): void {
    this.heaps.set(this.beginning);
    this.left = this.beginning.reduce((sum, heap) => sum + heap, 0);
    this.turn = this.first;
    this.over = false;
    this.plies = 0;
  }

  copy(from: NimBoard): void {
    this.heaps.set(from.heaps);
    this.left = from.left;
    this.turn = from.turn;
    this.over = from.over;
    this.reward = from.reward;
    this.plies = from.plies;
  }

  key(): string {
    return `${this.heaps.join()}/${this.turn}`;
  }

  moves(out: Uint16Array): number {
    const { heaps, most } = this;
    let count = 0;
    for (let heap = 0; heap < heaps.length; heap++) {
      const takes = heaps[heap] < most ? heaps[heap] : most;
      for (let take = 0; take < takes; take++) out[count++] = heap * most + take;
    }
    return count;
  }

  play(move: number): void {
    this.follow(move);
    if (this.left === 0) {
      this.over = true;
      // Who is to move finds nothing left: the other has taken the last one.
      this.reward = this.turn;
    }
  }

  follow(move: number): void {
    const heap = Math.floor(move / this.most);
    const taken = move - heap * this.most + 1;
    this.heaps[heap] -= taken;
    this.left -= taken;
    this.turn ^= 1;
    this.plies++;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    const { heaps, most } = this;
    for (let ply = 0; !this.over; ply++) {
      let count = 0;
      for (const heap of heaps) count += heap < most ? heap : most;
      let pick = rng.pick(count);
      for (let heap = 0; heap < heaps.length; heap++) {
        const takes = heaps[heap] < most ? heaps[heap] : most;
        if (pick < takes) {
          const move = heap * most + pick;
          if (record !== undefined) record[ply] = move;
          this.play(move);
          break;
        }
        pick -= takes;
      }
    }
  }
}
