import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { Refused } from '../../core/result.ts';
import { Rng } from '../../core/rng.ts';
import type { Batch, Problem, Results, StructuredSpace } from '../../core/types.ts';
import { inference } from '../../host/inference.ts';
import { readModelsFromFiles } from '../../cli/models.ts';
import { answerOf, forward } from './forward.ts';
import { readQuestion } from './genome.ts';
import { graphPath } from './graph-path.ts';
import { branching, chanceOfRight, chances } from './judged.ts';
import { loadModel, MODELS, modelOf } from './models.ts';
import { lookahead, usefulChildren } from './question.ts';
import { encode } from './tokens.ts';

readModelsFromFiles();
const context = { evaluator: 'exact', inference } as const;

/** Questions drawn and varied, with room for their results. */
function drawn({ space, objectives }: Problem, count: number): { batch: Batch; results: Results } {
  const { dim, sample, vary } = space as StructuredSpace;
  const solutions = new Float64Array(count * dim);
  const rng = new Rng().start(3, 1, 0);
  for (let i = 0; i < count; i++) {
    sample(rng, solutions, i * dim);
    if (i % 2 === 1) vary(rng, solutions, i * dim, solutions, i * dim);
  }
  return {
    batch: { size: count, solutions, parents: new Uint32Array(count) },
    results: { objectives: new Float64Array(objectives.length * count), descriptors: new Float64Array(2 * count) },
  };
}

describe('graph-path', () => {
  it.each(['e8', 'e12'])('scores questions of %s as the plain forward pass does', async (solver) => {
    const problem = graphPath.create({ solver }, context);
    const { batch, results } = drawn(problem, 70);
    await problem.evaluate(batch, results, 0, 70);
    const model = modelOf(solver);
    if (model === undefined) throw new Error(solver);
    const transformer = await loadModel(inference, model);
    for (let i = 0; i < 70; i++) {
      const question = readQuestion(model.size, batch.solutions, i * problem.space.dim);
      const { logits } = forward(transformer, encode(question));
      const wrong = 100 * (1 - chanceOfRight(question, chances(logits, transformer.layout.tokens)));
      expect(Math.abs(results.objectives[i] - wrong)).toBeLessThan(0.01);
      expect(results.descriptors[2 * i]).toBe(lookahead(question));
      expect(results.descriptors[2 * i + 1]).toBe(question.edges.length);
    }
  });

  it('gives a row the same bits alone and among others', async () => {
    const problem = graphPath.create({ solver: 'e8' }, context);
    const { batch, results } = drawn(problem, 9);
    await problem.evaluate(batch, results, 0, 9);
    const alone = { ...results, objectives: new Float64Array(9), descriptors: new Float64Array(18) };
    for (let i = 8; i >= 0; i--) await problem.evaluate(batch, alone, i, i + 1);
    expect(alone.objectives).toEqual(results.objectives);
    expect(alone.descriptors).toEqual(results.descriptors);
  });

  it('finds breadth-first and depth-first search never wrong, and the greedy one sometimes', () => {
    const wrongs = (solver: string): number[] => {
      const problem = graphPath.create({ solver, axes: 'lookahead-branching' }, EXACT);
      const { batch, results } = drawn(problem, 200);
      void problem.evaluate(batch, results, 0, 200);
      const first = readQuestion(12, batch.solutions);
      expect(results.descriptors[1]).toBe(branching(first));
      return [...new Set(results.objectives)].sort((a, b) => a - b);
    };
    expect(wrongs('breadth-first')).toEqual([0]);
    expect(wrongs('depth-first')).toEqual([0]);
    expect(wrongs('greedy')).toEqual([0, 100]);
  });

  it('counts what a classical search expands', () => {
    const problem = graphPath.create({ solver: 'breadth-first', seek: 'cost', edges: 16 }, EXACT);
    const { batch, results } = drawn(problem, 100);
    void problem.evaluate(batch, results, 0, 100);
    results.objectives.forEach((cost) => expect(cost).toBeGreaterThanOrEqual(1));
    expect(Math.max(...results.objectives)).toBeLessThanOrEqual(16);
  });

  it('refuses a lookahead that no graph of that size has, in a sentence', () => {
    expect(() => graphPath.create({ solver: 'e8', lookahead: '5' }, context)).toThrow(Refused);
    expect(() => graphPath.create({ solver: 'e8', lookahead: '3' }, context)).not.toThrow();
  });

  it('answers a worked question of its own', async () => {
    const e8 = MODELS[0];
    const question = { size: 8, edges: [[2, 4], [2, 5], [5, 1], [4, 3], [1, 7]] as const, start: 2, goal: 7 }; // prettier-ignore
    const { logits } = forward(await loadModel(inference, e8), encode(question));
    expect(usefulChildren(question)).toEqual([5]);
    expect(answerOf(logits, 8)).toBe(5);
  });
});

it('tells the page of its axes in plain data', () => {
  const { descriptors, objectives } = graphPath.create({}, context);
  expect(structuredClone({ descriptors, objectives })).toEqual({ descriptors, objectives });
});
