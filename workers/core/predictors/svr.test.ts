import { describe, expect, it } from 'vitest';
import { Rng } from '../rng.ts';
import { exp } from '../det-math.ts';
import { Radial } from './radial.ts';
import { svrOf } from './svr.ts';

/** Ten points in the unit square and 20 + 10·sin(6·x) + 5·y², rounded; γ = ½. */
const GAMMA = 0.5;
const POINTS = Float64Array.from(Array.from({ length: 10 }, (_, i) => [((i * 5) % 11) / 11, ((i * i) % 7) / 7]).flat());
const LABELS = Float64Array.of(20, 24.128, 14.263, 28.599, 10.601, 31.611, 10.704, 28.87, 13.841, 26.821);
const ALL = Array.from({ length: 10 }, (_, i) => i);
/** scipy 1.17.1, SLSQP of the dual with ftol 1e−15, best of five starts. */
const OPTIMA = [-69.15500607884351, -559.7006078843526, -3528.624618251277];
const COEFFICIENTS = [-100, 100, 55.148069162159906, 100, -100, 100, -88.50330842230213, 100, -66.64476073985773, -100];
const OFFSET = 8.580430281905329;

function dual(kernel: Float64Array, labels: Float64Array, beta: Float64Array): number {
  let sum = 0;
  const n = beta.length;
  for (let i = 0; i < n; i++) {
    sum -= labels[i] * beta[i];
    for (let j = 0; j < n; j++) sum += 0.5 * beta[i] * kernel[i * n + j] * beta[j];
  }
  return sum;
}

describe('support vector regression', () => {
  it('reaches the optimum that a general solver finds, for three C in a row', () => {
    const kernel = new Radial(POINTS, 2, 10, GAMMA).matrix();
    const models = [1, 10, 100].map(svrOf(kernel, 10, LABELS, ALL));
    models.forEach(({ coefficients }, i) => expect(dual(kernel, LABELS, coefficients)).toBeCloseTo(OPTIMA[i], 2));
    models[2].coefficients.forEach((beta, i) => expect(Math.abs(beta - COEFFICIENTS[i])).toBeLessThan(1));
    expect(Math.abs(models[2].offset - OFFSET)).toBeLessThan(0.02);
  });

  it('keeps to the box, sums to 0 and errs only where a coefficient is at its bound', () => {
    const n = 60;
    const width = 4;
    const features = new Float64Array(n * width);
    const rng = new Rng().start(5, 6, 7);
    rng.fillNormals(features, 0, n * width);
    const labels = Float64Array.from({ length: n }, (_, i) => 30 + 20 * features[i * width] + 5 * rng.normal());
    const kernel = new Radial(features, width, n, 0.25).matrix();
    const rows = Array.from({ length: n }, (_, i) => i).filter((i) => i % 3 > 0);
    const train = svrOf(kernel, n, labels, rows);
    for (const limit of [2, 20]) {
      const { coefficients, offset } = train(limit);
      expect(Math.abs(coefficients.reduce((sum, beta) => sum + beta, 0))).toBeLessThan(1e-9);
      let free = 0;
      rows.forEach((row, i) => {
        let value = offset;
        rows.forEach((other, j) => (value += coefficients[j] * kernel[other * n + row]));
        const beta = coefficients[i];
        expect(Math.abs(beta)).toBeLessThanOrEqual(limit);
        if (beta < limit) expect(labels[row] - value).toBeLessThan(1.5e-2);
        if (beta > -limit) expect(value - labels[row]).toBeLessThan(1.5e-2);
        if (Math.abs(beta) < limit) free++;
      });
      expect(free).toBeGreaterThan(0);
    }
  });

  it('stands between two labels of one point', () => {
    const kernel = new Radial(Float64Array.of(1, 1, 5), 1, 3, 1).matrix();
    const { coefficients, offset } = svrOf(kernel, 3, Float64Array.of(10, 20, 15), [0, 1, 2])(4);
    expect([...coefficients.subarray(0, 2)]).toEqual([-4, 4]);
    expect(Math.abs(offset - 15)).toBeLessThan(5);
  });
});

describe('the radial kernel', () => {
  it('is the exponential of the squared distance, for numbers and for choices', () => {
    const rng = new Rng().start(8, 9, 10);
    const real = new Float64Array(20 * 5);
    rng.fillNormals(real, 0, real.length);
    const choices = Float64Array.from({ length: 20 * 5 }, () => rng.below(2));
    for (const features of [real, choices]) {
      const kernel = new Radial(features, 5, 20, 0.3).matrix();
      for (let i = 0; i < 20; i++) {
        for (let j = 0; j < 20; j++) {
          let squared = 0;
          for (let k = 0; k < 5; k++)
            squared += (features[5 * i + k] - features[5 * j + k]) * (features[5 * i + k] - features[5 * j + k]);
          expect(Math.abs(kernel[20 * i + j] - exp(-0.3 * squared))).toBeLessThan(1e-14);
        }
      }
    }
  });
});
