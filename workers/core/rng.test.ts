import { describe, expect, it } from 'vitest';
import { hashName, philox4x32, Rng } from './rng.ts';

const MASK = 0xffffffffn;
const big = (words: ArrayLike<number>): bigint[] => Array.from(words, (word) => BigInt(word));

/** Philox4x32-10 as published (Salmon et al. 2011, §3.3). */
function philoxReference(counter: readonly bigint[], key: readonly bigint[]): number[] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const first = 0xd2511f53n * c0;
    const second = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(second >> 32n) ^ c1 ^ k0, second & MASK, (first >> 32n) ^ c3 ^ k1, first & MASK];
    k0 = (k0 + 0x9e3779b9n) & MASK;
    k1 = (k1 + 0xbb67ae85n) & MASK;
  }
  return [c0, c1, c2, c3].map(Number);
}

/** xoshiro128++ as published (Blackman & Vigna 2021, reference code of 2019). */
function xoshiroReference(state: ArrayLike<number>): () => number {
  const s = big(state);
  const rotl = (x: bigint, k: bigint) => ((x << k) & MASK) | (x >> (32n - k));
  return () => {
    const result = (rotl((s[0] + s[3]) & MASK, 7n) + s[0]) & MASK;
    const t = (s[1] << 9n) & MASK;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 11n);
    return Number(result);
  };
}

const start = (counter = 0, name = 'rng/test', seed = 1) => new Rng().start(seed, hashName(name), counter);

describe('philox4x32', () => {
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[-1 >>> 0, -1 >>> 0, -1 >>> 0, -1 >>> 0], [-1 >>> 0, -1 >>> 0], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the known answers of Random123', (counter, key, answer) => {
    const out = new Uint32Array(4);
    philox4x32(counter, key[0], key[1], out);
    expect(Array.from(out, (word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(answer);
    expect(philoxReference(big(counter), big(key))).toEqual([...out]);
  });

  it('agrees with the algorithm as published', () => {
    const words = start();
    const out = new Uint32Array(4);
    for (let i = 0; i < 2000; i++) {
      const counter = [words.next(), words.next(), words.next(), words.next()];
      const key = [words.next(), words.next()];
      philox4x32(counter, key[0], key[1], out);
      expect([...out]).toEqual(philoxReference(big(counter), big(key)));
    }
  });
});

it('names are hashed by FNV-1a', () => {
  expect([hashName(''), hashName('a'), hashName('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});

describe('next', () => {
  it('gives the known answers of xoshiro128++', () => {
    const known = [641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011];
    const rng = new Rng();
    rng.words.set([1, 2, 3, 4]);
    const reference = xoshiroReference([1, 2, 3, 4]);
    for (const answer of [...known, 621204420]) expect([rng.next(), reference()]).toEqual([answer, answer]);
  });

  it('agrees with the algorithm as published, from the state Philox gives', () => {
    const rng = start(123);
    const state = philoxReference([123n, 0n, 0n, 0n], [1n, BigInt(hashName('rng/test'))]);
    expect([...rng.words]).toEqual(state);
    const reference = xoshiroReference(state);
    for (let i = 0; i < 5000; i++) expect(rng.next()).toBe(reference());
  });
});

describe('streams', () => {
  it('do not repeat for other seeds, names or counters', () => {
    const seen = new Set<string>();
    let streams = 0;
    for (const seed of [0, 1, 2, 0x80000000, 0xffffffff]) {
      for (const name of ['a', 'b', 'map-elites/initial', 'map-elites/line']) {
        for (let counter = 0; counter < 500; counter++, streams++) {
          for (const at of [counter, counter + 2 ** 32]) {
            const rng = start(at, name, seed);
            seen.add(`${rng.next()} ${rng.next()}`);
          }
        }
      }
    }
    expect(seen.size).toBe(2 * streams);
  });

  it('take counters beyond 2^32 into account, both words', () => {
    for (const counter of [2 ** 32, 2 ** 32 + 7, 5 * 2 ** 32 + 7, 2 ** 53 - 1]) {
      const words = [BigInt(counter) & MASK, BigInt(counter) >> 32n, 0n, 0n];
      expect([...start(counter).words]).toEqual(philoxReference(words, [1n, BigInt(hashName('rng/test'))]));
    }
  });

  it('begin anew when started again', () => {
    const rng = start(5);
    const first = [rng.next(), rng.normal(), rng.uniform()];
    rng.start(1, hashName('rng/test'), 5);
    expect([rng.next(), rng.normal(), rng.uniform()]).toEqual(first);
  });
});

/** Σ (observed − expected)²/expected over bins that are equally likely. */
function chiSquare(counts: ArrayLike<number>): number {
  const expected = Array.from(counts).reduce((a, b) => a + b) / counts.length;
  return Array.from(counts).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Six standard deviations around the mean of χ² with so many degrees of freedom. */
function expectChiSquare(value: number, freedom: number): void {
  expect(value).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom));
  expect(value).toBeGreaterThan(freedom - 6 * Math.sqrt(2 * freedom));
}

describe('uniform', () => {
  it('is uniform on [0, 1), in its leading, middle and last bits, and in successive pairs', () => {
    const rng = start();
    const [leading, middle, last, pairs] = [256, 256, 256, 1024].map((bins) => new Float64Array(bins));
    let before = 0;
    for (let i = 0; i < 400_000; i++) {
      const u = rng.uniform();
      if (!(u >= 0 && u < 1)) throw new Error(`${u}`);
      leading[Math.floor(u * 256)]++;
      middle[Math.floor(u * 2 ** 27) % 256]++;
      last[(u * 2 ** 53) % 256]++;
      if (i % 2 === 1) pairs[Math.floor(before * 32) * 32 + Math.floor(u * 32)]++;
      before = u;
    }
    for (const counts of [leading, middle, last, pairs]) expectChiSquare(chiSquare(counts), counts.length - 1);
  });

  it('stays in [0, 1) and below stays below at the ends of the generator', () => {
    const rng = new Rng();
    rng.next = () => 0xffffffff;
    expect(rng.uniform()).toBe(1 - 2 ** -53);
    for (const n of [1, 2, 3, 1000, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32]) expect(rng.below(n)).toBe(n - 1);
    rng.next = () => 0;
    expect([rng.uniform(), rng.below(7)]).toEqual([0, 0]);
  });
});

it('below takes every value equally often', () => {
  const rng = start();
  for (const n of [1, 2, 3, 7, 100, 1000]) {
    const counts = new Float64Array(n);
    for (let i = 0; i < 100 * n; i++) counts[rng.below(n)]++;
    expect(counts.reduce((a, b) => a + b)).toBe(100 * n);
    expect(counts.every((count) => count > 0)).toBe(true);
    if (n > 1) expectChiSquare(chiSquare(counts), n - 1);
  }
});
