import { describe, expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import {
  CONNECTIONS,
  DIM,
  FIRST_HIDDEN,
  FUNCTIONS,
  HIDDEN,
  INPUTS,
  MAX_WEIGHT,
  Network,
  OUTPUTS,
  RATES,
  space,
} from './genome.ts';

const rngOf = (seed: number) => new Rng().start(seed, hashName('genome.test'), 0);

/** A genome after so many mutations. */
function evolved(seed: number, mutations: number): Float64Array {
  const rng = rngOf(seed);
  const x = new Float64Array(DIM);
  space.sample(rng, x, 0);
  for (let i = 0; i < mutations; i++) space.vary(rng, x, 0, x, 0);
  return x;
}

function read(x: Float64Array): Network {
  const network = new Network();
  network.read(x, 0);
  return network;
}

const pairsOf = ({ sources, targets, connections }: Network) =>
  Array.from({ length: connections }, (_, c) => `${sources[c]}→${targets[c]}`);

describe('a first genome', () => {
  it('connects every input to every output and has no hidden node', () => {
    const network = read(evolved(1, 0));
    expect(network.hidden).toBe(0);
    expect(new Set(pairsOf(network)).size).toBe(INPUTS * OUTPUTS);
    for (let c = 0; c < network.connections; c++) {
      expect(network.sources[c]).toBeLessThan(INPUTS);
      expect(Math.abs(network.weights[c])).toBeLessThan(MAX_WEIGHT);
    }
  });

  it('has weights all over their range and every function', () => {
    const weights: number[] = [];
    const functions = new Set<number>();
    for (let seed = 0; seed < 50; seed++) {
      const network = read(evolved(seed, 0));
      weights.push(...network.weights.slice(0, network.connections));
      network.functions.slice(0, OUTPUTS).forEach((f) => functions.add(f));
    }
    expect(functions).toEqual(new Set([0, 1, 2, 3]));
    const mean = weights.reduce((a, b) => a + b, 0) / weights.length;
    const variance = weights.reduce((a, b) => a + (b - mean) ** 2, 0) / weights.length;
    expect(Math.abs(mean)).toBeLessThan(0.2);
    // Uniform on ±3.
    expect(Math.abs(variance - 3)).toBeLessThan(0.3);
  });
});

describe('a mutant', () => {
  it('of any generation leads from inputs to outputs, without circles, doubles or loose ends', () => {
    let [most, deepest] = [0, 0];
    for (let seed = 0; seed < 30; seed++) {
      const x = evolved(seed, 40 * seed);
      const network = read(x);
      const { hidden, connections, sources, targets, weights, functions } = network;
      most = Math.max(most, connections);
      deepest = Math.max(deepest, hidden);
      expect(hidden).toBeLessThanOrEqual(HIDDEN);
      expect(new Set(pairsOf(network)).size).toBe(connections);
      for (let c = 0; c < connections; c++) {
        const [source, target] = [sources[c], targets[c]];
        expect(source < INPUTS || (source >= FIRST_HIDDEN && source < FIRST_HIDDEN + hidden)).toBe(true);
        expect(target >= INPUTS && target < FIRST_HIDDEN + hidden).toBe(true);
        if (target >= FIRST_HIDDEN) expect(source).toBeLessThan(target);
        expect(Math.abs(weights[c])).toBeLessThanOrEqual(MAX_WEIGHT);
      }
      for (const f of functions.slice(0, OUTPUTS + hidden)) expect([0, 1, 2, 3]).toContain(f);
      // What is written is all there is.
      const copy = new Float64Array(DIM).fill(7);
      network.write(copy, 0);
      expect(copy).toEqual(x);
    }
    // The bounds are met, not just kept away from.
    expect(deepest).toBe(HIDDEN);
    expect(most).toBeGreaterThan(CONNECTIONS / 2);
  });

  it('is the same wherever its parent and itself are written', () => {
    const parent = evolved(3, 50);
    const apart = new Float64Array(3 * DIM);
    const parents = new Float64Array(2 * DIM);
    parents.set(parent, DIM);
    space.vary(rngOf(9), parents, DIM, apart, 2 * DIM);
    const inPlace = parent.slice();
    space.vary(rngOf(9), inPlace, 0, inPlace, 0);
    expect(apart.subarray(2 * DIM)).toEqual(inPlace);
    expect(parents.subarray(DIM)).toEqual(parent);
  });

  it('splits a connection by a node whose two halves carry its weight', () => {
    const network = read(evolved(4, 0));
    const before = pairsOf(network).map((pair, c) => [pair, network.weights[c]] as const);
    network.addNode(rngOf(1));
    const after = new Set(pairsOf(network));
    const [gone] = before.filter(([pair]) => !after.has(pair));
    const [source, target] = gone[0].split('→');
    expect(network.connections).toBe(before.length + 1);
    for (const half of [`${source}→${FIRST_HIDDEN}`, `${FIRST_HIDDEN}→${target}`])
      expect(network.weights[pairsOf(network).indexOf(half)]).toBe(gone[1]);
  });

  it('changes at the rates of the laboratory', () => {
    const parent = evolved(11, 60);
    const old = read(parent);
    // Room to grow and to shrink, so that no change is refused.
    expect([old.hidden > 1 && old.hidden < HIDDEN, old.connections < CONNECTIONS - 2]).toEqual([true, true]);
    const rng = rngOf(5);
    const child = new Float64Array(DIM);
    const draws = 10_000;
    const seen = { weight: 0, weights: 0, function: 0, functions: 0, node: 0, noNode: 0, more: 0, fewer: 0, same: 0 };
    for (let i = 0; i < draws; i++) {
      space.vary(rng, parent, 0, child, 0);
      const now = read(child);
      const nodes = now.hidden - old.hidden;
      if (nodes > 0) seen.node++;
      if (nodes < 0) seen.noNode++;
      if (nodes !== 0) continue;
      const links = now.connections - old.connections;
      if (links === 1) seen.more++;
      if (links === -1) seen.fewer++;
      if (links !== 0 || String(pairsOf(now)) !== String(pairsOf(old))) continue;
      seen.same++;
      for (let c = 0; c < old.connections; c++, seen.weights++) if (now.weights[c] !== old.weights[c]) seen.weight++;
      for (let n = 0; n < OUTPUTS + old.hidden; n++, seen.functions++)
        if (now.functions[n] !== old.functions[n]) seen.function++;
    }
    const near = (count: number, total: number, rate: number) =>
      expect(Math.abs(count / total - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / total) + 0.002);
    const { addNode, deleteNode, addConnection, deleteConnection } = RATES;
    near(seen.node, draws, addNode * (1 - deleteNode));
    near(seen.noNode, draws, deleteNode * (1 - addNode));
    const kept = draws - seen.node - seen.noNode;
    near(seen.more, kept, addConnection * (1 - deleteConnection));
    near(seen.fewer, kept, deleteConnection * (1 - addConnection));
    near(seen.weight, seen.weights, RATES.weight);
    near(seen.function, seen.functions, RATES.function);
  });

  it('has weights that move as polynomial mutation says', () => {
    const rng = rngOf(6);
    const steps: number[] = [];
    const parent = evolved(1, 0);
    for (let c = 0; c < INPUTS * OUTPUTS; c++) parent[OUTPUTS + HIDDEN + 3 * c + 2] = 0;
    const child = new Float64Array(DIM);
    for (let i = 0; i < 5000; i++) {
      space.vary(rng, parent, 0, child, 0);
      const network = read(child);
      if (network.connections !== INPUTS * OUTPUTS || network.hidden > 0) continue;
      for (const weight of network.weights.slice(0, network.connections))
        if (weight !== 0) steps.push(weight / (2 * MAX_WEIGHT));
    }
    expect(steps.length).toBeGreaterThan(5000);
    // |step| < t with chance 1 − (1 − t)^(η + 1), either way as often; at ±½ it is clipped.
    for (const t of [0.02, 0.06, 0.15, 0.3]) {
      const share = steps.filter((step) => Math.abs(step) < t).length / steps.length;
      expect(Math.abs(share - (1 - (1 - t) ** 11))).toBeLessThan(0.03);
    }
    expect(Math.abs(steps.filter((step) => step > 0).length / steps.length - 0.5)).toBeLessThan(0.03);
    expect(FUNCTIONS).toBe(4);
  });
});
