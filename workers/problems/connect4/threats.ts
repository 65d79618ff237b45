/**
 * Bits of a Connect-4 position as the solver needs them: 7 a column, in two words, as in `board.ts`. Pure.
 */

/** Bits of the lower word: four columns. */
export const LOWER_BITS = 28;
const LOWER_MASK = (1 << LOWER_BITS) - 1;

/** The upper word of what `wins` found last; the lower one is what it returns. */
export let winsHigh = 0;

/**
 * Squares that would complete four in a line with discs in the two words, taken or not, on the board or not: whoever asks
 * takes those that are free. The lower word is returned, the upper one left in `winsHigh`.
 */
export function wins(low: number, high: number): number {
  // A column: the square above three.
  let squaresLow = (low << 1) & (low << 2) & (low << 3);
  let squaresHigh = (high << 1) & (high << 2) & (high << 3);
  // Rows, then diagonals: with shifts by s, 2s, 3s upwards (u) and downwards (d); a square counts with three of its line
  // below it, two and one, one and two, or three above.
  let u1 = low << 7;
  let v1 = (high << 7) | (low >>> 21);
  let u2 = low << 14;
  let v2 = (high << 14) | (low >>> 14);
  let u3 = low << 21;
  let v3 = (high << 21) | (low >>> 7);
  let d1 = (low >>> 7) | (high << 21);
  let e1 = high >>> 7;
  let d2 = (low >>> 14) | (high << 14);
  let e2 = high >>> 14;
  let d3 = (low >>> 21) | (high << 7);
  squaresLow |= (u1 & u2 & (u3 | d1)) | (d1 & d2 & (u1 | d3));
  squaresHigh |= (v1 & v2 & (v3 | e1)) | (e1 & e2 & v1);
  u1 = low << 6;
  v1 = (high << 6) | (low >>> 22);
  u2 = low << 12;
  v2 = (high << 12) | (low >>> 16);
  u3 = low << 18;
  v3 = (high << 18) | (low >>> 10);
  d1 = (low >>> 6) | (high << 22);
  e1 = high >>> 6;
  d2 = (low >>> 12) | (high << 16);
  e2 = high >>> 12;
  d3 = (low >>> 18) | (high << 10);
  squaresLow |= (u1 & u2 & (u3 | d1)) | (d1 & d2 & (u1 | d3));
  squaresHigh |= (v1 & v2 & (v3 | e1)) | (e1 & e2 & (v1 | (high >>> 18)));
  u1 = low << 8;
  v1 = (high << 8) | (low >>> 20);
  u2 = low << 16;
  v2 = (high << 16) | (low >>> 12);
  u3 = low << 24;
  v3 = (high << 24) | (low >>> 4);
  d1 = (low >>> 8) | (high << 20);
  e1 = high >>> 8;
  d2 = (low >>> 16) | (high << 12);
  e2 = high >>> 16;
  d3 = (low >>> 24) | (high << 4);
  squaresLow |= (u1 & u2 & (u3 | d1)) | (d1 & d2 & (u1 | d3));
  squaresHigh |= (v1 & v2 & (v3 | e1)) | (e1 & e2 & v1);
  winsHigh = squaresHigh;
  return squaresLow & LOWER_MASK;
}

/** How many bits are set in a word. */
export function bitsIn(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
