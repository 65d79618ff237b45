/**
 * The random numbers of numpy's legacy `RandomState`, for data sets that are defined by them. Same draws as numpy in the same
 * order; whole numbers and uniforms bit for bit, normals within a few units in the last place. Nothing else may draw from
 * here: searches and problems have `core/rng.ts`.
 *
 * MT19937 (Matsumoto & Nishimura 1998), seeded by one number; what is made of its words follows numpy's
 * `legacy-distributions.c` and `distributions.c`, which numpy has promised not to change (NEP 19).
 */
import { log } from '../core/det-math.ts';

const WORDS = 624;
const SHIFT = 397;

export class NumpyRandom {
  private readonly key = new Uint32Array(WORDS);
  private position = WORDS;
  /** The second of two normals that were made together, if it has not been given out. */
  private spare: number | undefined;

  /** `seed` is a whole number below 2³². */
  constructor(seed: number) {
    const { key } = this;
    key[0] = seed;
    for (let i = 1; i < WORDS; i++) key[i] = Math.imul(1812433253, key[i - 1] ^ (key[i - 1] >>> 30)) + i;
  }

  private refill(): void {
    const { key } = this;
    for (let i = 0; i < WORDS; i++) {
      const y = (key[i] & 0x80000000) | (key[(i + 1) % WORDS] & 0x7fffffff);
      key[i] = key[(i + SHIFT) % WORDS] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }

  /** 32 random bits. */
  private next(): number {
    if (this.position === WORDS) this.refill();
    let y = this.key[this.position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** Uniform on [0, 1), 53 bits: `rand()`, `random_sample()`. */
  uniform(): number {
    const high = this.next() >>> 5;
    return (high * 67108864 + (this.next() >>> 6)) / 9007199254740992;
  }

  /** Standard normal by the polar method, two at a time: `randn()`. */
  normal(): number {
    const { spare } = this;
    this.spare = undefined;
    if (spare !== undefined) return spare;
    for (;;) {
      const x1 = 2 * this.uniform() - 1;
      const x2 = 2 * this.uniform() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 >= 1 || r2 === 0) continue;
      const f = Math.sqrt((-2 * log(r2)) / r2);
      this.spare = f * x1;
      return f * x2;
    }
  }

  /** Whole number below n, 2 ≤ n ≤ 2³²: `randint(n)`, `choice(n)`. Words cut to the bits of n − 1 until one is below n. */
  below(n: number): number {
    const mask = 0xffffffff >>> Math.clz32(n - 1);
    for (;;) {
      const value = (this.next() & mask) >>> 0;
      if (value < n) return value;
    }
  }

  /** 0 … n − 1 in random order: `permutation(n)`. */
  permutation(n: number): Uint32Array {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
