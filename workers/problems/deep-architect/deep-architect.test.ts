import { expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import { deepArchitect } from './deep-architect.ts';
import { DIM, GENES, scoreOf, weightsOf } from './score.ts';

const sizes = GENES.map(({ options }) => options.length);

it('has the choices of the paper', () => {
  expect(sizes).toEqual([2, 32, 8, 8, 5, 3, 5, 3, 3, 3]);
  expect(sizes.reduce((product, size) => product * size, 1)).toBe(8_294_400);
  expect(GENES[1].options.slice(0, 2)).toEqual(['0.01', '0.0069']);
  expect(GENES[1].options.at(-1)).toBe('1e-7');
  expect(GENES[2].options).toEqual(['0.01', '0.019', '0.036', '0.069', '0.13', '0.25', '0.47', '0.9']);
});

/** The formula as written down, with the engine's own functions: for the whole space. */
function plain(x: readonly number[]): number {
  const off = -2 - (5 * x[1]) / 31 - (x[0] === 0 ? -3.5 : -2.5);
  let score = Math.exp(-((off / (off > 0 ? 0.6 : 1.35)) ** 2) / 2) * (x[0] === 0 ? 1 : 0.9);
  score *= (1 - 0.15 * ((x[2] - 5) / 5) ** 2) * (1 - 0.2 * ((x[3] - 3) / 4) ** 2);
  score *= (1 - 0.15 * ((4 - x[4]) / 4) ** 2) * (1 - 0.15 * ((4 - x[6]) / 4) ** 2);
  score *= [0.9, 0.98, 1][x[5]] * [0.9, 1, 0.98][x[7]];
  score *= (1 - 0.1 * (1 - x[8] / 2) ** 2) * (1 - 0.7 * (x[9] / 2 - 0.75 + x[8] / 4) ** 2);
  return 0.1 + 0.7797 * score;
}

it('has the best score that its remark says, and random search does as its comment says', () => {
  const x = Array<number>(DIM).fill(0);
  const counts = new Float64Array(1 << 16);
  let best = 0;
  let points = 0;
  for (let more = true; more;) {
    const score = scoreOf(x, 0);
    if (points % 997 === 0) expect(score).toBeCloseTo(plain(x), 12);
    best = Math.max(best, score);
    counts[Math.floor(score * counts.length)]++;
    points++;
    let choice = DIM - 1;
    while (choice >= 0 && ++x[choice] === sizes[choice]) x[choice--] = 0;
    more = choice >= 0;
  }
  expect(points).toBe(8_294_400);
  expect(best.toFixed(4)).toBe('0.8577');
  // The mean of the best of n random points: how many are below a score, to the power of n, is the chance that all n are.
  const means = [16, 32, 64, 256, 1024].map((n) => {
    let below = 0;
    let mean = 0;
    counts.forEach((count, i) => {
      const before = (below / points) ** n;
      below += count;
      mean += ((i + 0.5) / counts.length) * ((below / points) ** n - before);
    });
    return mean.toFixed(3);
  });
  expect(means).toEqual(['0.609', '0.650', '0.684', '0.737', '0.777']);
});

it('counts weights', () => {
  // 32 filters of 1 × 1 on three colours, 32 more on those, 8 × 8 × 32 inputs to 256 units, these to 10 classes.
  expect(weightsOf(new Float64Array(DIM), 0)).toBeCloseTo(Math.log10(96 + 1024 + 524_288 + 2560), 12);
});

it('evaluates rows by themselves', () => {
  const { evaluate, descriptors } = deepArchitect.create({}, undefined as never);
  const rng = new Rng().start(1, hashName('test'), 0);
  const solutions = Float64Array.from({ length: 6 * DIM }, (_, i) => rng.below(sizes[i % DIM]));
  const batch = { size: 6, solutions, parents: new Uint32Array(6) };
  const made = () => ({ objectives: new Float64Array(6), descriptors: new Float64Array(12) });
  const whole = made();
  const split = made();
  void evaluate(batch, whole, 0, 6);
  void evaluate(batch, split, 3, 6);
  void evaluate(batch, split, 0, 3);
  expect(split).toEqual(whole);
  expect(whole.objectives[2]).toBe(scoreOf(solutions, 2 * DIM));
  whole.descriptors.forEach((value, i) => {
    expect(value).toBeGreaterThanOrEqual(descriptors[i % 2].range[0]);
    expect(value).toBeLessThanOrEqual(descriptors[i % 2].range[1]);
  });
});
