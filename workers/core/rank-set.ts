/**
 * A set of whole numbers below a limit that answers which member comes next above or below a place: a tree of bits, 32
 * to a word, where a bit of one level says whether its word of the level underneath holds anything. Each answer looks at
 * a few words (three levels reach 32,768). Pure.
 */
export class RankSet {
  /** From the members' own bits to one single word. */
  readonly #levels: Uint32Array[] = [];

  /** An empty set that can hold 0 … limit − 1. */
  constructor(limit: number) {
    let bits = limit;
    do {
      bits = Math.max(1, Math.ceil(bits / 32));
      this.#levels.push(new Uint32Array(bits));
    } while (bits > 1);
  }

  add(member: number): void {
    let index = member;
    for (const words of this.#levels) {
      words[index >>> 5] |= 1 << (index & 31);
      index >>>= 5;
    }
  }

  delete(member: number): void {
    let index = member;
    for (const words of this.#levels) {
      words[index >>> 5] &= ~(1 << (index & 31));
      if (words[index >>> 5] !== 0) return;
      index >>>= 5;
    }
  }

  /** The least member greater than `place`, or −1. */
  above(place: number): number {
    let index = place;
    for (let level = 0; level < this.#levels.length; level++) {
      const bit = index & 31;
      // Two shifts: one by 32 would do nothing.
      const rest = (((this.#levels[level][index >>> 5] >>> bit) >>> 1) << bit) << 1;
      if (rest !== 0) return this.#descend(level, (index & ~31) | lowest(rest), lowest);
      index >>>= 5;
    }
    return -1;
  }

  /** The greatest member less than `place`, or −1. */
  below(place: number): number {
    let index = place;
    for (let level = 0; level < this.#levels.length; level++) {
      const rest = this.#levels[level][index >>> 5] & ((1 << (index & 31)) - 1);
      if (rest !== 0) return this.#descend(level, (index & ~31) | highest(rest), highest);
      index >>>= 5;
    }
    return -1;
  }

  /** From a set bit down to the member at the one end of what it stands for. */
  #descend(level: number, index: number, end: (word: number) => number): number {
    let at = index;
    for (let under = level - 1; under >= 0; under--) at = (at << 5) | end(this.#levels[under][at]);
    return at;
  }
}

const highest = (word: number): number => 31 - Math.clz32(word);
const lowest = (word: number): number => 31 - Math.clz32(word & -word);
