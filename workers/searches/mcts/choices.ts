/**
 * A solution of choices, made one after the other, as a way of moves: gene after gene, a move for each option. Or *bisected*
 * (Negrinho & Gordon 2017, *DeepArchitect*, arXiv 1704.08792, §5.3): each choice among k ordered options is ⌈log₂ k⌉ choices of
 * two, 0 for the lower half [l, ⌊(l + r) / 2⌋) of what is left, 1 for the rest, until one is left. Genes that are dead, the
 * ones before being what they are, are not asked and stay at their first option.
 */
import type { Board } from '../../core/game.ts';
import type { Rng } from '../../core/rng.ts';
import type { CategoricalSpace } from '../../core/types.ts';

/** What it is worth is not known here: `reward` is NaN. */
export class ChoiceBoard implements Board {
  readonly turn = 0;
  readonly reward = NaN;
  over = false;
  /** Moves made so far. */
  plies = 0;
  /** [dim] Options chosen; 0 for genes still to come. */
  readonly solution: Float64Array;
  private gene = -1;
  /** Options left of the gene to choose, from low to before high. */
  private low = 0;
  private high = 0;
  private readonly space: CategoricalSpace;
  private readonly bisect: boolean;

  constructor(space: CategoricalSpace, bisect: boolean) {
    this.space = space;
    this.bisect = bisect;
    this.solution = new Float64Array(space.dim);
    this.reset();
  }

  reset(): void {
    this.solution.fill(0);
    this.plies = 0;
    this.over = false;
    this.gene = -1;
    this.next();
  }

  moves(out: Uint16Array): number {
    if (this.over) return 0;
    const count = this.bisect ? 2 : this.high;
    for (let move = 0; move < count; move++) out[move] = move;
    return count;
  }

  play(move: number): void {
    this.plies++;
    if (!this.bisect) {
      this.take(move);
      return;
    }
    const middle = (this.low + this.high) >> 1;
    if (move === 0) this.high = middle;
    else this.low = middle;
    if (this.high - this.low === 1) this.take(this.low);
  }

  follow(move: number): void {
    this.play(move);
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    for (let ply = 0; !this.over; ply++) {
      const move = rng.below(this.bisect ? 2 : this.high);
      if (record !== undefined) record[ply] = move;
      this.play(move);
    }
  }

  private take(option: number): void {
    this.solution[this.gene] = option;
    this.next();
  }

  /** On to the next gene that is alive. */
  private next(): void {
    const { dim, genes, dead } = this.space;
    do this.gene++;
    while (this.gene < dim && dead?.(this.solution, 0, this.gene) === true);
    this.over = this.gene === dim;
    this.low = 0;
    this.high = this.over ? 0 : genes[this.gene].options.length;
  }
}

/** Moves that a choice can have, and that a whole solution takes, at most. */
export function reach({ genes }: CategoricalSpace, bisect: boolean): { moves: number; longest: number } {
  let moves = bisect ? 2 : 0;
  let longest = 0;
  for (const { options } of genes) {
    if (!bisect) moves = Math.max(moves, options.length);
    longest += bisect ? 32 - Math.clz32(options.length - 1) : 1;
  }
  return { moves, longest };
}
