import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Rng } from '../../../workers/core/rng.ts';
import { drawQuestion, DISTRIBUTIONS } from '../../../workers/problems/graph-path/draw.ts';
import { graphText, readGraph } from './graph-text.ts';

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
