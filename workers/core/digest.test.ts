import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absorbResults, absorbWords, digestHex, finishWords, newDigest } from './digest.ts';
import { clonePlain } from './plain.ts';
import type { Results } from './types.ts';

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));

const fmix = (x: number): number => {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** MurmurHash3_x86_128 of any bytes with any seed, as published (SMHasher, MurmurHash3.cpp). */
function murmur(bytes: Uint8Array, seed: number): number[] {
  const constants = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
  const rotations = [15, 16, 17, 18];
  const laneRotations = [19, 17, 15, 13];
  const additions = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17];
  const h = [seed, seed, seed, seed];
  const mixed = (word: number, lane: number) =>
    Math.imul(rotl(Math.imul(word, constants[lane]), rotations[lane]), constants[(lane + 1) % 4]);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks = Math.floor(bytes.length / 16);
  for (let block = 0; block < blocks; block++) {
    for (let lane = 0; lane < 4; lane++) {
      h[lane] ^= mixed(data.getInt32(16 * block + 4 * lane, true), lane);
      h[lane] = (rotl(h[lane], laneRotations[lane]) + h[(lane + 1) % 4]) | 0;
      h[lane] = (Math.imul(h[lane], 5) + additions[lane]) | 0;
    }
  }
  const tail = [0, 0, 0, 0];
  for (let i = 16 * blocks; i < bytes.length; i++) tail[(i % 16) >> 2] |= bytes[i] << (8 * (i % 4));
  for (let lane = 0; lane < 4; lane++) h[lane] ^= mixed(tail[lane], lane) ^ bytes.length;
  const addUp = () => {
    h[0] = (h[0] + h[1] + h[2] + h[3]) | 0;
    for (let lane = 1; lane < 4; lane++) h[lane] = (h[lane] + h[0]) | 0;
  };
  addUp();
  for (let lane = 0; lane < 4; lane++) h[lane] = fmix(h[lane]);
  addUp();
  return h.map((word) => word >>> 0);
}

const hex = (words: Iterable<number>): string =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');

describe('the reference used here', () => {
  it('has the verification value of SMHasher', () => {
    const all = new DataView(new ArrayBuffer(256 * 16));
    for (let length = 0; length < 256; length++) {
      const key = Uint8Array.from({ length }, (_, i) => i);
      murmur(key, 256 - length).forEach((word, i) => all.setUint32(16 * length + 4 * i, word, true));
    }
    expect(murmur(new Uint8Array(all.buffer), 0)[0]).toBe(0xb3ece62a);
  });

  it('has the published hash of a sentence', () => {
    const bytes = new TextEncoder().encode('The quick brown fox jumps over the lazy dog');
    expect(hex(murmur(bytes, 0))).toBe('2f1583c3ecee2c675d7bf66ce5e91d2c');
  });
});

/** The bytes that the digest's file says it hashes. */
function bytesOf(rows: readonly (readonly [number, number, number])[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(rows.length * 24));
  rows.flat().forEach((value, i) => data.setFloat64(8 * i, value === 0 ? 0 : value, true));
  return new Uint8Array(data.buffer);
}

function resultsOf(rows: readonly (readonly [number, number, number])[], spare = 0): Results {
  const objectives = new Float64Array(rows.length + spare).fill(NaN);
  const descriptors = new Float64Array(2 * (rows.length + spare)).fill(NaN);
  objectives.set(rows.map(([f]) => f));
  descriptors.set(rows.flatMap(([, x, y]) => [x, y]));
  return { objectives, descriptors };
}

function digestOf(rows: readonly (readonly [number, number, number])[]) {
  const digest = newDigest();
  absorbResults(digest, resultsOf(rows), rows.length, 1);
  return digest;
}

const value = fc.double({ noNaN: true });
const row = fc.tuple(value, value, value);

describe('a digest', () => {
  it('is the hash of all results, whatever the batches and however often it is read', () => {
    const many = fc.array(row, { maxLength: 1200, size: 'max' });
    const sizes = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(many, sizes, (rows, cuts) => {
        const digest = newDigest();
        for (let at = 0, batch = 0; at < rows.length; batch++) {
          // Zeros alone would never end.
          const size = Math.min(rows.length - at, cuts[batch % cuts.length] + (batch % cuts.length === 0 ? 1 : 0));
          absorbResults(digest, resultsOf(rows.slice(at, at + size), 3), size, at + 1);
          at += size;
          finishWords(digest);
        }
        expect([...finishWords(digest)]).toEqual(murmur(bytesOf(rows), 0));
        expect(digest.bytes).toBe(24 * rows.length);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('hashes words cut anywhere as it hashes them whole', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer(), { maxLength: 11 }), { maxLength: 12 }), (parts) => {
        const digest = newDigest();
        for (const part of parts) absorbWords(digest, Int32Array.from([...part, 77]), part.length);
        const data = new DataView(new ArrayBuffer(4 * parts.flat().length));
        parts.flat().forEach((word, i) => data.setInt32(4 * i, word, true));
        expect([...finishWords(digest)]).toEqual(murmur(new Uint8Array(data.buffer), 0));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('goes on from a copy as from itself', () => {
    const rows = fc.sample(row, { numRuns: 50, seed: 3 });
    const digest = digestOf(rows.slice(0, 7));
    const copy = clonePlain(digest);
    absorbResults(digest, resultsOf(rows.slice(7)), 43, 8);
    absorbResults(copy, resultsOf(rows.slice(7)), 43, 8);
    expect(digestHex(copy)).toBe(digestHex(digest));
    expect(digestHex(digest)).toBe(digestHex(digestOf(rows)));
  });

  it('tells −0 from 0 in no place, and other values in any', () => {
    const base = digestHex(digestOf([[0, 0, 0]]));
    for (let place = 0; place < 3; place++) {
      const at = (v: number) => [0, 1, 2].map((k) => (k === place ? v : 0)) as [number, number, number];
      expect(digestHex(digestOf([at(-0)]))).toBe(base);
      for (const v of [Number.MIN_VALUE, 1, Infinity, -Infinity]) expect(digestHex(digestOf([at(v)]))).not.toBe(base);
    }
  });

  it('refuses NaN anywhere, naming the evaluation', () => {
    for (let place = 0; place < 3; place++) {
      const rows = Array.from({ length: 600 }, (_, i): [number, number, number] => [i, 1, 2]);
      rows[555][place] = NaN;
      const digest = newDigest();
      expect(() => absorbResults(digest, resultsOf(rows), 600, 1001)).toThrow('evaluation 1556 gave NaN');
      // Rows beyond the batch do not count.
      expect(() => absorbResults(digest, resultsOf(rows), 555, 1001)).not.toThrow();
    }
  });

  it('is written as the first 48 bits in 12 hex digits', () => {
    expect(digestHex(newDigest())).toBe('000000000000');
    for (let i = 0; i < 300; i++) {
      const digest = digestOf([[i, 0.5, -i]]);
      expect(digestHex(digest)).toBe(hex(murmur(bytesOf([[i, 0.5, -i]]), 0)).slice(0, 12));
      expect(digestHex(digest)).toMatch(/^[0-9a-f]{12}$/);
    }
  });
});
