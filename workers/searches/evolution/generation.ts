/**
 * One generation of NSGA-II (Deb et al. 2002) as pymoo has it, which the reference figures come from: parents by binary
 * tournament, in which one that dominates the other wins and otherwise the less crowded; each member comes up twice in
 * a round of tournaments; children that are known already are left out and others made in their stead; of members and
 * children together the best fronts survive, the last of them by crowding.
 */
import { dominates, survive } from '../../core/pareto.ts';
import type { Rng } from '../../core/rng.ts';
import type { Space } from '../../core/types.ts';
import { drawNew } from './draw.ts';
import { add, find, fingerprint, newKnown, type Known } from './known.ts';
import type { Mate } from './mating.ts';

/** Plain data. */
export interface Members {
  size: number;
  readonly births: Uint32Array;
  /** [capacity × dim] */
  readonly solutions: Float64Array;
  /** [capacity × objectives], row by row. */
  readonly objectives: Float64Array;
  readonly crowding: Float64Array;
}

export const newMembers = (capacity: number, dim: number, m: number): Members => ({
  size: 0,
  births: new Uint32Array(capacity),
  solutions: new Float64Array(capacity * dim),
  objectives: new Float64Array(capacity * m),
  crowding: new Float64Array(capacity),
});

/** Rounds of mating after which what is missing is drawn at random. */
const MOST_ROUNDS = 100;

function shuffle(rng: Rng, order: Uint32Array): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    const held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
}

/** `count` members one after the other, in one random order after another. */
function deal(rng: Rng, size: number, count: number): Uint32Array {
  const dealt = new Uint32Array(count);
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  for (let at = 0; at < count; at += size) {
    shuffle(rng, order);
    dealt.set(order.subarray(0, Math.min(size, count - at)), at);
  }
  return dealt;
}

export class Generation {
  private readonly space: Space;
  private readonly m: number;
  private readonly mate: Mate;
  private readonly pair: Float64Array;
  private readonly print = new Uint32Array(2);
  private readonly poolSolutions: Float64Array;
  private readonly poolObjectives: Float64Array;
  private readonly poolBirths: Uint32Array;

  /** For at most `members` and as many children as `children`. */
  constructor(space: Space, m: number, members: number, children: number, mate: Mate) {
    this.space = space;
    this.m = m;
    this.mate = mate;
    this.pair = new Float64Array(2 * space.dim);
    this.poolSolutions = new Float64Array((members + children) * space.dim);
    this.poolObjectives = new Float64Array((members + children) * m);
    this.poolBirths = new Uint32Array(members + children);
  }

  /**
   * Fills rows [0, size) of `x` with children, none of them a member, another child or in `known`; `parents` gets the birth
   * of each one's parent, 0 for the random ones that come where mating finds nothing new.
   */
  breed(rng: Rng, members: Members, x: Float64Array, parents: Uint32Array, size: number, known?: Known): void {
    const { space, print, pair } = this;
    const { dim } = space;
    const taken = newKnown();
    for (let i = 0; i < members.size; i++) {
      fingerprint(space, members.solutions, i * dim, print);
      add(taken, print, i);
    }
    let filled = 0;
    for (let round = 0; round < MOST_ROUNDS && filled < size; round++) {
      const couples = Math.ceil((size - filled) / 2);
      const dealt = deal(rng, members.size, 4 * couples);
      for (let couple = 0; couple < couples; couple++) {
        const a = this.winner(rng, members, dealt[4 * couple], dealt[4 * couple + 1]);
        const b = this.winner(rng, members, dealt[4 * couple + 2], dealt[4 * couple + 3]);
        this.mate(rng, members.solutions, a * dim, b * dim, pair);
        for (let child = 0; child < 2 && filled < size; child++) {
          fingerprint(space, pair, child * dim, print);
          if (find(taken, print) >= 0 || (known !== undefined && find(known, print) >= 0)) continue;
          add(taken, print, filled);
          parents[filled] = members.births[child === 0 ? a : b];
          for (let k = 0; k < dim; k++) x[filled * dim + k] = pair[child * dim + k];
          filled++;
        }
      }
    }
    parents.fill(0, filled, size);
    if (filled < size) drawNew(space, rng, x, filled, size, known === undefined ? [taken] : [taken, known]);
  }

  private winner(rng: Rng, { objectives, crowding }: Members, a: number, b: number): number {
    if (dominates(objectives, this.m, a, b)) return a;
    if (dominates(objectives, this.m, b, a)) return b;
    if (crowding[a] !== crowding[b]) return crowding[a] > crowding[b] ? a : b;
    return rng.uniform() < 0.5 ? a : b;
  }

  /**
   * Puts the `keep` survivors of children and members in the members' place. `valueOf(k, row)` is a child's k-th
   * objective; the first child is evaluation `firstBirth`.
   */
  select(
    members: Members,
    x: Float64Array,
    size: number,
    valueOf: (k: number, row: number) => number,
    firstBirth: number,
    keep: number,
  ): void {
    const { m, poolSolutions, poolObjectives, poolBirths } = this;
    const { dim } = this.space;
    // Children come first: being younger, they win where rows decide a tie.
    poolSolutions.set(x.subarray(0, size * dim));
    poolSolutions.set(members.solutions.subarray(0, members.size * dim), size * dim);
    for (let row = 0; row < size; row++) {
      poolBirths[row] = firstBirth + row;
      for (let k = 0; k < m; k++) poolObjectives[row * m + k] = valueOf(k, row);
    }
    poolObjectives.set(members.objectives.subarray(0, members.size * m), size * m);
    poolBirths.set(members.births.subarray(0, members.size), size);
    const count = size + members.size;
    const { rows, crowding } = survive(poolObjectives, count, m, Math.min(keep, count));
    members.size = rows.length;
    members.crowding.set(crowding);
    rows.forEach((row, i) => {
      members.births[i] = poolBirths[row];
      for (let k = 0; k < m; k++) members.objectives[i * m + k] = poolObjectives[row * m + k];
      for (let k = 0; k < dim; k++) members.solutions[i * dim + k] = poolSolutions[row * dim + k];
    });
  }
}
