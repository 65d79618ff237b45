import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { explain, kindsOf } from './explain.ts';
import type { Measurement } from './explain-measure.ts';
import { PAPER_THRESHOLDS, type Op } from './explain-ops.ts';
import { encode } from './tokens.ts';

/** Columns:  0 EDGE  1: 1  2: 2  3 EDGE  4: 2  5: 3  6 EDGE  7: 1  8: 4  9 QUERY  10: 1  11: 3  12 PATH  13: 1 */
const question = {
  size: 5,
  edges: [
    [1, 2],
    [2, 3],
    [1, 4],
  ],
  start: 1,
  goal: 3,
} as const;
const row = encode(question);
const n = row.length;
const LAYERS = 3;
const TOKENS = [1, 2, 3, 4, 6, 7, 9];

interface Entry {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
  readonly negative?: boolean;
  /** Tokens that both sides depend on. */
  readonly token?: number;
  readonly places?: readonly [source: number, target: number];
}

/** A measurement in which just these entries matter, for just these reasons. */
function measurementOf(entries: readonly Entry[], finals: readonly number[]): Measurement {
  const count = TOKENS.length + n;
  const drops = new Float32Array(LAYERS * 2 * n * n);
  const falls = { source: new Float32Array(LAYERS * n * n * count), target: new Float32Array(LAYERS * n * n * count) };
  for (const { layer, to, from, negative = false, token, places } of entries) {
    drops[(2 * layer + (negative ? 1 : 0)) * n * n + to * n + from] = 1;
    const at = ((layer * n + to) * n + from) * count;
    const sign = negative ? -1 : 1;
    if (token !== undefined)
      for (const side of [falls.source, falls.target]) side[at + TOKENS.indexOf(token)] = 9 * sign;
    if (places === undefined) continue;
    falls.source[at + TOKENS.length + places[0]] = 9 * sign;
    falls.target[at + TOKENS.length + places[1]] = 9 * sign;
  }
  return {
    ...{
      question,
      row,
      layers: LAYERS,
      width: 46,
      answer: 2,
      right: true,
      candidates: finals,
      tokens: TOKENS,
      standIn: 5,
    },
    ...{ attention: new Float32Array(LAYERS * n * n), drops, falls, done: 1, all: 1, passes: 7 },
    matchFalls: finals.map(() => new Float32Array((LAYERS - 1) * 4 * n * n)),
  };
}

/** Both edges gathered at their beginnings, joined at 2, then read by the last token. */
const PATH: readonly Entry[] = [
  { layer: 0, to: 1, from: 2, places: [2, 1] },
  { layer: 0, to: 4, from: 5, places: [5, 4] },
  { layer: 1, to: 1, from: 4, token: 2, negative: true },
  { layer: 2, to: 13, from: 1, token: 1 },
];
const without = (k: number) => PATH.filter((_, i) => i !== k);

