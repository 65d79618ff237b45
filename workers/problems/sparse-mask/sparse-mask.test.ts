import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { completeParams, type ParamValues } from '../../core/params.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { courseData, courseOf, randomMask, untrainedScore } from './course.ts';
import { keptAt, keptIn, macsOf, maskOfKeys, maskOfShareAndKeys, NODES, WIDTH } from './mask.ts';
import {
  accuracyOf,
  answer,
  digitsOf,
  emptyLike,
  everyNode,
  gradient,
  initialNet,
  newScratch,
  thin,
  type Net,
} from './network.ts';
import { maskOf } from './picture.ts';
import { digitsAnswered, sparseMask } from './sparse-mask.ts';
import { train } from './training.ts';

const { training, validation } = courseData();
const keysOf = (seed: number, count = NODES) => {
  const rng = new Rng().start(seed, hashName('test'), 0);
  return Float64Array.from({ length: count }, () => rng.uniform());
};
const ones = (mask: Uint8Array) => mask.reduce((sum, bit) => sum + bit, 0);

/** The network at full width whose removed nodes have no connection and no bias: multiplied by zero, not left out. */
function masked(net: Net, mask: Uint8Array): Net {
  const zero = (layer: number, node: number) => mask[layer * WIDTH + node] === 0;
  const made = net.map(({ inputs, outputs, weights, biases }, l) => ({
    inputs,
    outputs,
    weights: weights.map((w, i) => {
      const [to, from] = [Math.floor(i / inputs), i % inputs];
      return (l < 2 && zero(l, to)) || (l > 0 && zero(l - 1, from)) ? 0 : w;
    }),
    biases: biases.map((b, to) => (l < 2 && zero(l, to) ? 0 : b)),
  }));
  return [made[0], made[1], made[2]];
}

describe('masks', () => {
  it('keep exactly as many nodes as the sparsity leaves, those with the greatest keys', () => {
    const keys = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: NODES, maxLength: NODES });
    fc.assert(
      fc.property(keys, fc.double({ min: 0, max: 0.99, noNaN: true }), (values, sparsity) => {
        const kept = keptAt(sparsity);
        const mask = maskOfKeys(values, 0, kept);
        expect(ones(mask)).toBe(kept);
        const least = Math.min(...values.filter((_, i) => mask[i] === 1));
        for (let i = 0; i < NODES; i++) if (mask[i] === 0) expect(values[i]).toBeLessThanOrEqual(least);
      }),
      { numRuns: 20 },
    );
    expect([0, 0.5, 0.8, 0.95, 0.99].map(keptAt)).toEqual([200, 100, 40, 10, 2]);
    expect([...maskOfKeys(new Float64Array(NODES), 0, 3)].slice(0, 5)).toEqual([1, 1, 1, 0, 0]);
  });

  it('are drawn uniformly by uniform keys: every node survives as often, and pairs do as if drawn without putting back', () => {
    const [draws, kept] = [1500, 40];
    const counts = new Float64Array(NODES);
    let both = 0;
    for (let n = 0; n < draws; n++) {
      const mask = randomMask(kept, 1, n);
      mask.forEach((bit, i) => (counts[i] += bit));
      both += mask[0] & mask[150];
    }
    // χ² of 199 degrees of freedom, its variance shrunk since draws are without putting back: far from 199 ± 5 · √398.
    const expected = (draws * kept) / NODES;
    const chi = counts.reduce((sum, c) => sum + (c - expected) ** 2 / (expected * (1 - kept / NODES)), 0);
    expect(Math.abs(chi - 199)).toBeLessThan(5 * Math.sqrt(398));
    const pair = (draws * kept * (kept - 1)) / (NODES * (NODES - 1));
    expect(Math.abs(both - pair)).toBeLessThan(5 * Math.sqrt(pair));
  });

  it('of any sparsity take their share from the first number', () => {
    const x = keysOf(3, NODES + 1);
    for (const [share, kept] of [
      [0, 1],
      [0.1, 20],
      [1, 200],
    ]) {
      x[0] = share;
      expect(ones(maskOfShareAndKeys(x, 0))).toBe(kept);
    }
  });

  it('leave as many multiplications as connections', () => {
    const mask = maskOfKeys(keysOf(4), 0, 33);
    const net = thin(initialNet(1), mask);
    expect(macsOf(keptIn(mask, 0), keptIn(mask, 1))).toBe(net.reduce((sum, { weights }) => sum + weights.length, 0));
    expect(macsOf(WIDTH, WIDTH)).toBe(15_000);
    expect(maskOf({ 'p.sparsity': 0.835 }, keysOf(4))).toMatchObject({ mask, width: WIDTH });
  });
});

