/**
 * The networks of the retina problem and how they answer: layers of 8-8-4-2-1 nodes, connections only from one layer to
 * the next, whole-number weights and biases (Mouret & Clune 2015, §9.3). A node's state is tanh(20·(Σ w·x + bias)), which
 * on whole numbers is exactly −1, 0 or 1: the sign. Integer arithmetic, so the same on every engine. Pure but for the
 * arrays filled; scratch is reused between calls.
 *
 * A solution is 121 numbers. First the weights, layer by layer, each layer a dense matrix [in × out], row-major; 0 where
 * there is no connection, else −2, −1, 1 or 2. Then the biases of all but the input nodes, −2 to 2.
 */

/** Nodes of each layer, inputs first; all are powers of two. */
export const LAYERS = [8, 8, 4, 2, 1] as const;
/** Possible connections: 64 + 32 + 8 + 2. */
export const CONNECTIONS = 106;
/** Nodes that are not inputs, each with a bias. */
export const BIASES = 15;
/** Numbers in a solution. */
export const DIM = CONNECTIONS + BIASES;
export const INPUTS = LAYERS[0];
export const NODES = INPUTS + BIASES;
export const OUTPUT = NODES - 1;
/** Pictures the retina can see: each of 8 pixels on or off; pixel i of pattern s is bit i of s. */
export const PATTERNS = 256;

/** Where the weights from layer l to l + 1, and the biases of layer l + 1, begin in a solution. */
export const WEIGHTS_AT: readonly number[] = [0, 64, 96, 104];
export const BIASES_AT: readonly number[] = [106, 114, 118, 120];

/** Where nodes stand, across; up is the layer. Nodes are numbered layer by layer. */
export const NODE_X: readonly number[] = [
  ...[-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5],
  ...[-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5],
  ...[-2, -1, 1, 2],
  ...[-1, 1],
  0,
];
/** Layer of each node. */
export const NODE_LAYER: readonly number[] = LAYERS.flatMap((size, layer) => Array<number>(size).fill(layer));

/** [connections] the two nodes of each possible connection, and its squared length: whole quarters, so sums are exact. */
export const SOURCE = new Uint8Array(CONNECTIONS);
export const TARGET = new Uint8Array(CONNECTIONS);
export const SQUARED_LENGTH = new Float64Array(CONNECTIONS);

function fillConnections(): void {
  let connection = 0;
  let first = 0;
  for (let layer = 0; layer + 1 < LAYERS.length; layer++) {
    const next = first + LAYERS[layer];
    for (let source = first; source < next; source++) {
      for (let target = next; target < next + LAYERS[layer + 1]; target++) {
        const across = NODE_X[source] - NODE_X[target];
        SOURCE[connection] = source;
        TARGET[connection] = target;
        SQUARED_LENGTH[connection++] = across * across + 1;
      }
    }
    first = next;
  }
}
fillConnections();

/**
 * An object on one half of the retina, 4 pixels: at least three of them on, or one or two and only in the half's outer
 * column (Kashtan & Alon 2005). Pixels 0, 1 | 4, 5 are the upper row, 2, 3 | 6, 7 the lower.
 */
const LEFT_OBJECTS = [1, 4, 5, 7, 11, 13, 14, 15];
const RIGHT_OBJECTS = [2, 7, 8, 10, 11, 13, 14, 15];

/** [patterns] 1 where both halves show an object: 64 of 256. */
export const BOTH_OBJECTS = Uint8Array.from({ length: PATTERNS }, (_, s) =>
  LEFT_OBJECTS.includes(s & 15) && RIGHT_OBJECTS.includes(s >> 4) ? 1 : 0,
);

// All patterns are run at once, one bit each: bit s & 31 of word s >> 5. A node has two planes of 8 words, the patterns
// where its state is 1 and those where it is −1.
const WORDS = PATTERNS / 32;
const planes = new Int32Array(NODES * 2 * WORDS);
const wanted = new Int32Array(WORDS);

function fillInputs(): void {
  for (let s = 0; s < PATTERNS; s++) {
    const word = s >> 5;
    const bit = 1 << (s & 31);
    if (BOTH_OBJECTS[s] === 1) wanted[word] |= bit;
    for (let i = 0; i < INPUTS; i++) planes[(2 * i + (((s >> i) & 1) ^ 1)) * WORDS + word] |= bit;
  }
}
fillInputs();