describe('explain', () => {
  it('pushes sets from the inputs to the answer', () => {
    // An entry that nothing leads on from is no part of the graph.
    const found = explain(
      measurementOf([...PATH, { layer: 1, to: 8, from: 3, negative: true }], [1]),
      PAPER_THRESHOLDS,
    );
    expect(found.explained).toBe(true);
    expect(found).toMatchObject({ known: [1, 2, 3], gap: 'explained', missing: [], entries: 4, merges: 4, passes: 7 });
    expect(found.ops).toHaveLength(5);
    expect(found.nodes.map(({ layer, column }) => `${layer}:${column}`)).toEqual(
      ['0:1', '0:2', '0:4', '0:5', '0:13', '1:1', '1:4', '1:13', '2:1', '2:13', '3:13'], // prettier-ignore
    );
    const at = (layer: number, column: number) => found.nodes.find((v) => v.layer === layer && v.column === column);
    expect(at(1, 4)).toMatchObject({ token: 2, vertices: [2, 3], places: [4, 5], span: 1 });
    expect(at(2, 1)).toMatchObject({ vertices: [1, 2, 3], places: [1, 2, 4, 5], span: 2 });
    // Two edges join to a path of two: doubled. The last token's vertex is on that path: not.
    const told = found.edges.filter(({ op }) => op !== undefined).map(({ kinds, maximal, adds }) => [...kinds, maximal, adds]); // prettier-ignore
    expect(told).toEqual([
      ['forward step', true, true],
      ['forward step', true, true],
      ['token match', true, true],
      ['token match', false, true],
    ]);
    expect(found.edges.filter(({ op }) => op === undefined)).toHaveLength(6);
    expect([found.deadEnds, found.deadEndsKnown]).toEqual([1, 0]);
  });

  it('says what is missing: explanations, or entries', () => {
    const unexplained = explain(measurementOf([...without(1), { layer: 0, to: 4, from: 5 }], [1]), PAPER_THRESHOLDS);
    expect(unexplained).toMatchObject({ explained: false, known: [1, 2], missing: [3], gap: 'unexplained entries' });
    const cut = explain(measurementOf(without(1), [1]), PAPER_THRESHOLDS);
    expect(cut).toMatchObject({ explained: false, known: [1, 2], missing: [3], gap: 'no entries' });
    expect(explain(measurementOf([], [12]), PAPER_THRESHOLDS)).toMatchObject({
      known: [1],
      missing: [2, 3],
      entries: 1,
    });
  });

  it('follows the thresholds', () => {
    const measurement = measurementOf(PATH, [1]);
    expect(explain(measurement, { ...PAPER_THRESHOLDS, alpha: 1.5 })).toMatchObject({ entries: 1, known: [1] });
    const strict = explain(measurement, { ...PAPER_THRESHOLDS, kappaPerturb: 0.5 });
    expect(strict).toMatchObject({ entries: 4, merges: 0, gap: 'unexplained entries' });
  });

  it('lets marks gather by places where that counts', () => {
    const entries = [...without(1), { layer: 0, to: 9, from: 11, places: [11, 9] as const }, { layer: 2, to: 13, from: 9, token: 3 }]; // prettier-ignore
    // A goal copy is the paper's; the same from another column is not.
    expect(explain(measurementOf(entries, [1, 9]), PAPER_THRESHOLDS).explained).toBe(true);
    const other = entries.map((entry) => (entry.from === 11 ? { ...entry, from: 5, places: [5, 9] as const } : entry));
    const measurement = measurementOf(other, [1, 9]);
    expect(explain(measurement, PAPER_THRESHOLDS)).toMatchObject({ explained: false, missing: [3] });
    expect(explain(measurement, { ...PAPER_THRESHOLDS, placeCopies: true }).explained).toBe(true);
  });

  it('scattered, keeps the number of entries of a layer', () => {
    const { ops } = explain(measurementOf(PATH, [1]), PAPER_THRESHOLDS, new Rng().start(1, 1, 0));
    expect(ops.map(({ layer, negative }) => `${layer} ${negative}`)).toEqual([
      '0 false',
      '0 false',
      '1 true',
      '2 false',
    ]);
  });
});

describe('kindsOf', () => {
  const none = { tokens: [], places: [] };
  const held = (tokens: number[], places: number[]) => ({ tokens: new Set(tokens), places: new Set(places) });
  const op = (parts: Partial<Op>): Op => ({ layer: 0, to: 13, from: 4, negative: false, attention: 1, drop: 1, matchDrop: 0, source: none, target: none, ...parts }); // prettier-ignore
  const kinds = (made: Op, by = held([2], [4]), at = held([1], [13])) => kindsOf(made, by, at, row, 5, false);

  it('asks both ends for the places of a step, and the source for a token', () => {
    const forward = op({ source: { tokens: [], places: [4] }, target: { tokens: [], places: [3] } });
    expect(kinds(forward)).toEqual([]);
    expect(kinds(forward, held([2], [4]), held([1], [3, 13]))).toEqual(['forward step']);
    const backward = op({ source: { tokens: [], places: [4] }, target: { tokens: [], places: [5] } });
    expect(kinds(backward, held([2], [4]), held([1], [5]))).toEqual(['backward step']);
    const match = op({ source: { tokens: [2, 6], places: [] }, target: { tokens: [2, 6], places: [] } });
    expect(kinds(match)).toEqual(['token match']);
    expect(kinds(match, held([6, 3], [4]))).toEqual([]);
  });

  it('selects for the last token what start and goal have reached', () => {
    const both = op({ source: { tokens: [], places: [10, 11] }, target: { tokens: [], places: [13] } });
    expect(kinds(both)).toEqual([]);
    expect(kinds(both, held([2], [4, 10, 11]))).toEqual(['final selection']);
    const goal = op({ source: { tokens: [], places: [11] }, target: none });
    expect(kinds(goal, held([3], [11]))).toEqual(['goal copy']);
    expect(kinds(goal)).toEqual([]);
  });
});