describe('the network', () => {
  it('has the gradient that finite differences have', () => {
    const net = thin(initialNet(5), maskOfKeys(keysOf(5), 0, 24));
    net.forEach(({ biases }, l) => biases.forEach((_, i) => (biases[i] = 0.01 * (i + l))));
    const [slope, scratch] = [emptyLike(net), newScratch(net, 10)];
    const loss = () => gradient(net, training.x, training.y, 30, 10, emptyLike(net), scratch);
    gradient(net, training.x, training.y, 30, 10, slope, scratch);
    const step = 1e-5;
    let checked = 0;
    net.forEach((layer, l) => {
      for (const part of ['weights', 'biases'] as const) {
        for (let i = 0; i < layer[part].length; i += 7) {
          const old = layer[part][i];
          layer[part][i] = old + step;
          const up = loss();
          layer[part][i] = old - step;
          const down = loss();
          layer[part][i] = old;
          expect(Math.abs(slope[l][part][i] - (up - down) / (2 * step))).toBeLessThan(1e-7);
          checked++;
        }
      }
    });
    expect(checked).toBeGreaterThan(80);
    expect(Math.max(...slope[0].weights.map(Math.abs))).toBeGreaterThan(1e-3);
  });

  it('answers and learns without the removed nodes as it does with them multiplied by zero, bit for bit', () => {
    const mask = maskOfKeys(keysOf(6), 0, 30);
    const few = { x: training.x.slice(0, 310 * 40), y: training.y.slice(0, 310) };
    const [small, full] = [thin(initialNet(2), mask), masked(initialNet(2), mask)];
    const logits = (net: Net) => {
      const scratch = newScratch(net, 103);
      answer(net, validation.x, 5, 103, scratch);
      return scratch.logits;
    };
    expect(logits(small)).toEqual(logits(full));
    const [a, b] = [train(small, few, 0.01, 3), train(full, few, 0.01, 3)];
    for (let epoch = 0; epoch < 2; epoch++) expect(a.epoch()).toBe(b.epoch());
    expect(logits(small)).toEqual(logits(full));
    expect(thin(full, mask)).toEqual(small);
  });

  it('gives each sample the same answer, whatever stands beside it', () => {
    const net = thin(initialNet(3), maskOfKeys(keysOf(7), 0, 50));
    const all = digitsOf(net, validation);
    for (const [from, to] of [
      [0, 1],
      [997, 1000],
      [101, 304],
    ])
      expect(digitsOf(net, { x: validation.x.slice(from * 40, to * 40), y: validation.y.slice(from, to) })).toEqual(
        all.slice(from, to),
      );
  });

  it('answers constantly where a layer has no node left', () => {
    const mask = new Uint8Array(NODES);
    mask[0] = 1;
    const digits = digitsOf(thin(initialNet(1), mask), validation);
    expect(digitsAnswered(digits)).toBe(1);
    expect(accuracyOf(digits, validation)).toBeLessThan(15);
  });

  it('learns MNIST-1D about as well as the published MLP (65 % after 150 epochs): dense, after 5 epochs', () => {
    const course = courseOf(everyNode(), 1, 0.01);
    for (let epoch = 0; epoch < 5; epoch++) course.epoch();
    expect(course.accuracies[0]).toBeLessThan(20);
    expect(course.accuracies[5]).toBeGreaterThan(50);
    expect(course.accuracies[5]).toBeLessThan(68);
  }, 30_000);
});

describe('the problem', () => {
  function evaluate(values: ParamValues, solutions: Float64Array, from = 0, to?: number) {
    const problem = sparseMask.create(completeParams(sparseMask.params, values), EXACT);
    const size = solutions.length / problem.space.dim;
    const results = { objectives: new Float64Array(2 * size), descriptors: new Float64Array(2 * size) };
    void problem.evaluate({ size, solutions, parents: new Uint32Array(size) }, results, from, to ?? size);
    return { problem, ...results };
  }

  it('scores masks before training, and counts what is left', () => {
    const keys = keysOf(8, 3 * NODES);
    const { objectives, descriptors, problem } = evaluate({ sparsity: 0.9, init: 7 }, keys);
    for (let row = 0; row < 3; row++) {
      const mask = maskOfKeys(keys, row * NODES, 20);
      expect(objectives[row]).toBe(untrainedScore(mask, 7));
      expect(objectives[3 + row]).toBe(-macsOf(keptIn(mask, 0), keptIn(mask, 1)));
      expect(descriptors[2 * row]).toBe(keptIn(mask, 0));
      expect(descriptors[2 * row + 1]).toBeGreaterThanOrEqual(1);
      expect(descriptors[2 * row + 1]).toBeLessThanOrEqual(10 + 1e-12);
      expect(objectives[3 + row]).toBeGreaterThanOrEqual(problem.objectives[1].floor);
      expect(objectives[3 + row]).toBeLessThanOrEqual(problem.objectives[1].ceiling);
    }
    expect(evaluate({ sparsity: 0.9, init: 7 }, keys, 1, 2).objectives[1]).toBe(objectives[1]);
  });

  it('scores masks after training: far above chance, and as a course of the same epochs does', () => {
    const keys = keysOf(9);
    const { objectives } = evaluate({ sparsity: 0.9, score: 'trained', epochs: 3, rate: 0.02 }, keys);
    const net = thin(initialNet(1), maskOfKeys(keys, 0, 20));
    const training3 = train(net, training, 0.02, 1);
    for (let epoch = 0; epoch < 3; epoch++) training3.epoch();
    expect(objectives[0]).toBe(accuracyOf(digitsOf(net, validation), validation));
    expect(objectives[0]).toBeGreaterThan(20);
  });

  it('lets a free mask have any sparsity', () => {
    const x = keysOf(10, 2 * (NODES + 1));
    x[0] = 0.05;
    x[NODES + 1] = 0.5;
    const { descriptors, objectives, problem } = evaluate({ masks: 'free' }, x);
    expect(problem.space.dim).toBe(NODES + 1);
    expect([descriptors[0] + descriptors[1], descriptors[2] + descriptors[3]]).toEqual([10, 100]);
    expect(objectives[2]).toBe(-macsOf(descriptors[0], descriptors[1]));
  });
});

it('counts digits answered by their entropy', () => {
  expect(digitsAnswered(new Uint8Array(50))).toBe(1);
  expect(digitsAnswered(Uint8Array.from({ length: 40 }, (_, i) => i % 4))).toBeCloseTo(4, 12);
});
