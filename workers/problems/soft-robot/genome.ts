/**
 * The genome of a soft robot: a feed-forward network of simple functions (a CPPN), written as a fixed number of numbers.
 *
 * The first numbers are the functions of the outputs, then of the hidden nodes (NONE past the last), then source, target
 * and weight of each connection (NONE past the last). Nodes are numbered inputs, outputs, hidden; hidden nodes stand
 * in the order they are computed, so that a connection between two of them leads to a later one and no circle can arise.
 *
 * As in the laboratory's own code (sferes2 `gen_dnn`, with the rates of its CPPNs): the first networks connect every
 * input to every output, at random; no crossover and no speciation. The paper prints no rates. Pure but for the rows filled.
 */
import { pow } from '../../core/det-math.ts';
import type { Rng } from '../../core/rng.ts';
import type { StructuredSpace } from '../../core/types.ts';

/** x, y, distance from the centre, 1. */
export const INPUTS = 4;
/** Presence, then one for each material. */
export const OUTPUTS = 5;
export const HIDDEN = 12;
export const CONNECTIONS = 48;
/** sine, sigmoid, Gaussian, linear: 0 to 3. */
export const FUNCTIONS = 4;
export const NONE = -1;
export const FIRST_HIDDEN = INPUTS + OUTPUTS;
/** Where the functions of nodes and the connections begin; node n has its function at n − INPUTS. */
export const FIRST_CONNECTION = OUTPUTS + HIDDEN;
export const DIM = FIRST_CONNECTION + 3 * CONNECTIONS;
export const MAX_WEIGHT = 3;

/** Chances of each change to a child; of functions and weights, for each one that there is. */
export const RATES = {
  weight: 0.1,
  function: 0.1,
  addConnection: 0.09,
  deleteConnection: 0.08,
  addNode: 0.05,
  deleteNode: 0.04,
} as const;
const ETA = 10;

const randomWeight = (rng: Rng) => (2 * rng.uniform() - 1) * MAX_WEIGHT;

/** A network being changed, unpacked from its row of numbers. */
export class Network {
  hidden = 0;
  connections = 0;
  /** Of outputs and hidden nodes. */
  readonly functions = new Int8Array(OUTPUTS + HIDDEN);
  readonly sources = new Int8Array(CONNECTIONS);
  readonly targets = new Int8Array(CONNECTIONS);
  readonly weights = new Float64Array(CONNECTIONS);

  read(x: Float64Array, at: number): void {
    for (let i = 0; i < OUTPUTS + HIDDEN; i++) this.functions[i] = x[at + i];
    this.hidden = 0;
    while (this.hidden < HIDDEN && this.functions[OUTPUTS + this.hidden] !== NONE) this.hidden++;
    this.connections = 0;
    for (let from = at + FIRST_CONNECTION; this.connections < CONNECTIONS && x[from] !== NONE; from += 3)
      this.connect(x[from], x[from + 1], x[from + 2]);
  }

  write(x: Float64Array, at: number): void {
    for (let i = 0; i < OUTPUTS + HIDDEN; i++) x[at + i] = i < OUTPUTS + this.hidden ? this.functions[i] : NONE;
    for (let c = 0, to = at + FIRST_CONNECTION; c < CONNECTIONS; c++, to += 3) {
      const used = c < this.connections;
      x[to] = used ? this.sources[c] : NONE;
      x[to + 1] = used ? this.targets[c] : NONE;
      x[to + 2] = used ? this.weights[c] : 0;
    }
  }

  connect(source: number, target: number, weight: number): void {
    this.sources[this.connections] = source;
    this.targets[this.connections] = target;
    this.weights[this.connections++] = weight;
  }

  disconnect(at: number): void {
    this.connections--;
    this.sources.copyWithin(at, at + 1, this.connections + 1);
    this.targets.copyWithin(at, at + 1, this.connections + 1);
    this.weights.copyWithin(at, at + 1, this.connections + 1);
  }

  private isConnected(source: number, target: number): boolean {
    for (let c = 0; c < this.connections; c++)
      if (this.sources[c] === source && this.targets[c] === target) return true;
    return false;
  }

