import { describe, expect, it } from 'vitest';
import { kendallTau } from '../agreement.ts';
import { Rng } from '../rng.ts';
import { trainPredictor } from './predictor.ts';

const GENES = 6;
const OPTIONS = 3;
const WIDTH = GENES * OPTIONS;

/** Random one-hot architectures; labels by `value` of their options. */
function draw(count: number, seed: number, value: (options: readonly number[]) => number) {
  const rng = new Rng().start(seed, 1, 0);
  const features = new Float64Array(count * WIDTH);
  const labels = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const options = Array.from({ length: GENES }, () => rng.below(OPTIONS));
    options.forEach((option, gene) => (features[row * WIDTH + gene * OPTIONS + option] = 1));
    labels[row] = value(options);
  }
  return { features, labels };
}

const additive = (x: readonly number[]) => -(700 + x.reduce((sum, option, gene) => sum + 30 * option * (gene + 1), 0));
/** Two pairs of genes that matter only together. */
const joint = (x: readonly number[]) => 5 + (x[0] === x[1] ? 2 : 0) + (x[2] === x[3] ? 1 : 0) + 0.1 * x[4];

const TEST = 200;
function tau(choice: 'ridge' | 'svr' | 'best', value: (options: readonly number[]) => number) {
  const { features, labels } = draw(120, 1, value);
  const predictor = trainPredictor(choice, features, WIDTH, [labels], 120);
  const test = draw(TEST, 2, value);
  const predicted = new Float64Array(TEST);
  predictor.predict(test.features, TEST, predicted);
  return { predictor, tau: kendallTau(test.labels, predicted) };
}

describe('a predictor', () => {
  it('orders what is a sum over genes all but exactly, by ridge, with the least penalty', () => {
    const best = tau('best', additive);
    expect(best.predictor.choices[0]).toMatchObject({ method: 'ridge', strength: 0.1 });
    expect(best.tau).toBeGreaterThan(0.98);
    expect(best.predictor.choices[0].error).toBeLessThan(1);
  });

  it('sees what genes do together by support vectors only, and `best` takes those', () => {
    const ridge = tau('ridge', joint);
    const svr = tau('svr', joint);
    const best = tau('best', joint);
    expect(svr.tau).toBeGreaterThan(ridge.tau + 0.2);
    expect(best.predictor.choices[0].method).toBe('svr');
    expect(best.predictor.choices[0].error).toBe(
      Math.min(ridge.predictor.choices[0].error, svr.predictor.choices[0].error),
    );
    expect(best.tau).toBe(svr.tau);
  });

  it('scales with its labels by powers of ten', () => {
    const { features, labels } = draw(40, 3, joint);
    for (const method of ['ridge', 'svr'] as const) {
      const one = trainPredictor(method, features, WIDTH, [labels], 40);
      const thousand = trainPredictor(method, features, WIDTH, [labels.map((v) => v * 1000)], 40);
      const [a, b] = [new Float64Array(40), new Float64Array(40)];
      one.predict(features, 40, a);
      thousand.predict(features, 40, b);
      expect(thousand.choices[0].strength).toBe(one.choices[0].strength);
      a.forEach((v, i) => expect(Math.abs(b[i] / 1000 - v)).toBeLessThan(1e-6));
    }
  });

  it('does with labels that are all one value, all 0, and with two examples', () => {
    for (const method of ['ridge', 'svr', 'best'] as const) {
      for (const value of [0, -3.5]) {
        const { features, labels } = draw(12, 4, () => value);
        const out = new Float64Array(1);
        trainPredictor(method, features, WIDTH, [labels], 12).predict(features, 1, out);
        expect(Math.abs(out[0] - value)).toBeLessThan(1e-9);
      }
      const { features, labels } = draw(2, 5, additive);
      const out = new Float64Array(2);
      trainPredictor(method, features, WIDTH, [labels], 2).predict(features, 2, out);
      expect(out.every(Number.isFinite)).toBe(true);
    }
    expect(() => trainPredictor('ridge', new Float64Array(WIDTH), WIDTH, [Float64Array.of(1)], 1)).toThrow(
      'two examples',
    );
  });

  it('of two objectives is two predictors, each as alone', () => {
    const { features, labels } = draw(80, 7, joint);
    const others = draw(80, 7, additive).labels;
    const both = trainPredictor('best', features, WIDTH, [labels, others], 80);
    const asked = draw(30, 8, joint).features;
    const out = new Float64Array(60);
    both.predict(asked, 30, out);
    [labels, others].forEach((own, k) => {
      const alone = trainPredictor('best', features, WIDTH, [own], 80);
      const one = new Float64Array(30);
      alone.predict(asked, 30, one);
      expect(both.choices[k]).toEqual(alone.choices[0]);
      one.forEach((value, row) => expect(out[2 * row + k]).toBe(value));
    });
  });

  it('forgets features that never varied, so that unseen options count nothing', () => {
    const { features, labels } = draw(60, 6, additive);
    for (let row = 0; row < 60; row++) features.set([1, 0, 0], row * WIDTH);
    const predictor = trainPredictor('svr', features, WIDTH, [labels], 60);
    const unseen = features.slice(0, WIDTH);
    unseen.set([0, 0, 1]);
    const [a, b] = [new Float64Array(1), new Float64Array(1)];
    predictor.predict(features, 1, a);
    predictor.predict(unseen, 1, b);
    expect(b).toEqual(a);
  });
});
