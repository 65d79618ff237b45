/**
 * How modular a network's wiring is: Q of Leicht & Newman 2008 ("Community structure in directed networks"), unweighted, its
 * modules found by their recursive spectral bisection without refinement. Connections into nodes from which no path leads
 * to the output are left out first, and nodes left without connections.
 *
 * With m connections, B_ij = A_ij − kᵢⁱⁿ·kⱼᵒᵘᵗ/m, where A_ij is 1 for a connection from j to i. A group g is split by the signs
 * of the leading eigenvector of C + Cᵀ, C_ij = B_ij − δ_ij Σ_{k∈g} B_ik; the split stands if it raises Q by more than 1e−5, and
 * the first split of all stands untested. Q = (1/m) Σ B_ij over i, j in one module; 0 without connections. (The code of the
 * paper's experiments turns A round but not the degrees, which leaves the Q of a given division as it is but finds other
 * ones, on average worse. We keep to Leicht & Newman.)
 *
 * C + Cᵀ times m and Q times m² are whole numbers and computed as such, so only the eigenvector's signs depend on rounding.
 * Those are made firm: components below 1e−9 of the largest count as 0, which is not positive, and the first that is not
 * 0 is taken as positive. Depends on the wiring alone. Pure but for the arrays filled; scratch is reused between calls.
 */
import { leadingEigenvector } from './eigenvector.ts';
import { CONNECTIONS, countBits, NODES, OUTPUT, SOURCE, SQUARED_LENGTH, TARGET } from './network.ts';

/** Words of 32 connections, one bit each. */
export const WIRING_WORDS = 4;

/** What of a solution depends on its wiring alone. */
export interface Wiring {
  /** [WIRING_WORDS] connections whose target reaches the output: bit c & 31 of word c >> 5. */
  readonly useful: Int32Array;
  /** Bit n for each node n that reaches the output, the output included. */
  needed: number;
  /** Sum of squared lengths of all connections. */
  cost: number;
}

export const newWiring = (): Wiring => ({ useful: new Int32Array(WIRING_WORDS), needed: 0, cost: 0 });

/** Reads the wiring of solution x[at …). */
export function readWiring(x: Float64Array, at: number, wiring: Wiring): void {
  const { useful } = wiring;
  useful.fill(0);
  let needed = 1 << OUTPUT;
  let cost = 0;
  // From the output down: what a target reaches is settled before its sources are looked at.
  for (let c = CONNECTIONS - 1; c >= 0; c--) {
    if (x[at + c] === 0) continue;
    cost += SQUARED_LENGTH[c];
    if (((needed >> TARGET[c]) & 1) === 0) continue;
    needed |= 1 << SOURCE[c];
    useful[c >> 5] |= 1 << (c & 31);
  }
  wiring.needed = needed;
  wiring.cost = cost;
}

const NEAR_ZERO = 1e-9;

const incoming = new Int32Array(NODES);
const outgoing = new Int32Array(NODES);
/** [nodes] bit n where there is a connection from node n, or to node n. */
const sources = new Int32Array(NODES);
const targets = new Int32Array(NODES);
const matrix = new Float64Array(NODES * NODES);
const vector = new Float64Array(NODES);
/** Nodes in use; each group is a stretch of it. */
const order = new Int32Array(NODES);
const moved = new Int32Array(NODES);

function setOf(from: number, to: number): number {
  let set = 0;
  for (let i = from; i < to; i++) set |= 1 << order[i];
  return set;
}

/** m² times what the module order[from … to) adds to Q. */
function share(from: number, to: number, m: number): number {
  const group = setOf(from, to);
  let inside = 0;
  let into = 0;
  let outOf = 0;
  for (let i = from; i < to; i++) {
    const node = order[i];
    into += incoming[node];
    outOf += outgoing[node];
    inside += countBits(sources[node] & group);
  }
  return inside * m - into * outOf;
}

/** Brings the nodes of a group on the vector's positive side behind the others; returns where they begin. */
function splitBySign(from: number, to: number, m: number): number {
  const n = to - from;
  const group = setOf(from, to);
  let outOf = 0;
  for (let i = from; i < to; i++) outOf += outgoing[order[i]];
  for (let i = 0; i < n; i++) {
    const node = order[from + i];
    const into = incoming[node];
    const out = outgoing[node];
    const linked = sources[node] | targets[node];
    for (let k = 0; k < i; k++) {
      const other = order[from + k];
      matrix[i * n + k] = m * ((linked >> other) & 1) - into * outgoing[other] - out * incoming[other];
    }
    const row = m * countBits(sources[node] & group) - into * outOf;
    matrix[i * n + i] = -2 * (into * out + row);
  }
  leadingEigenvector(matrix, n, vector);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(vector[i]));
  const zero = NEAR_ZERO * largest;
  let sign = 0;
  let kept = from;
  let positive = 0;
  for (let i = 0; i < n; i++) {
    if (sign === 0 && Math.abs(vector[i]) > zero) sign = Math.sign(vector[i]);
    if (vector[i] * sign > zero) moved[positive++] = order[from + i];
    else order[kept++] = order[from + i];
  }
  for (let i = 0; i < positive; i++) order[kept + i] = moved[i];
  return kept;
}

/** Splits order[from … to) while that raises Q; numbers the modules from `count` on, in order, and returns the next number. */
function divide(from: number, to: number, m: number, first: boolean, modules: Int8Array, count: number): number {
  const middle = splitBySign(from, to, m);
  if (middle > from && middle < to) {
    // The least gain there can be is 1/m², more than 1e−5: so any gain will do.
    const gains = first || share(from, middle, m) + share(middle, to, m) > share(from, to, m);
    if (gains) return divide(middle, to, m, false, modules, divide(from, middle, m, false, modules, count));
  }
  for (let i = from; i < to; i++) modules[order[i]] = count;
  return count + 1;
}

/** Q of a wiring's useful connections; the module of each node, or −1 where it has none, goes to `modules` [nodes]. */
export function modularity(useful: Int32Array, modules: Int8Array): number {
  incoming.fill(0);
  outgoing.fill(0);
  sources.fill(0);
  targets.fill(0);
  modules.fill(-1);
  let m = 0;
  for (let c = 0; c < CONNECTIONS; c++) {
    if (((useful[c >> 5] >>> (c & 31)) & 1) === 0) continue;
    m++;
    incoming[TARGET[c]]++;
    outgoing[SOURCE[c]]++;
    sources[TARGET[c]] |= 1 << SOURCE[c];
    targets[SOURCE[c]] |= 1 << TARGET[c];
  }
  if (m === 0) return 0;
  let n = 0;
  for (let node = 0; node < NODES; node++) if (incoming[node] + outgoing[node] > 0) order[n++] = node;
  divide(0, n, m, true, modules, 0);
  let sum = 0;
  for (let from = 0, to = 0; from < n; from = to) {
    while (to < n && modules[order[to]] === modules[order[from]]) to++;
    sum += share(from, to, m);
  }
  return sum / (m * m);
}