  /** A new connection, any of those that are missing and lead on; none where all are there. */
  addConnection(rng: Rng): void {
    if (this.connections === CONNECTIONS) return;
    const missing: (readonly [source: number, target: number])[] = [];
    const end = FIRST_HIDDEN + this.hidden;
    for (let source = 0; source < end; source++) {
      if (source >= INPUTS && source < FIRST_HIDDEN) continue;
      for (let target = INPUTS; target < end; target++) {
        const leadsOn = target < FIRST_HIDDEN || source < target;
        if (leadsOn && !this.isConnected(source, target)) missing.push([source, target]);
      }
    }
    if (missing.length === 0) return;
    const [source, target] = missing[rng.below(missing.length)];
    this.connect(source, target, randomWeight(rng));
  }

  deleteConnection(rng: Rng): void {
    if (this.connections > 0) this.disconnect(rng.below(this.connections));
  }

  /** Splits a connection by a node of a random function; both halves carry its weight. */
  addNode(rng: Rng): void {
    if (this.hidden === HIDDEN || this.connections === 0 || this.connections === CONNECTIONS) return;
    const split = rng.below(this.connections);
    const source = this.sources[split];
    const weight = this.weights[split];
    // Right after its source, if that is hidden, else before all others: so it comes before its target in any case.
    const node = Math.max(FIRST_HIDDEN, source + 1);
    this.renumber(node, 1);
    const target = this.targets[split];
    const at = node - INPUTS;
    this.functions.copyWithin(at + 1, at, OUTPUTS + this.hidden);
    this.functions[at] = rng.below(FUNCTIONS);
    this.hidden++;
    this.disconnect(split);
    this.connect(source, node, weight);
    this.connect(node, target, weight);
  }

  deleteNode(rng: Rng): void {
    if (this.hidden === 0) return;
    const node = FIRST_HIDDEN + rng.below(this.hidden);
    for (let c = this.connections - 1; c >= 0; c--)
      if (this.sources[c] === node || this.targets[c] === node) this.disconnect(c);
    this.functions.copyWithin(node - INPUTS, node - INPUTS + 1, OUTPUTS + this.hidden);
    this.hidden--;
    this.renumber(node + 1, -1);
  }

  /** Moves the numbers of all nodes from `first` on. */
  private renumber(first: number, by: number): void {
    for (let c = 0; c < this.connections; c++) {
      if (this.sources[c] >= first) this.sources[c] += by;
      if (this.targets[c] >= first) this.targets[c] += by;
    }
  }
}

/** Polynomial mutation (Deb) of a number on [0, 1], clipped; here of a weight, put on that interval. */
function mutateWeight(weight: number, rng: Rng): number {
  const u = rng.uniform();
  const step = u < 0.5 ? pow(2 * u, 1 / (ETA + 1)) - 1 : 1 - pow(2 * (1 - u), 1 / (ETA + 1));
  return Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, weight + 2 * MAX_WEIGHT * step));
}

const network = new Network();

function sample(rng: Rng, x: Float64Array, at: number): void {
  network.hidden = 0;
  network.connections = 0;
  for (let source = 0; source < INPUTS; source++)
    for (let output = 0; output < OUTPUTS; output++) network.connect(source, INPUTS + output, randomWeight(rng));
  for (let output = 0; output < OUTPUTS; output++) network.functions[output] = rng.below(FUNCTIONS);
  network.write(x, at);
}

function vary(rng: Rng, parents: Float64Array, from: number, x: Float64Array, at: number): void {
  network.read(parents, from);
  for (let c = 0; c < network.connections; c++)
    if (rng.uniform() < RATES.weight) network.weights[c] = mutateWeight(network.weights[c], rng);
  for (let i = 0; i < OUTPUTS + network.hidden; i++) {
    // Another function than the one it has.
    if (rng.uniform() < RATES.function)
      network.functions[i] = (network.functions[i] + 1 + rng.below(FUNCTIONS - 1)) % FUNCTIONS;
  }
  if (rng.uniform() < RATES.addConnection) network.addConnection(rng);
  if (rng.uniform() < RATES.deleteConnection) network.deleteConnection(rng);
  if (rng.uniform() < RATES.addNode) network.addNode(rng);
  if (rng.uniform() < RATES.deleteNode) network.deleteNode(rng);
  network.write(x, at);
}

export const space: StructuredSpace = { kind: 'structured', dim: DIM, sample, vary };