/** Where the planes of a node's sources begin: those with a weight of ±1 from the front, those of ±2 from the back. */
const sources = new Int32Array(INPUTS);

/**
 * Fills the planes of `node` in layer `layer` from those of the layer below. The sum is kept as six bit planes a to f:
 * 32 + Σ w·x + bias, at least 14 and at most 50. A connection adds |w|·(1 + x), x of turned sign where w is negative;
 * 1 + x is a number of two bits, `one` the lower (x = 0) and `two` the higher (x = 1).
 */
function runNode(x: Float64Array, at: number, layer: number, node: number, below: number, column: number): void {
  const size = LAYERS[layer - 1];
  const stride = LAYERS[layer];
  let ones = 0;
  let twos = size;
  let start = 32 + x[at + BIASES_AT[layer - 1] + column];
  for (let i = 0, k = at + WEIGHTS_AT[layer - 1] + column; i < size; i++, k += stride) {
    const weight = x[k];
    if (weight === 0) continue;
    const plane = (2 * (below + i) + (weight > 0 ? 0 : 1)) * WORDS;
    if (weight === 1 || weight === -1) {
      sources[ones++] = plane;
      start -= 1;
    } else {
      sources[--twos] = plane;
      start -= 2;
    }
  }
  const to = 2 * node * WORDS;
  for (let word = 0; word < WORDS; word++) {
    let a = -(start & 1);
    let b = -((start >> 1) & 1);
    let c = -((start >> 2) & 1);
    let d = -((start >> 3) & 1);
    let e = -((start >> 4) & 1);
    let f = -((start >> 5) & 1);
    for (let i = 0; i < ones; i++) {
      const plane = sources[i];
      const two = planes[plane + word];
      const one = ~(two | planes[(plane ^ WORDS) + word]);
      let carry = a & one;
      a ^= one;
      const half = b ^ two;
      let next = (b & two) | (half & carry);
      b = half ^ carry;
      carry = c & next;
      c ^= next;
      next = d & carry;
      d ^= carry;
      carry = e & next;
      e ^= next;
      f ^= carry;
    }
    for (let i = twos; i < size; i++) {
      const plane = sources[i];
      const two = planes[plane + word];
      const one = ~(two | planes[(plane ^ WORDS) + word]);
      let carry = b & one;
      b ^= one;
      const half = c ^ two;
      const next = (c & two) | (half & carry);
      c = half ^ carry;
      carry = d & next;
      d ^= next;
      f ^= e & carry;
      e ^= carry;
    }
    planes[to + word] = f & (a | b | c | d | e);
    planes[to + WORDS + word] = ~f;
  }
}

/** Runs solution x[at … at + DIM) on all patterns, nodes outside the set `needed` (bit n for node n) left out. */
function run(x: Float64Array, at: number, needed: number): void {
  let below = 0;
  for (let layer = 1; layer < LAYERS.length; layer++) {
    const first = below + LAYERS[layer - 1];
    for (let column = 0; column < LAYERS[layer]; column++) {
      const node = first + column;
      if (((needed >> node) & 1) === 1) runNode(x, at, layer, node, below, column);
    }
    below = first;
  }
}

/** Bits set in 32. */
export function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * How many of the 256 patterns solution x[at … at + DIM) answers rightly. An output above 0 says "both", one below 0 "not
 * both"; an output of exactly 0 is no answer and counts as wrong. `needed` holds the nodes that reach the output.
 */
export function countCorrect(x: Float64Array, at: number, needed: number): number {
  run(x, at, needed);
  let correct = 0;
  for (let word = 0, yes = 2 * OUTPUT * WORDS; word < WORDS; word++, yes++) {
    correct += countBits((planes[yes] & wanted[word]) | (planes[yes + WORDS] & ~wanted[word]));
  }
  return correct;
}

/** [patterns] The output on each pattern, −1, 0 or 1, of solution x[at … at + DIM). */
export function answersOf(x: Float64Array, at = 0): Int8Array {
  run(x, at, -1);
  const yes = 2 * OUTPUT * WORDS;
  return Int8Array.from({ length: PATTERNS }, (_, s) => {
    const word = yes + (s >> 5);
    return ((planes[word] >>> (s & 31)) & 1) - ((planes[word + WORDS] >>> (s & 31)) & 1);
  });
}
