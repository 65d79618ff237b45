/**
 * How first networks of the retina problem are drawn and how they mutate (the code of Clune, Mouret & Lipson's experiments,
 * `retina.cpp` and `gen_spatial.hpp`, which the paper's rest on). Pure but for the solution filled.
 *
 * Drawn: biases uniform, then 20 to 100 connections added (of 106; the range is that of the same code's `hxor.cpp`, since
 * the paper gives none). Mutated: each connection moves one step up or down in −2, −1, 1, 2 with probability
 * 2 / connections; each bias is redrawn with probability 1/24; one connection is added with probability 0.2, and one taken
 * away with probability 0.2. There is no crossover.
 */
import type { Rng } from '../../core/rng.ts';
import { BIASES, CONNECTIONS, DIM, LAYERS, WEIGHTS_AT } from './network.ts';

const WEIGHTS = [-2, -1, 1, 2] as const;
const FEWEST = 20;
const MOST = 100;
/** Probabilities as shares of 2^32, to be compared with 32 random bits. */
const WORD = 4294967296;
const REDRAW_BIAS = WORD / 24;
const ADD = 0.2 * WORD;
const DELETE = 0.2 * WORD;
/** Mean number of weights that move. */
const MOVES = 2;
/** Draws before a place for a new connection is given up: nodes squared, as in the code. */
const TRIES = 529;

/** Draws a layer, a node of it and one of the next, anew until the two are not yet connected. */
function addConnection(rng: Rng, x: Float64Array, at: number): void {
  for (let tries = 0; tries < TRIES; tries++) {
    // All sizes are powers of two, so the bits of one word decide.
    const bits = rng.next();
    const layer = bits >>> 30;
    const width = LAYERS[layer + 1];
    const source = (bits >>> 16) & (LAYERS[layer] - 1);
    const target = (bits >>> 8) & (width - 1);
    const place = at + WEIGHTS_AT[layer] + source * width + target;
    if (x[place] === 0) {
      x[place] = WEIGHTS[bits & 3];
      return;
    }
  }
}

function deleteConnection(rng: Rng, x: Float64Array, at: number): void {
  const count = findConnections(x, at);
  if (count > 0) x[at + places[rng.below(count)]] = 0;
}

/** Places of the network's connections in x, from its start; written anew for each network. */
const places = new Uint8Array(CONNECTIONS + 1);
/** Random bits, one word for each of them. */
const words = new Uint32Array(CONNECTIONS);

/** Fills `places` and tells how many there are. */
function findConnections(x: Float64Array, at: number): number {
  let count = 0;
  for (let k = 0; k < CONNECTIONS; k++) {
    // Written always and kept at will: which weights are 0 follows no pattern that a processor could foresee.
    places[count] = k;
    count += +(x[at + k] !== 0);
  }
  return count;
}

const drawBias = (rng: Rng): number => rng.below(5) - 2;

/** The neighbour in −2, −1, 1, 2 above (`up` is 1) or below; the ends have none beyond. */
function stepped(weight: number, up: number): number {
  if (up === 1) return weight === -1 ? 1 : Math.min(2, weight + 1);
  return weight === 1 ? -1 : Math.max(-2, weight - 1);
}

/** Writes a random network to x[at … at + DIM). */
export function sampleNetwork(rng: Rng, x: Float64Array, at: number): void {
  x.fill(0, at, at + CONNECTIONS);
  for (let k = at + CONNECTIONS; k < at + DIM; k++) x[k] = drawBias(rng);
  const count = FEWEST + rng.below(MOST - FEWEST + 1);
  for (let i = 0; i < count; i++) addConnection(rng, x, at);
}

/** Writes a mutant of parents[from … from + DIM) to x[at … at + DIM). The two arrays may be one. */
export function varyNetwork(rng: Rng, parents: Float64Array, from: number, x: Float64Array, at: number): void {
  for (let k = 0; k < DIM; k++) x[at + k] = parents[from + k];
  const count = findConnections(x, at);
  const move = (MOVES / count) * WORD;
  rng.fillWords(words, count);
  for (let i = 0; i < count; i++) {
    const bits = words[i];
    if (bits < move) x[at + places[i]] = stepped(x[at + places[i]], bits & 1);
  }
  const biases = at + CONNECTIONS;
  for (let k = biases; k < biases + BIASES; k++) if (rng.next() < REDRAW_BIAS) x[k] = drawBias(rng);
  if (rng.next() < ADD) addConnection(rng, x, at);
  if (rng.next() < DELETE) deleteConnection(rng, x, at);
}
