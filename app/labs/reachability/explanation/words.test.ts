import { expect, it } from 'vitest';
import type { Explanation } from '../../../../workers/problems/graph-path/explain.ts';
import { columnsOf } from '../attention/columns.ts';
import { placesOf } from './places.ts';
import { edgeText, nodeText, verdictText } from './words.ts';

const question = { size: 8, edges: [[1, 2], [2, 3]] as const, start: 1, goal: 3 }; // prettier-ignore
const columns = columnsOf(question);
const last = 10;
const node = { token: 1, tokens: [], places: [] };

/** Two columns of one layer: the target of 1→2 is read by the last token. */
const found: Explanation = {
  question,
  answer: 2,
  right: true,
  finals: [2],
  ops: [{ layer: 0, to: last, from: 2, negative: false, attention: 0.5, drop: 1.25, matchDrop: 0, source: { tokens: [], places: [] }, target: { tokens: [], places: [] } }], // prettier-ignore
  nodes: [
    { ...node, layer: 0, column: 2, vertices: [2], span: 0 },
    { ...node, layer: 0, column: last, vertices: [1], span: 0 },
    { ...node, layer: 1, column: last, vertices: [1, 2], span: 1 },
  ],
  edges: [
    { from: 1, to: 2, op: undefined, kinds: [], adds: false, maximal: false },
    { from: 0, to: 2, op: 0, kinds: ['token match'], adds: true, maximal: true },
  ],
  entries: 1,
  merges: 1,
  maximal: 1,
  known: [1, 2],
  explained: false,
  gap: 'no entries',
  missing: [3],
  deadEnds: 0,
  deadEndsKnown: 0,
  passes: 10,
};

it('says what is missing, and why', () => {
  expect(verdictText(found)).toBe(
    'Not explained: the last token ends with 1, 2; 3 would be needed for a path from 1 to 3: no attention entry that matters carries it.',
  );
  expect(verdictText({ ...found, explained: true, gap: 'explained', known: [1, 2, 3] })).toBe(
    'Explained: the last token ends with 1, 2, 3, which holds a path from 1 to 3.',
  );
});

it('says what nodes hold and what edges do', () => {
  expect(nodeText(found, 2, columns)).toBe('last token 1, after layer 1: knows 1, 2, a path of 1 edge among them');
  expect(nodeText(found, 0, columns)).toBe('target of 1→2, before layer 1: knows 2');
  expect(edgeText(found, 0, columns)).toBe('last token 1 keeps what it has through layer 1');
  expect(edgeText(found, 1, columns)).toBe(
    'Layer 1: last token 1 looks at target of 1→2 (50 %), by token match, doubles a path; without it the answer falls by 1.25',
  );
});

it('puts inputs below answers, and columns from left to right', () => {
  const { x, y, columns: used } = placesOf(found, 400);
  expect(used.map(({ column }) => column)).toEqual([2, last]);
  expect(x[0]).toBeLessThan(x[1]);
  expect(x[1]).toBe(x[2]);
  expect(y[0]).toBe(y[1]);
  expect(y[2]).toBeLessThan(y[1]);
  for (const at of x) expect(at).toBeGreaterThan(0);
  for (const at of x) expect(at).toBeLessThan(400);
});
