/** The normals: their ziggurat against numeric integrals of the density, their numbers against another implementation. */
import { expect, it } from 'vitest';
import { hashName, Rng } from './rng.ts';

const LAYERS = 256;
const start = (counter = 0) => new Rng().start(7, hashName('normal/test'), counter);
const density = (x: number): number => Math.exp(-0.5 * x * x);

/** Simpson's rule for the density, not normalised. */
function area(from: number, to: number, panels = 400): number {
  const h = (to - from) / (2 * panels);
  let sum = density(from) + density(to);
  for (let i = 1; i < 2 * panels; i++) sum += (i % 2 === 1 ? 4 : 2) * density(from + i * h);
  return (sum * h) / 3;
}

const beyond = (x: number): number => area(x, x + 12, 4000);
/** Probability below x. */
const cumulative = (x: number): number => 0.5 + area(0, x) / Math.sqrt(2 * Math.PI);

/** Edges of 256 layers of equal area whose lowest holds the tail beyond `tail`; the last is where they leave the density. */
function layersFrom(tail: number): { edges: number[]; share: number; top: number } {
  const share = tail * density(tail) + beyond(tail);
  const edges = [share / density(tail), tail];
  let height = density(tail);
  for (let i = 1; i < LAYERS; i++) {
    height += share / edges[i];
    if (i < LAYERS - 1) edges.push(Math.sqrt(-2 * Math.log(Math.min(1, height))));
    if (height >= 1 && i < LAYERS - 1) return { edges, share, top: Infinity };
  }
  return { edges: [...edges, 0], share, top: height };
}

/** The one tail for which the uppermost layer ends at the density's top. */
function closingTail(): number {
  let low = 3;
  let high = 4;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (layersFrom(middle).top > 1) low = middle;
    else high = middle;
  }
  return high;
}

const { edges, share } = layersFrom(closingTail());

/**
 * Edge of a layer as the generator has it: from a state whose next word is `layer`, a draw is u · edge with u = 2⁻²⁴,
 * too near the middle to be rejected.
 */
function edgeOf(layer: number): number {
  const word = (layer >>> 7) | (layer << 25);
  const rng = new Rng();
  rng.words.set([0, word, 1, word]);
  return rng.normal() * 2 ** 24;
}

it('has a ziggurat that closes: edges as computed from the density alone', () => {
  expect(closingTail()).toBeCloseTo(3.6541528853610088, 11);
  for (let layer = 0; layer < LAYERS; layer++) expect(Math.abs(edgeOf(layer) - edges[layer])).toBeLessThan(2e-11);
});

it('has layers of equal area, the lowest with the tail, the uppermost up to the top', () => {
  const own = Array.from({ length: LAYERS }, (_, layer) => edgeOf(layer));
  const areas = own.map((edge, layer) => edge * (density(own[layer + 1] ?? 0) - (layer === 0 ? 0 : density(edge))));
  // The lowest: its rectangle below the curve, as wide as the tail's edge, and the tail.
  expect(own[1] * density(own[1]) + beyond(own[1])).toBeCloseTo(share, 13);
  for (const each of areas) expect(Math.abs(each / share - 1)).toBeLessThan(1e-11);
  // What the code says of draws outside a layer's rectangle.
  const outside = own.reduce((sum, edge, layer) => sum + (1 - (own[layer + 1] ?? 0) / edge), 0) / LAYERS;
  expect(outside).toBeCloseTo(0.015, 3);
});

/** Doornik's ziggurat written straight from the paper, on the edges computed here and the host's functions. */
function normalReference(rng: Rng): number {
  for (;;) {
    const word = rng.next();
    const layer = word % LAYERS;
    const signed = word < 2 ** 31 ? word : word - 2 ** 32;
    const u = (Math.floor(signed / LAYERS) + 0.5) / 2 ** 23;
    const x = u * edges[layer];
    if (Math.abs(x) < edges[layer + 1]) return x;
    if (layer === 0) {
      for (;;) {
        const excess = -Math.log(1 - rng.uniform()) / edges[1];
        if (-2 * Math.log(1 - rng.uniform()) > excess * excess) return Math.sign(u) * (edges[1] + excess);
      }
    }
    const [low, high] = [density(edges[layer]), density(edges[layer + 1])];
    if (low + rng.uniform() * (high - low) < density(x)) return x;
  }
}

