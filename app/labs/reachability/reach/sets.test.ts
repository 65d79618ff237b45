import { expect, test } from 'vitest';
import { Rng } from '../../../../workers/core/rng.ts';
import { drawQuestion } from '../../../../workers/problems/graph-path/draw.ts';
import { childrenOf, reachedFrom, type Question } from '../../../../workers/problems/graph-path/question.ts';
import { separationOf, setsOf, spansOf } from './sets.ts';

const chain: Question = {
  size: 8,
  edges: [
    [1, 2],
    [2, 3],
    [3, 4],
    [5, 6],
  ],
  start: 1,
  goal: 4,
};

/** Influences as if each token knew the edges at most `span` edges from its own, in either direction along paths. */
function pretended(question: Question, span: number): Float64Array {
  const { edges } = question;
  const spanOf = spansOf(question);
  const near = (a: number, b: number) => a === b || (spanOf(a, b) > 0 && spanOf(a, b) <= span);
  const out = new Float64Array((3 * edges.length + 5) * edges.length);
  edges.forEach((own, place) =>
    own.forEach((v, i) =>
      edges.forEach(([a, b], e) => {
        if (near(v, a) && near(v, b)) out[(3 * place + 1 + i) * edges.length + e] = 1;
      }),
    ),
  );
  return out;
}

test('a path spans the same whichever way it leads, and nothing where there is none', () => {
  const rng = new Rng();
  for (let i = 0; i < 30; i++) {
    const question = drawQuestion(rng.start(5, 6, i), 12, 'naive');
    const children = childrenOf(question);
    const spanOf = spansOf(question);
    const reaches = children.map((_, v) => reachedFrom(children, v));
    const wrong: string[] = [];
    for (let v = 1; v < children.length; v++)
      for (let w = 1; w < children.length; w++) {
        const connected = v !== w && (reaches[v][w] === 1 || reaches[w][v] === 1);
        if (spanOf(v, w) > 0 !== connected || spanOf(v, w) !== spanOf(w, v)) wrong.push(`${v} ${w}`);
        // One step less from some child, and not less than that from any.
        if (reaches[v][w] !== 1 || spanOf(v, w) < 2) continue;
        const below = children[v].filter((c) => reaches[c][w] === 1).map((c) => spanOf(c, w));
        if (Math.min(...below) !== spanOf(v, w) - 1) wrong.push(`${v} ${w}: ${spanOf(v, w)}`);
      }
    expect(wrong).toEqual([]);
  }
});

test('sets that reach a span are counted against what is connected', () => {
  const full = setsOf(chain, pretended(chain, 3), 0.5, 2);
  expect(full.figures).toEqual({
    separation: 1,
    size: 14 / 6,
    pairs: 14,
    reached: 14,
    within: 14,
    beyond: 0,
    falsely: 0,
    apart: 16,
  });
  const early = setsOf(chain, pretended(chain, 3), 0.5, 0);
  expect(early.figures).toMatchObject({ within: 8, beyond: 6 });
  const near = setsOf(chain, pretended(chain, 1), 0.5, 0);
  expect(near.figures).toMatchObject({ reached: 8, beyond: 0 });
  expect(near.agreement(1, 3)).toBe('missed');
  expect(near.agreement(1, 2)).toBe('both');
  expect(near.agreement(1, 5)).toBe('neither');
  expect(near.edgesOf(2)).toEqual([0, 1]);
});

test('what is influenced without a path is false, and the last column is the answer', () => {
  const influences = pretended(chain, 0);
  influences[1 * 4 + 3] = 0.7;
  influences[16 * 4 + 2] = 0.6;
  const sets = setsOf(chain, influences, 0.5, 1);
  expect(sets.agreement(1, 5)).toBe('false');
  expect(sets.agreement(5, 1)).toBe('neither');
  expect(sets.figures.falsely).toBe(2);
  expect(sets.answer).toEqual([2]);
  influences[16 * 4 + 1] = 0.2;
  influences[16 * 4 + 0] = 0.3;
  expect(setsOf(chain, influences, 0.5, 1).answer).toEqual([0, 2]);
});

test('influences that do not hang on paths separate nothing', () => {
  expect(separationOf(chain, new Float64Array(17 * 4).fill(0.3))).toBe(0.5);
  expect(separationOf(chain, pretended(chain, 3))).toBe(1);
  expect(separationOf({ ...chain, edges: chain.edges.slice(0, 3) }, new Float64Array(14 * 3))).toBeUndefined();
});
