import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { DISTRIBUTIONS, drawQuestion } from './draw.ts';
import { childrenOf, usefulChildren, type Question } from './question.ts';
import { solve, SOLVERS } from './solvers.ts';

/** 1 → 2 → 3 and 1 → 4 → 5 → 6, the goal 6. */
const FORK: Question = { size: 8, edges: [[1, 2], [2, 3], [1, 4], [4, 5], [5, 6]], start: 1, goal: 6 }; // prettier-ignore

/** Length of a shortest path by trying all. */
function distance(question: Question, from: number): number {
  if (from === question.goal) return 0;
  return Math.min(...childrenOf(question)[from].map((child) => 1 + distance(question, child)));
}

describe('solve', () => {
  it('expands what a search by hand expands', () => {
    const rng = new Rng().start(1, 1, 0);
    // Breadth-first 1, 2, 4, 3, 5; depth-first 1, 2, 3, 4, 5; greedy asks 1, 2 and 4, all alike but for nothing.
    expect(solve('breadth-first', FORK, rng)).toEqual({ next: 4, expanded: 5 });
    expect(solve('depth-first', FORK, rng)).toEqual({ next: 4, expanded: 5 });
    expect(solve('greedy', FORK, rng)).toEqual({ next: 2, expanded: 3 });
    const near = { ...FORK, goal: 4 };
    expect(solve('breadth-first', near, rng)).toEqual({ next: 4, expanded: 2 });
    expect(solve('depth-first', near, rng)).toEqual({ next: 4, expanded: 3 });
    expect(solve('greedy', near, rng)).toEqual({ next: 4, expanded: 1 });
  });

  it('of searches always gives a right answer, breadth-first one on a shortest path', () => {
    const rng = new Rng().start(2, 1, 0);
    for (let i = 0; i < 600; i++) {
      const question = drawQuestion(rng, 12, DISTRIBUTIONS[i % 3]);
      const useful = usefulChildren(question);
      for (const solver of SOLVERS) {
        const { next, expanded } = solve(solver, question, rng);
        expect(childrenOf(question)[question.start]).toContain(next);
        if (solver !== 'greedy') expect(useful).toContain(next);
        expect(expanded).toBeGreaterThan(0);
        if (solver === 'breadth-first' || solver === 'depth-first') expect(expanded).toBeLessThanOrEqual(12);
        if (solver === 'breadth-first') expect(1 + distance(question, next)).toBe(distance(question, question.start));
      }
    }
  });

  it('says 0 where there is no way', () => {
    const lost = { ...FORK, start: 4, goal: 3 };
    for (const solver of ['breadth-first', 'depth-first', 'random-walk'] as const)
      expect(solve(solver, lost, new Rng().start(1, 1, 0)).next).toBe(0);
  });
});
