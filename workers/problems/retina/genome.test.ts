import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import { sampleNetwork, varyNetwork } from './genome.ts';
import { BIASES, CONNECTIONS, DIM, WEIGHTS_AT } from './network.ts';

const rng = new Rng();
const start = (counter: number) => rng.start(11, hashName('retina/genome-test'), counter);

function draw(counter: number): Float64Array {
  const x = new Float64Array(DIM);
  sampleNetwork(start(counter), x, 0);
  return x;
}

function mutate(parent: Float64Array, counter: number): Float64Array {
  const x = new Float64Array(DIM);
  varyNetwork(start(counter), parent, 0, x, 0);
  return x;
}

const weightsOf = (x: Float64Array) => x.subarray(0, CONNECTIONS);
const biasesOf = (x: Float64Array) => x.subarray(CONNECTIONS);
const count = (values: Float64Array, test: (value: number, i: number) => boolean) => values.filter(test).length;
const connectionsOf = (x: Float64Array) => count(weightsOf(x), (w) => w !== 0);
const isValid = (x: Float64Array) =>
  weightsOf(x).every((w) => [-2, -1, 0, 1, 2].includes(w)) && biasesOf(x).every((b) => [-2, -1, 0, 1, 2].includes(b));

describe('first networks', () => {
  const nets = Array.from({ length: 4000 }, (_, i) => draw(i));

  it('have 20 to 100 connections, each number as likely', () => {
    const counts = nets.map(connectionsOf);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([20, 100]);
    const mean = counts.reduce((a, b) => a + b) / counts.length;
    // A uniform on 81 values has sd 23.4: 0.37 for the mean.
    expect(Math.abs(mean - 60)).toBeLessThan(4 * 0.37);
    expect(new Set(counts).size).toBe(81);
    expect(nets.every(isValid)).toBe(true);
  });

  it('have all weights and all biases as likely', () => {
    const share = (values: number[], wanted: number) =>
      values.filter((value) => value === wanted).length / values.length;
    const weights = nets.flatMap((x) => [...weightsOf(x)].filter((w) => w !== 0));
    const biases = nets.flatMap((x) => [...biasesOf(x)]);
    for (const w of [-2, -1, 1, 2]) expect(share(weights, w)).toBeCloseTo(1 / 4, 2);
    for (const b of [-2, -1, 0, 1, 2]) expect(share(biases, b)).toBeCloseTo(1 / 5, 2);
  });

  it('choose the layer before the connection, so that small layers fill up first', () => {
    const small = nets.filter((x) => connectionsOf(x) < 30);
    const filled = (from: number, to: number) =>
      small.reduce((sum, x) => sum + count(x.subarray(from, to), (w) => w !== 0) / (to - from), 0) / small.length;
    expect(filled(WEIGHTS_AT[3], CONNECTIONS)).toBeGreaterThan(0.9);
    expect(filled(WEIGHTS_AT[0], WEIGHTS_AT[1])).toBeLessThan(0.25);
  });

  it('are written to their row alone, whatever was there', () => {
    const x = new Float64Array(3 * DIM).fill(7);
    sampleNetwork(start(5), x, DIM);
    expect(x.subarray(DIM, 2 * DIM)).toEqual(draw(5));
    expect(count(x, (value) => value === 7)).toBe(2 * DIM);
  });
});

describe('mutation', () => {
  const parent = draw(3);
  const size = connectionsOf(parent);
  const children = Array.from({ length: 20_000 }, (_, i) => mutate(parent, i));
  const mean = (f: (child: Float64Array) => number) => children.reduce((sum, c) => sum + f(c), 0) / children.length;

  it('adds and takes away a connection in 20 % of children each, and so leaves 64 % their wiring', () => {
    const added = (c: Float64Array) => count(weightsOf(c), (w, i) => w !== 0 && parent[i] === 0);
    const gone = (c: Float64Array) => count(weightsOf(c), (w, i) => w === 0 && parent[i] !== 0);
    expect(Math.max(...children.map(added), ...children.map(gone))).toBe(1);
    // Now and then what was added is taken away again at once.
    expect(mean(added)).toBeCloseTo(0.2 * (1 - 0.2 / (size + 1)), 1.7);
    expect(mean(gone)).toBeCloseTo(0.2 - (0.2 * 0.2) / (size + 1), 1.7);
    expect(Math.abs(mean((c) => (added(c) + gone(c) === 0 ? 1 : 0)) - 0.64)).toBeLessThan(0.015);
  });

  it('moves two weights on average, one step in −2, −1, 1, 2, the ends staying half the time', () => {
    const steps = [-2, -1, 1, 2];
    const isEnd = (w: number) => Math.abs(w) === 2;
    const moves = (c: Float64Array) => count(weightsOf(c), (w, i) => w !== parent[i] && w !== 0 && parent[i] !== 0);
    const free = count(weightsOf(parent), (w) => w !== 0 && !isEnd(w)) + count(weightsOf(parent), isEnd) / 2;
    expect(Math.abs(mean(moves) - (2 * free) / size)).toBeLessThan(0.05);
    const steppedFar = (c: Float64Array) =>
      count(
        weightsOf(c),
        (w, i) => w !== 0 && parent[i] !== 0 && Math.abs(steps.indexOf(w) - steps.indexOf(parent[i])) > 1,
      );
    expect(children.filter((c) => steppedFar(c) > 0).length).toBe(0);
  });

  it('redraws each bias once in 24, to the same value once in five', () => {
    const redrawn = mean((c) => count(biasesOf(c), (b, i) => b !== parent[CONNECTIONS + i]));
    expect(Math.abs(redrawn - ((BIASES / 24) * 4) / 5)).toBeLessThan(0.03);
  });

  it('keeps networks valid for ever, from none to all connections', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CONNECTIONS }), fc.nat(), (connections, seed) => {
        let x: Float64Array = new Float64Array(DIM).fill(1, 0, connections);
        for (let i = 0; i < 50; i++) x = mutate(x, seed + i);
        expect(isValid(x)).toBe(true);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('gives the same child in another array, in the parent’s own, and in its very place', () => {
    const child = mutate(parent, 42);
    const apart = new Float64Array(2 * DIM);
    apart.set(parent);
    varyNetwork(start(42), apart, 0, apart, DIM);
    expect(apart.subarray(DIM)).toEqual(child);
    expect(apart.subarray(0, DIM)).toEqual(parent);
    varyNetwork(start(42), apart, 0, apart, 0);
    expect(apart.subarray(0, DIM)).toEqual(child);
  });
});
