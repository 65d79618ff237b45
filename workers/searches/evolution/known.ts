/**
 * Which solutions were had before, so that none is evaluated twice: their fingerprints (64 bits) in an open table. Dead
 * genes do not tell solutions apart. Two solutions with one fingerprint would be taken for the same, which among a
 * hundred thousand happens once in 10⁹ runs. Plain data.
 */
import type { Space } from '../../core/types.ts';

export interface Known {
  count: number;
  /** [places × 3] both halves of a fingerprint and 1 + the number it was added with; 0 where nothing is. */
  slots: Uint32Array;
}

/** No more than this many are remembered; solutions that come after count as new again. */
export const MOST_KNOWN = 524_288;
const FIRST_PLACES = 64;
/** Of the table at its largest: twice as many places as solutions. */
export const KNOWN_BYTES = 2 * MOST_KNOWN * 12;

export const newKnown = (): Known => ({ count: 0, slots: new Uint32Array(3 * FIRST_PLACES) });

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

function mix(hash: number, word: number, factor: number): number {
  const h = Math.imul(hash ^ word, factor);
  return h ^ (h >>> 15);
}

/** Writes the fingerprint of the solution at x[at … at + dim) to out[0] and out[1]. */
export function fingerprint(space: Space, x: Float64Array, at: number, out: Uint32Array): void {
  const dead = space.kind === 'categorical' ? space.dead : undefined;
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let k = 0; k < space.dim; k++) {
    // Adding 0 turns −0 into +0.
    bits[0] = dead?.(x, at, k) === true ? 0 : x[at + k] + 0;
    a = mix(mix(a, words[0], 0xcc9e2d51), words[1], 0x1b873593);
    b = mix(mix(b, words[1], 0xc2b2ae35), words[0], 0x27d4eb2f);
  }
  out[0] = mix(a, a >>> 13, 0x85ebca6b);
  out[1] = mix(b, b >>> 13, 0xc2b2ae35);
}

/** Where a fingerprint is, or the free place where it would be. */
function placeOf({ slots }: Known, print: Uint32Array): number {
  const places = slots.length / 3;
  let place = print[0] & (places - 1);
  while (slots[3 * place + 2] !== 0 && (slots[3 * place] !== print[0] || slots[3 * place + 1] !== print[1]))
    place = (place + 1) & (places - 1);
  return place;
}

/** The number that a fingerprint was added with, −1 if it is new. */
export const find = (known: Known, print: Uint32Array): number => known.slots[3 * placeOf(known, print) + 2] - 1;

const moved = new Uint32Array(2);

function grow(known: Known): void {
  const old = known.slots;
  known.slots = new Uint32Array(2 * old.length);
  for (let from = 0; from < old.length; from += 3) {
    if (old[from + 2] === 0) continue;
    moved[0] = old[from];
    moved[1] = old[from + 1];
    const to = 3 * placeOf(known, moved);
    for (let k = 0; k < 3; k++) known.slots[to + k] = old[from + k];
  }
}

/** Adds a fingerprint under a number from 0; one that is there already, or beyond the most, changes nothing. */
export function add(known: Known, print: Uint32Array, number: number): void {
  if (known.count === MOST_KNOWN || find(known, print) >= 0) return;
  if (6 * (known.count + 1) > known.slots.length) grow(known);
  const at = 3 * placeOf(known, print);
  known.slots[at] = print[0];
  known.slots[at + 1] = print[1];
  known.slots[at + 2] = number + 1;
  known.count++;
}
