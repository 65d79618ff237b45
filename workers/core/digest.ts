/**
 * The digest of a run: MurmurHash3 x86 128-bit (Appleby 2011, seed 0) over the results of all evaluations in order, as
 * little-endian float64: objective, then descriptors, row by row. Negative zero counts as zero; NaN is refused. It can
 * be read off at any evaluation count, so a link's 12 hex digits (48 bits) vouch for everything up to its playhead.
 * Not meant against forgery: only who has computed the run knows its digest, but telling it to others is easy.
 */
import type { Results } from './types.ts';

/** Plain data: its clone is part of the snapshot. */
export interface DigestState {
  /** h1…h4. */
  readonly lanes: Int32Array;
  /** Words of an unfinished 16-byte block. */
  readonly pending: Int32Array;
  pendingWords: number;
  /** Bytes taken in so far. */
  bytes: number;
}

export const newDigest = (): DigestState => ({
  lanes: new Int32Array(4),
  pending: new Int32Array(4),
  pendingWords: 0,
  bytes: 0,
});

const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));

/** Takes in blocks of four words, words[from … from + 4·blocks). */
function absorbBlocks(h: Int32Array, words: Int32Array, from: number, blocks: number): void {
  let [h1, h2, h3, h4] = h;
  for (let i = from; i < from + 4 * blocks; i += 4) {
    h1 ^= Math.imul(rotl(Math.imul(words[i], C1), 15), C2);
    h1 = (rotl(h1, 19) + h2) | 0;
    h1 = (Math.imul(h1, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotl(Math.imul(words[i + 1], C2), 16), C3);
    h2 = (rotl(h2, 17) + h3) | 0;
    h2 = (Math.imul(h2, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotl(Math.imul(words[i + 2], C3), 17), C4);
    h3 = (rotl(h3, 15) + h4) | 0;
    h3 = (Math.imul(h3, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotl(Math.imul(words[i + 3], C4), 18), C1);
    h4 = (rotl(h4, 13) + h1) | 0;
    h4 = (Math.imul(h4, 5) + 0x32ac3b17) | 0;
  }
  h[0] = h1;
  h[1] = h2;
  h[2] = h3;
  h[3] = h4;
}

/** Takes in whole 32-bit words, words[0 … count). */
export function absorbWords(digest: DigestState, words: Int32Array, count: number): void {
  const { lanes, pending } = digest;
  let next = 0;
  while (digest.pendingWords > 0 && next < count) {
    pending[digest.pendingWords++] = words[next++];
    if (digest.pendingWords === 4) {
      absorbBlocks(lanes, pending, 0, 1);
      digest.pendingWords = 0;
    }
  }
  const blocks = Math.floor((count - next) / 4);
  absorbBlocks(lanes, words, next, blocks);
  for (next += 4 * blocks; next < count; next++) pending[digest.pendingWords++] = words[next];
  digest.bytes += count * 4;
}

const CHUNK = 1024;
/** Of a problem. */
const MOST_OBJECTIVES = 16;
const values = new Float64Array(CHUNK);
const valueWords = new Int32Array(values.buffer);

/** Takes in `size` results, row by row; `first` is the number of the first evaluation, for the message. */
export function absorbResults(digest: DigestState, results: Results, size: number, first: number): void {
  const { objectives, descriptors } = results;
  const capacity = descriptors.length / 2;
  let filled = 0;
  for (let i = 0; i < size; i++) {
    // Adding 0 turns −0 into +0 and leaves everything else as it is.
    const f = objectives[i] + 0;
    const x = descriptors[2 * i] + 0;
    const y = descriptors[2 * i + 1] + 0;
    if (f !== f || x !== x || y !== y) throw new Error(`evaluation ${first + i} gave NaN`);
    values[filled] = f;
    values[filled + 1] = x;
    values[filled + 2] = y;
    filled += 3;
    for (let at = capacity + i; at < objectives.length; at += capacity) {
      const further = objectives[at] + 0;
      if (further !== further) throw new Error(`evaluation ${first + i} gave NaN`);
      values[filled++] = further;
    }
    if (filled > CHUNK - MOST_OBJECTIVES - 2) {
      absorbWords(digest, valueWords, filled * 2);
      filled = 0;
    }
  }
  absorbWords(digest, valueWords, filled * 2);
}

function finalMix(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The 128 bits as four words, without disturbing the state. */
export function finishWords(digest: DigestState): Uint32Array {
  let [h1, h2, h3, h4] = digest.lanes;
  const k = digest.pending;
  const held = digest.pendingWords;
  if (held > 2) h3 ^= Math.imul(rotl(Math.imul(k[2], C3), 17), C4);
  if (held > 1) h2 ^= Math.imul(rotl(Math.imul(k[1], C2), 16), C3);
  if (held > 0) h1 ^= Math.imul(rotl(Math.imul(k[0], C1), 15), C2);
  // The length enters as 32 bits, as published; beyond 4 GiB it wraps.
  const length = (digest.bytes % 4294967296) | 0;
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = finalMix(h1);
  h2 = finalMix(h2);
  h3 = finalMix(h3);
  h4 = finalMix(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  return Uint32Array.of(h1, h2, h3, h4);
}

const hex8 = (word: number): string => word.toString(16).padStart(8, '0');

/** The first 48 bits as 12 hex digits. */
export function digestHex(digest: DigestState): string {
  const [h1, h2] = finishWords(digest);
  return hex8(h1) + hex8(h2).slice(0, 4);
}
