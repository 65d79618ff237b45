import { expect, test } from 'vitest';
import { Rng } from '../../../../workers/core/rng.ts';
import { drawQuestion } from '../../../../workers/problems/graph-path/draw.ts';
import { layoutGraph, usedVertices, type Point } from './layout.ts';

/** Whether two straight pieces cross between their ends. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

const at = (places: ReadonlyMap<number, Point>, vertex: number): Point => places.get(vertex) ?? { x: NaN, y: NaN };

test('edges lead to later layers by whole layers, and no two things share a place', () => {
  const rng = new Rng();
  for (let i = 0; i < 40; i++) {
    const question = drawQuestion(rng.start(1, 2, i), 12, i % 2 === 0 ? 'balanced' : 'naive');
    const { places, bends, layers, steps } = layoutGraph(question);
    expect([...places.keys()].toSorted((a, b) => a - b)).toEqual(usedVertices(question));
    question.edges.forEach(([from, to], e) => {
      const xs = [at(places, from), ...bends[e], at(places, to)].map(({ x }) => x);
      for (let k = 1; k < xs.length; k++) expect(xs[k] - xs[k - 1]).toBe(1);
    });
    const all = [...places.values(), ...bends.flat()];
    expect(all.filter(({ x, y }) => x >= layers || y >= steps || Math.min(x, y) < 0)).toEqual([]);
    const close = (a: Point, b: Point) => a !== b && a.x === b.x && Math.abs(a.y - b.y) < 1 - 1e-9;
    expect(all.filter((a) => all.some((b) => close(a, b)))).toEqual([]);
  }
});

test('trees and chains are drawn without crossings', () => {
  const rng = new Rng();
  for (let i = 0; i < 20; i++) {
    const size = 14;
    const edges = Array.from(
      { length: size - 1 },
      (_, v) => [1 + rng.start(3, 4, 100 * i + v).below(v + 1), v + 2] as const,
    );
    const { places } = layoutGraph({ edges, start: 1, goal: size });
    const crossed = edges.filter(([a, b]) =>
      edges.some(([c, d]) => cross(at(places, a), at(places, b), at(places, c), at(places, d))),
    );
    expect(crossed).toEqual([]);
  }
});

test('a chain is a straight line, a late source stands before its child, and loose vertices below', () => {
  const edges = [
    [1, 2],
    [2, 3],
    [3, 4],
    [5, 4],
  ] as const;
  const { places, steps } = layoutGraph({ edges, start: 1, goal: 4 }, [7, 8]);
  const height = at(places, 1).y;
  expect(at(places, 2).y).toBeCloseTo(height, 1);
  expect(at(places, 5).x).toBe(2);
  expect(at(places, 7).y).toBe(steps - 1);
  expect(at(places, 8).x).toBe(1);
});
