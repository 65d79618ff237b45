import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Rng } from '../../../workers/core/rng.ts';
import { drawQuestion, DISTRIBUTIONS } from '../../../workers/problems/graph-path/draw.ts';
import { graphText, notShown, readGraph } from './graph-text.ts';

it('reads every graph that it writes, in the form that links take', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...DISTRIBUTIONS), (seed, distribution) => {
      const question = drawQuestion(new Rng().start(seed, 1, 0), 12, distribution);
      const text = graphText(question);
      expect(text).toMatch(/^(\d{1,2}-\d{1,2},){1,64}\d{1,2}\.\.\d{1,2}$/);
      expect(readGraph(text, 12)).toEqual(question);
    }),
  );
});

it('takes nothing else for a graph', () => {
  for (const text of ['', '1-2', '1-2,1', '1-2,1..', '1>2,1..2', '1-2,2-3,a..3', '1..2,1-2'])
    expect(readGraph(text, 8)).toBeUndefined();
  expect(readGraph('3-1,1-2,3..2', 8)).toEqual({ size: 8, edges: [[3, 1], [1, 2]], start: 3, goal: 2 }); // prettier-ignore
});

it('says of a graph that is too large for a solver just that, and of one that nobody can be asked what is wrong', () => {
  const edges = Array.from({ length: 9 }, (_, i) => [i + 1, i + 2] as const);
  const chain = { size: 12, edges, start: 1, goal: 4 };
  expect(notShown(chain, 'E = 12')).toBeUndefined();
  expect(notShown({ ...chain, size: 8 }, 'E = 8')).toMatch(/^E = 8 takes graphs of at most 8 edges .* has 9 edges: /);
  expect(notShown({ size: 8, edges: [[1, 9]], start: 1, goal: 9 }, 'E = 8')).toMatch(/has a vertex 9: /);
  expect(notShown({ ...chain, goal: 1 }, 'E = 12')).toMatch(/^The graph of the link was not taken: a goal other than/);
  expect(notShown({ size: 8, edges: [[1, 2], [2, 1]], start: 1, goal: 2 }, 'E = 8')).toMatch(/without cycles/); // prettier-ignore
});