it('draws what another implementation draws', () => {
  const count = 300_000;
  const out = new Float64Array(count);
  const rng = start();
  rng.fillNormals(out, 0, count);
  const other = start();
  let difference = 0;
  for (let i = 0; i < count; i++) difference = Math.max(difference, Math.abs(out[i] - normalReference(other)));
  expect(difference).toBeLessThan(1e-9);
  expect([...rng.words]).toEqual([...other.words]);
});

it('fills as if drawn one by one, and nothing beside', () => {
  const filled = new Float64Array(20_010).fill(99);
  const rng = start(3);
  rng.fillNormals(filled, 5, 20_000);
  const other = start(3);
  const single = Float64Array.from({ length: 20_000 }, () => other.normal());
  expect(filled.subarray(5, 20_005).every((value, i) => value === single[i])).toBe(true);
  expect([...filled.subarray(0, 5), ...filled.subarray(20_005)]).toEqual(Array(10).fill(99));
  expect(rng.next()).toBe(other.next());
});

it('has the moments of the normal distribution and none of its neighbours', () => {
  const count = 1_000_000;
  const x = new Float64Array(count);
  start(1).fillNormals(x, 0, count);
  const sums = [0, 0, 0, 0, 0, 0];
  for (let i = 0, last = 0; i < count; last = x[i++]) {
    const square = x[i] * x[i];
    const terms = [x[i], square - 1, square * x[i], square * square - 3, x[i] * last, (square - 1) * (last * last - 1)];
    for (let k = 0; k < 6; k++) sums[k] += terms[k];
  }
  // Within five standard errors.
  const variances = [1, 2, 15, 96, 1, 4];
  for (let k = 0; k < 6; k++)
    expect(Math.abs(sums[k] / count), `term ${k}`).toBeLessThan(5 * Math.sqrt(variances[k] / count));
});

it('falls equally often into 50 equally likely intervals, and as often below 0 as above', () => {
  const count = 1_000_000;
  const x = new Float64Array(count);
  start(2).fillNormals(x, 0, count);
  const limits = Array.from({ length: 49 }, (_, i) => {
    let [low, high] = [-4, 4];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (cumulative(middle) < (i + 1) / 50) low = middle;
      else high = middle;
    }
    return low;
  });
  const counts = new Float64Array(50);
  let below = 0;
  for (const value of x) {
    let bin = 0;
    while (bin < 49 && value >= limits[bin]) bin++;
    counts[bin]++;
    if (value < 0) below++;
  }
  const chiSquare = counts.reduce((sum, c) => sum + (c - count / 50) ** 2 / (count / 50), 0);
  // 49 degrees of freedom: 99.9 % lie between.
  expect(chiSquare).toBeGreaterThan(21);
  expect(chiSquare).toBeLessThan(90);
  expect(Math.abs(below - count / 2)).toBeLessThan(5 * Math.sqrt(count / 4));
});

it('has the right tails: as many beyond the ziggurat and far beyond, on either side', () => {
  const block = new Float64Array(100_000);
  const rng = start(4);
  const blocks = 60;
  const levels = [3, 3.654, 4.5];
  const counts = levels.map(() => [0, 0]);
  for (let i = 0; i < blocks; i++) {
    rng.fillNormals(block, 0, block.length);
    for (const value of block) {
      if (Math.abs(value) <= levels[0]) continue;
      for (let k = 0; k < levels.length; k++) if (Math.abs(value) > levels[k]) counts[k][value > 0 ? 1 : 0]++;
    }
  }
  levels.forEach((level, k) => {
    const expected = (blocks * block.length * beyond(level)) / Math.sqrt(2 * Math.PI);
    expect(expected).toBeGreaterThan(20);
    for (const count of counts[k]) expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});
