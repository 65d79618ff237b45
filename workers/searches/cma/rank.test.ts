import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFlat, newJudgement, orderRows, rankingFor, type Aim } from './rank.ts';

/** Few values, so that ties are common. */
const rowsOf = fc.array(
  fc.record({
    status: fc.constantFrom(0, 1, 2),
    gain: fc.integer({ min: -2, max: 2 }),
    objective: fc.integer({ min: 0, max: 3 }),
    x: fc.integer({ min: -2, max: 2 }),
    y: fc.integer({ min: -2, max: 2 }),
  }),
  { minLength: 2, maxLength: 12 },
);

type Row = { status: number; gain: number; objective: number; x: number; y: number };

/** The ranking as the papers say it: a pair to be compared in turn. */
const KEYS: Record<Aim, (row: Row) => [number, number]> = {
  improvement: ({ status, gain }) => [status, gain],
  'random-direction': ({ status, x, y }) => [status, 3 * x - 5 * y],
  objective: ({ objective }) => [0, objective],
  gain: ({ gain }) => [0, gain],
};
const AIMS: readonly Aim[] = ['improvement', 'random-direction', 'objective', 'gain'];

/** Ranks `rows`, which stand from row 3 on. */
function rank(aim: Aim, rows: readonly Row[], enteredFirst: boolean) {
  const first = 3;
  const end = first + rows.length;
  const judgement = newJudgement(end);
  const results = { objectives: new Float64Array(end), descriptors: new Float64Array(2 * end) };
  rows.forEach((row, i) => {
    judgement.status[first + i] = row.status;
    judgement.gain[first + i] = row.gain;
    results.objectives[first + i] = row.objective;
    results.descriptors.set([row.x, row.y], 2 * (first + i));
  });
  const ranking = { stage: new Uint8Array(end), score: new Float64Array(end) };
  rankingFor(aim, [3, -5], judgement, results, first, end, ranking);
  const ranked = new Uint32Array(rows.length);
  const entered = orderRows(ranking, judgement, first, enteredFirst, ranked);
  return { order: [...ranked].map((row) => row - first), entered, flat: isFlat(ranking, first, end) };
}

it('orders as a tournament of each against each does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...AIMS), rowsOf, fc.boolean(), (aim, rows, enteredFirst) => {
      const { order, entered, flat } = rank(aim, rows, enteredFirst);
      const beats = (a: number, b: number) => {
        const [keysA, keysB] = [a, b].map((i) => {
          const came = enteredFirst && rows[i].status > 0 ? 1 : 0;
          return [came, ...KEYS[aim](rows[i]), -i];
        });
        const differs = keysA.findIndex((v, k) => v !== keysB[k]);
        return differs >= 0 && keysA[differs] > keysB[differs];
      };
      const wins = rows.map((_, a) => rows.filter((__, b) => beats(a, b)).length);
      expect(order.map((i) => wins[i])).toEqual(rows.map((_, place) => rows.length - 1 - place));
      expect(entered).toBe(rows.filter(({ status }) => status > 0).length);
      if (enteredFirst) expect(order.slice(0, entered).every((i) => rows[i].status > 0)).toBe(true);
      expect(flat).toBe(rows.every((row) => String(KEYS[aim](row)) === String(KEYS[aim](rows[0]))));
    }),
  );
});

it('calls flat what differs by less than 1e-12, in the same stage', () => {
  const flat = (scores: readonly number[], stages = [1, 1]) =>
    isFlat({ stage: Uint8Array.from(stages), score: Float64Array.from(scores) }, 0, 2);
  expect(flat([1, 1 + 0.9e-12])).toBe(true);
  expect(flat([1, 1 + 1.1e-12])).toBe(false);
  expect(flat([1, 1], [1, 2])).toBe(false);
});
