/**
 * Random numbers by name and counter, the same on every engine.
 *
 * A stream is named ("map-elites/variation") and has a counter (the iteration). Philox4x32-10 (Salmon et al. 2011,
 * "Parallel random numbers: as easy as 1, 2, 3") turns (seed, name, counter) into 128 bits; these start xoshiro128++
 * (Blackman & Vigna 2021), which is what is drawn from. So any iteration's numbers can be had without the ones before,
 * adding a draw to one stream shifts no other, and nothing but the counter need be kept in a snapshot.
 * Normals by the ziggurat of Marsaglia & Tsang (2000) in Doornik's form (2005), 256 layers, index and value from
 * separate bits of one word: 8 and 24 (as fine as the single-precision normals of the libraries that run on a GPU).
 */
import { exp, log } from './det-math.ts';

/** Ten rounds of Philox 4×32. `out` receives the four words; it may not be `counter`. */
export function philox4x32(counter: ArrayLike<number>, key0: number, key1: number, out: Uint32Array): void {
  let c0 = counter[0] >>> 0;
  let c1 = counter[1] >>> 0;
  let c2 = counter[2] >>> 0;
  let c3 = counter[3] >>> 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = mulHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = mulHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit numbers. */
function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(other / 65536)) >>> 0;
}

/** 32-bit FNV-1a of a name in ASCII. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const LAYERS = 256;
const TAIL = 3.6541528853610088;
const AREA = 0.00492867323397465524494;
const edge = new Float64Array(LAYERS + 1);
const step = new Float64Array(LAYERS);
const density = new Float64Array(LAYERS + 1);

function fillTables(): void {
  const f = exp(-0.5 * TAIL * TAIL);
  edge[0] = AREA / f;
  edge[1] = TAIL;
  density[1] = f;
  for (let i = 2; i < LAYERS; i++) {
    density[i] = AREA / edge[i - 1] + density[i - 1];
    edge[i] = Math.sqrt(-2 * log(density[i]));
  }
  edge[LAYERS] = 0;
  density[LAYERS] = 1;
  for (let i = 0; i < LAYERS; i++) step[i] = edge[i] / 8388608;
}
fillTables();

const block = new Uint32Array(4);
const one = new Float64Array(1);
const TO_UNIT = 1 / 4294967296;
/** 2^−53. */
const TO_UNIT_53 = 1 / 9007199254740992;

export class Rng {
  /** State of xoshiro128++. */
  readonly words = new Uint32Array(4);

  /** Puts the generator at the beginning of stream `name` (a `hashName`) at `counter` (below 2^53). */
  start(seed: number, name: number, counter: number): this {
    block[0] = counter >>> 0;
    block[1] = Math.floor(counter * TO_UNIT) >>> 0;
    block[2] = 0;
    block[3] = 0;
    philox4x32(block, seed, name, this.words);
    // xoshiro's one forbidden state; Philox reaches it once in 2^128.
    if ((this.words[0] | this.words[1] | this.words[2] | this.words[3]) === 0) this.words[0] = 1;
    return this;
  }

  /** 32 random bits as an unsigned number. */
  next(): number {
    const s = this.words;
    const s0 = s[0] | 0;
    let s1 = s[1] | 0;
    let s2 = s[2] | 0;
    let s3 = s[3] | 0;
    const sum = (s0 + s3) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + s0) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s[0] = s0 ^ s3;
    s[1] = s1;
    s[2] = s2 ^ t;
    s[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  /** What `next` would give, `count` times over, into out[0 … count). The state is held in locals for the loop. */
  fillWords(out: Uint32Array, count: number): void {
    const s = this.words;
    let s0 = s[0] | 0;
    let s1 = s[1] | 0;
    let s2 = s[2] | 0;
    let s3 = s[3] | 0;
    for (let i = 0; i < count; i++) {
      const sum = (s0 + s3) | 0;
      out[i] = ((sum << 7) | (sum >>> 25)) + s0;
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    s[0] = s0;
    s[1] = s1;
    s[2] = s2;
    s[3] = s3;
  }

  /** Uniform on [0, 1), 53 bits. */
  uniform(): number {
    const high = this.next() >>> 5;
    return (high * 67108864 + (this.next() >>> 6)) * TO_UNIT_53;
  }

  /** Uniform whole number below n ≤ 2^32. Bias below n/2^53. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Uniform whole number below n ≤ 2^16, from one word. Bias below n/2^32. */
  pick(n: number): number {
    return Math.floor(this.next() * TO_UNIT * n);
  }

  /** One standard normal. */
  normal(): number {
    this.fillNormals(one, 0, 1);
    return one[0];
  }

  /** Standard normals into out[from … from + count). The state is held in locals for the length of the loop. */
  fillNormals(out: Float64Array, from: number, count: number): void {
    const s = this.words;
    let s0 = s[0] | 0;
    let s1 = s[1] | 0;
    let s2 = s[2] | 0;
    let s3 = s[3] | 0;
    for (let i = from; i < from + count; i++) {
      const sum = (s0 + s3) | 0;
      const bits = (((sum << 7) | (sum >>> 25)) + s0) | 0;
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      // Layer from 8 bits, value within ±1 from the other 24.
      const layer = bits & 255;
      const x = ((bits >> 8) + 0.5) * step[layer];
      if (Math.abs(x) < edge[layer + 1]) {
        out[i] = x;
      } else {
        s[0] = s0;
        s[1] = s1;
        s[2] = s2;
        s[3] = s3;
        out[i] = this.outside(layer, x);
        s0 = s[0] | 0;
        s1 = s[1] | 0;
        s2 = s[2] | 0;
        s3 = s[3] | 0;
      }
    }
    s[0] = s0;
    s[1] = s1;
    s[2] = s2;
    s[3] = s3;
  }

  /** The rare draws (1.5 %) that fall outside the layer's rectangle: accepted under the curve, or drawn anew. */
  private outside(layer: number, x: number): number {
    if (layer === 0) return this.tail(x < 0);
    const f = exp(-0.5 * x * x);
    if (density[layer] + this.uniform() * (density[layer + 1] - density[layer]) < f) return x;
    return this.normal();
  }

  /** Beyond the last layer (Marsaglia 1964). */
  private tail(negative: boolean): number {
    for (;;) {
      const x = log(1 - this.uniform()) / TAIL;
      const y = log(1 - this.uniform());
      if (-2 * y > x * x) return negative ? x - TAIL : TAIL - x;
    }
  }
}
