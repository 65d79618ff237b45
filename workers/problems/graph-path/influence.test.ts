import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { drawQuestion } from './draw.ts';
import { forward } from './forward.ts';
import { influence, influencedVertices, influenceRows, unconnected, unusedVertex } from './influence.ts';
import type { Question } from './question.ts';
import { parameterCount, transformerOf } from './weights.ts';

const CHAIN: Question = { size: 8, edges: [[1, 2], [2, 3], [5, 6]], start: 1, goal: 3 }; // prettier-ignore

/** Without any weight a layer adds nothing, so no edge can influence another. */
const silent = transformerOf(new Float32Array(parameterCount(8, 2)), 8, 2);

describe('influenceRows', () => {
  it('takes one edge away at a time', () => {
    const [clean, ...others] = influenceRows(CHAIN)!;
    expect([...clean]).toEqual([10, 1, 2, 10, 2, 3, 10, 5, 6, 12, 1, 3, 9, 1]);
    expect(others.map((row) => [...row.subarray(0, 9)])).toEqual([
      [10, 4, 4, 10, 2, 3, 10, 5, 6],
      [10, 1, 2, 10, 4, 4, 10, 5, 6],
      [10, 1, 2, 10, 2, 3, 10, 4, 4],
    ]);
  });

  it('needs a vertex that is not used', () => {
    const edges = Array.from({ length: 7 }, (_, i) => [i + 1, i + 2] as const);
    expect(unusedVertex({ size: 8, edges, start: 1, goal: 8 })).toBeUndefined();
    expect(influenceRows({ size: 8, edges, start: 1, goal: 8 })).toBeUndefined();
  });
});

describe('influence', () => {
  it('of an edge at the start is on its own tokens only, and stays there where layers add nothing', () => {
    const traces = influenceRows(CHAIN)!.map((row) => forward(silent, row));
    for (const layer of [0, 1, 2]) {
      const found = influence(CHAIN, (row) => traces[row].states[layer]);
      for (let c = 0; c < 14; c++) {
        for (let e = 0; e < 3; e++) {
          const own = c < 9 && Math.floor(c / 3) === e && c % 3 !== 0;
          // One of two ones is elsewhere: √2 / √2.
          expect(found[c * 3 + e]).toBeCloseTo(own ? 1 : 0, 12);
        }
      }
      const reached = influencedVertices(CHAIN, found, 0.5);
      const ones = Array.from(reached).flatMap((value, i) => (value === 1 ? [[Math.floor(i / 9), i % 9]] : []));
      expect(ones).toEqual([[1, 1], [1, 2], [2, 1], [2, 2], [2, 3], [3, 2], [3, 3], [5, 5], [5, 6], [6, 5], [6, 6]]); // prettier-ignore
      // Tokens of 1, 2, 2, 3 about edge 3, and of 5, 6 about edges 1 and 2.
      expect(unconnected(CHAIN, found)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    }
  });

  it('is the change that one edge makes, computed token by token', () => {
    const rng = new Rng().start(21, 1, 0);
    const values = new Float64Array(parameterCount(8, 2));
    rng.fillNormals(values, 0, values.length);
    const transformer = transformerOf(Float32Array.from(values, (value) => value * 0.15), 8, 2); // prettier-ignore
    let question = drawQuestion(rng, 8, 'balanced', 1);
    while (unusedVertex(question) === undefined) question = drawQuestion(rng, 8, 'balanced', 1);
    const traces = influenceRows(question)!.map((row) => forward(transformer, row));
    const width = 58;
    const edges = question.edges.length;
    const found = influence(question, (row) => traces[row].states[2]);
    const norm = (x: Float64Array) => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
    for (let c = 0; c < 3 * edges + 5; c++) {
      const clean = traces[0].states[2].subarray(c * width, (c + 1) * width);
      for (let e = 0; e < edges; e++) {
        const change = clean.map((value, i) => value - traces[e + 1].states[2][c * width + i]);
        expect(found[c * edges + e]).toBeCloseTo(norm(change) / norm(clean), 9);
        expect(found[c * edges + e]).toBeGreaterThan(0);
      }
    }
  });
});
