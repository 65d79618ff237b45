import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { deepest, DISTRIBUTIONS, drawQuestion, drawTest, type Distribution } from './draw.ts';
import { childrenOf, lookahead, refusal, usefulChildren, type Question } from './question.ts';

function many(size: number, distribution: Distribution, count: number, depth?: number): Question[] {
  const rng = new Rng().start(5, 1, size);
  return Array.from({ length: count }, () => drawQuestion(rng, size, distribution, depth));
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Four standard deviations of a share of `count`. */
const expectShare = (share: number, expected: number, count: number) =>
  expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count));

describe('drawQuestion', () => {
  it('gives questions that can be asked, the same again from the same numbers', () => {
    for (const distribution of DISTRIBUTIONS) {
      for (const question of many(12, distribution, 300)) expect(refusal(question)).toBeUndefined();
      expect(many(8, distribution, 5)).toEqual(many(8, distribution, 5));
    }
  });

  it('draws each lookahead of balanced graphs equally often', () => {
    const count = 3000;
    for (const size of [8, 12]) {
      const depths = many(size, 'balanced', count).map((question) => lookahead(question));
      for (let depth = 0; depth <= deepest(size); depth++)
        expectShare(depths.filter((d) => d === depth).length / count, 1 / (deepest(size) + 1), count);
    }
  });

  // Means of edges by graphs.cpp, 20,000 graphs each; the standard error here is below 0.05.
  it.each([
    [8, [2.58, 6.08, 6.43, 6.86]],
    [12, [2.89, 8.71, 9.13, 9.49, 9.79, 10.86]],
  ])('has as many edges at each lookahead as what networks are trained on, size %i', (size, edges) => {
    edges.forEach((expected, depth) => {
      const found = mean(many(size, 'balanced', 1500, depth).map((question) => question.edges.length));
      expect(Math.abs(found - expected)).toBeLessThan(0.2);
    });
  });

  it('draws naive graphs that hardly ever ask to look ahead', () => {
    const count = 4000;
    const questions = many(12, 'naive', count);
    // By graphs.cpp and the least over right answers, 20,000 graphs: 0.0786.
    expectShare(questions.filter((question) => lookahead(question)! >= 2).length / count, 0.0786, count);
    expect(questions.some((question) => usefulChildren(question).length > 1)).toBe(true);
  });

  it('draws stars of chains of one length, the goal at the end of one', () => {
    const shapes = new Set<string>();
    for (const question of many(12, 'star', 2000)) {
      const children = childrenOf(question);
      const spokes = children[question.start].length;
      const ends = children.flatMap((list, v) =>
        list.length === 0 && question.edges.some(([, to]) => to === v) ? [v] : [],
      );
      expect(ends).toContain(question.goal);
      expect(ends).toHaveLength(spokes);
      const length = question.edges.length / spokes;
      expect(lookahead(question)).toBe(spokes > 1 ? length : 0);
      shapes.add(`${length} ${spokes}`);
    }
    // Lengths 1 to 5, with up to 11, 5, 3, 2, 2 spokes.
    expect(shapes.size).toBe(23);
  });

  it('asks tests with one right answer, and a wrong one where there is a choice', () => {
    const rng = new Rng().start(6, 1, 0);
    for (let i = 0; i < 300; i++) {
      const question = drawTest(rng, 8, i % 4);
      expect(lookahead(question)).toBe(i % 4);
      expect(usefulChildren(question)).toHaveLength(1);
      if (i % 4 > 0) expect(childrenOf(question)[question.start].length).toBeGreaterThan(1);
    }
  });
});
