import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Batch, Results } from '../../core/types.ts';
import { sampleNetwork, varyNetwork } from './genome.ts';
import { BIASES_AT, DIM, WEIGHTS_AT } from './network.ts';
import { LEFT_HALVES, pictureOf, RIGHT_HALVES } from './picture.ts';
import { retina } from './retina.ts';

const create = () => retina.create({}, EXACT);

function batchOf(solutions: Float64Array): { batch: Batch; results: Results } {
  const size = solutions.length / DIM;
  return {
    batch: { size, solutions, parents: new Uint32Array(size) },
    results: { objectives: new Float64Array(size).fill(-1), descriptors: new Float64Array(2 * size).fill(-1) },
  };
}

/** First networks and chains of their mutants, as a run would have them. */
function networks(count: number): Float64Array {
  const rng = new Rng().start(3, hashName('retina/problem-test'), 0);
  const x = new Float64Array(count * DIM);
  for (let i = 0; i < count; i++) {
    if (i % 10 === 0) sampleNetwork(rng, x, i * DIM);
    else varyNetwork(rng, x, (i - 1) * DIM, x, i * DIM);
  }
  return x;
}

/**
 * A network that is always right, put together by hand. Each half has one node for "three pixels on" and one for "of the
 * outer column alone"; the next layer joins the two, then both halves are joined.
 */
function perfect(): Float64Array {
  const x = new Float64Array(DIM);
  const connect = (layer: number, width: number, source: number, target: number, weight: number) => {
    x[WEIGHTS_AT[layer] + source * width + target] = weight;
  };
  for (const { inner, outer, many, alone, half } of [
    { inner: [1, 3], outer: [0, 2], many: 0, alone: 1, half: 0 },
    { inner: [4, 6], outer: [5, 7], many: 7, alone: 6, half: 1 },
  ]) {
    for (const pixel of [...inner, ...outer]) connect(0, 8, pixel, many, 1);
    x[BIASES_AT[0] + many] = -1;
    for (const pixel of inner) connect(0, 8, pixel, alone, -2);
    for (const pixel of outer) connect(0, 8, pixel, alone, 1);
    x[BIASES_AT[0] + alone] = -2;
    const object = half === 0 ? 0 : 3;
    connect(1, 4, many, object, 2);
    connect(1, 4, alone, object, 2);
    x[BIASES_AT[1] + object] = 1;
    connect(2, 2, object, half, 1);
    connect(3, 1, half, 0, 1);
  }
  x[BIASES_AT[3]] = -1;
  return x;
}

describe('the retina problem', () => {
  it('can be solved: a network put together by hand is always right', async () => {
    const { batch, results } = batchOf(perfect());
    await create().evaluate(batch, results, 0, 1);
    expect(results.objectives[0]).toBe(1);
    expect(results.descriptors[1]).toBeGreaterThan(0.4);
  });

  it('scores a network that always says no 0.75', async () => {
    const { batch, results } = batchOf(new Float64Array(DIM).fill(-1, DIM - 1));
    await create().evaluate(batch, results, 0, 1);
    expect(results).toEqual({ objectives: Float64Array.of(0.75), descriptors: Float64Array.of(0, 0) });
  });

  it('gives a row the same result whatever was evaluated before, and leaves other rows alone', async () => {
    const count = 600;
    const whole = batchOf(networks(count));
    const problem = create();
    await problem.evaluate(whole.batch, whole.results, 0, count);
    const again = batchOf(networks(count));
    for (const [from, to] of [
      [400, 600],
      [0, 1],
      [1, 400],
    ]) {
      const before = again.results.objectives.slice(0, from);
      await problem.evaluate(again.batch, again.results, from, to);
      expect(again.results.objectives.slice(0, from)).toEqual(before);
    }
    expect(again.results).toEqual(whole.results);
    // With nothing remembered, one by one.
    for (let i = 0; i < count; i += 37) {
      const alone = batchOf(whole.batch.solutions.slice(i * DIM, (i + 1) * DIM));
      await create().evaluate(alone.batch, alone.results, 0, 1);
      expect([...alone.results.objectives, ...alone.results.descriptors]).toEqual([
        whole.results.objectives[i],
        ...whole.results.descriptors.subarray(2 * i, 2 * i + 2),
      ]);
    }
  });

  it('stays within its ranges', async () => {
    const { batch, results } = batchOf(networks(1000));
    const problem = create();
    await problem.evaluate(batch, results, 0, 1000);
    const [cost, q] = problem.descriptors.map(({ range }) => range);
    for (let i = 0; i < 1000; i++) {
      expect(results.objectives[i]).toBeGreaterThanOrEqual(0);
      expect(results.objectives[i]).toBeLessThanOrEqual(problem.objectives[0].ceiling);
      expect(results.descriptors[2 * i]).toBeGreaterThanOrEqual(cost[0]);
      expect(results.descriptors[2 * i]).toBeLessThanOrEqual(cost[1]);
      expect(results.descriptors[2 * i + 1]).toBeLessThanOrEqual(q[1]);
    }
  });
});

describe('the picture', () => {
  it('shows what is evaluated', async () => {
    const { batch, results } = batchOf(networks(200));
    await create().evaluate(batch, results, 0, 200);
    for (let i = 0; i < 200; i++) {
      const x = batch.solutions.slice(i * DIM, (i + 1) * DIM);
      const { correct, cost, q, connections } = pictureOf(x);
      expect([correct / 256, cost, q]).toEqual([
        results.objectives[i],
        ...results.descriptors.subarray(2 * i, 2 * i + 2),
      ]);
      expect(connections.length).toBe(x.subarray(0, 106).filter((w) => w !== 0).length);
    }
  });

  it('of the network put together by hand has two halves and no fault', () => {
    const { nodes, answers, wanted, modules, connections } = pictureOf(perfect());
    expect(answers.every((answer, s) => answer === (wanted[s] === 1 ? 1 : -1))).toBe(true);
    expect(connections.every(({ useful }) => useful)).toBe(true);
    const sides = [-1, 1].map((side) => nodes.filter(({ x, needed }) => needed && x * side > 0));
    for (const { module } of sides[0]) expect(sides[1].map((node) => node.module)).not.toContain(module);
    expect(nodes.filter(({ needed }) => needed).length).toBe(8 + 4 + 2 + 2 + 1);
    expect(Math.max(...nodes.map(({ module }) => module)) + 1).toBe(modules);
    expect(nodes.slice(0, 8).every(({ bias }) => bias === undefined)).toBe(true);
    expect(nodes[22].bias).toBe(-1);
  });

  it('puts the patterns to be answered yes in one quarter', () => {
    const { wanted } = pictureOf(new Float64Array(DIM));
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 16; j++) {
        expect(wanted[16 * RIGHT_HALVES[i] + LEFT_HALVES[j]]).toBe(i >= 8 && j >= 8 ? 1 : 0);
      }
    }
  });
});
