import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { DISTRIBUTIONS, drawQuestion } from './draw.ts';
import {
  childrenOf,
  distances,
  lookahead,
  lookaheadOf,
  reachedFrom,
  refusal,
  usefulChildren,
  type Question,
} from './question.ts';

/** By distances of all pairs, and levels as sets: those at a distance, and those of them that hang on `next` by its levels. */
function lookaheadBySets({ size, edges, start, goal }: Question, next: number): number {
  const joined = new Set(edges.map(([from, to]) => `${from} ${to}`));
  const vertices = Array.from({ length: size }, (_, i) => i + 1);
  let level = new Set(vertices.filter((v) => joined.has(`${start} ${v}`)));
  let ours = new Set([next]);
  const before = new Set([start, ...level]);
  for (let depth = 0; ; depth++) {
    if ([...level].every((v) => ours.has(v))) return depth;
    if (level.has(goal)) return depth + 1;
    const below = (from: Set<number>) => vertices.filter((v) => [...from].some((u) => joined.has(`${u} ${v}`)));
    const following = new Set(below(level).filter((v) => !before.has(v)));
    ours = new Set(below(ours).filter((v) => following.has(v)));
    for (const v of following) before.add(v);
    level = following;
  }
}

/** Disjoint chains of these lengths from vertex 1; the goal ends the first. */
function chains(lengths: readonly number[]): Question {
  const edges: [number, number][] = [];
  let vertex = 1;
  for (const length of lengths) for (let i = 0; i < length; i++) edges.push([i === 0 ? 1 : vertex, ++vertex]);
  return { size: Math.max(vertex, edges.length), edges, start: 1, goal: 1 + lengths[0] };
}

describe('lookahead', () => {
  it('of disjoint chains is the shorter of the way to the goal and the longest other', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lengths, (all) => {
        expect(lookahead(chains(all))).toBe(Math.min(all[0], Math.max(0, ...all.slice(1))));
      }),
    );
  });

  it('agrees with levels as sets on random graphs', () => {
    const rng = new Rng().start(3, 1, 0);
    let deep = 0;
    for (let i = 0; i < 1500; i++) {
      const question = drawQuestion(rng, 5 + (i % 8), DISTRIBUTIONS[i % 3]);
      for (const next of usefulChildren(question)) {
        const found = lookaheadOf(childrenOf(question), question.start, question.goal, next);
        expect(found).toBe(lookaheadBySets(question, next));
        if (found > 1) deep++;
      }
    }
    expect(deep).toBeGreaterThan(300);
  });
});

describe('usefulChildren', () => {
  it('are the children on some path, found by trying all paths', () => {
    const rng = new Rng().start(4, 1, 0);
    for (let i = 0; i < 300; i++) {
      const question = drawQuestion(rng, 12, 'naive');
      const leads = (v: number): boolean =>
        v === question.goal || question.edges.some(([from, to]) => from === v && leads(to));
      const expected = question.edges.filter(([from, to]) => from === question.start && leads(to)).map(([, to]) => to);
      expect(usefulChildren(question)).toEqual(expected);
      expect(reachedFrom(childrenOf(question), question.start)[question.goal]).toBe(1);
    }
  });
});

describe('refusal', () => {
  const asked = (edges: [number, number][], start = 1, goal = 3, size = 4) => refusal({ size, edges, start, goal });

  it('lets a question pass', () => {
    expect(asked([[1, 2], [2, 3]])).toBeUndefined(); // prettier-ignore
  });

  it('says what is wrong', () => {
    expect(asked([[1, 2], [2, 3], [3, 1]])).toMatch(/cycle/); // prettier-ignore
    expect(asked([[1, 2], [2, 2], [2, 3]])).toMatch(/cycle/); // prettier-ignore
    expect(asked([[1, 2], [2, 5]])).toMatch(/there is 5/); // prettier-ignore
    expect(asked([[1, 2], [1, 2], [2, 3]])).toMatch(/twice/); // prettier-ignore
    expect(asked([[1, 2], [2, 3], [1, 3], [1, 4], [2, 4]])).toMatch(/at most 4 edges.*are 5/); // prettier-ignore
    expect(asked([[1, 2], [2, 3]], 3, 1)).toMatch(/no.*path|a path from 3 to 1/); // prettier-ignore
    expect(asked([[1, 2]], 1, 1)).toMatch(/other than the start/); // prettier-ignore
    expect(asked([])).toMatch(/at least one edge/);
  });
});

describe('distances', () => {
  it('are of the shortest ways', () => {
    const far = distances({
      size: 8,
      edges: [
        [1, 2],
        [2, 3],
        [1, 3],
        [3, 4],
        [6, 7],
      ],
      start: 1,
      goal: 4,
    });
    const of = (from: number) => Array.from({ length: 8 }, (_, i) => far[from * 9 + i + 1]);
    expect(of(1)).toEqual([0, 1, 1, 2, -1, -1, -1, -1]);
    expect(of(6)).toEqual([-1, -1, -1, -1, -1, 0, 1, -1]);
  });

  it('are there where a path is', () => {
    const rng = new Rng().start(1, 1, 1);
    for (let i = 0; i < 50; i++) {
      const question = drawQuestion(rng, 12, 'naive');
      const far = distances(question);
      const children = childrenOf(question);
      for (let v = 1; v <= 12; v++) {
        const reached = reachedFrom(children, v);
        for (let w = 1; w <= 12; w++) expect(far[v * 13 + w] >= 0).toBe(reached[w] === 1);
      }
    }
  });
});
