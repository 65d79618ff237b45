import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PredictorFrame } from '../../core/frames.ts';
import { decodeLink } from '../../core/link.ts';
import { clonePlain } from '../../core/plain.ts';
import type { Run } from '../../core/run.ts';
import type { Accepted, Lens, Problem } from '../../core/types.ts';
import { catalogue, openRun } from '../../host/registry.ts';
import { predictor } from './predictor.ts';

const M = 2;
const PROBLEM: Problem = {
  space: { kind: 'real', dim: 1, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
  objectives: [
    { name: 'f0', unit: '%', floor: 0, ceiling: 9 },
    { name: 'f1', unit: '', floor: 0, ceiling: 9, minimised: true },
  ],
  descriptors: [
    { name: 'x', unit: '', range: [0, 1] },
    { name: 'y', unit: '', range: [0, 1] },
  ],
  evaluate() {},
};
const NONE: Accepted = { size: 0, rows: new Uint32Array(0), cells: new Uint32Array(0) };

/** What one evaluation was predicted to have, or null, and what it has. */
interface Row {
  readonly predicted: readonly number[] | null;
  readonly measured: readonly number[];
}

const newLens = (): Lens<PredictorFrame> =>
  predictor.create({ problem: PROBLEM, budget: 100, capacity: 8, archive: undefined }, {}) as Lens<PredictorFrame>;

/** Shows batches to the lens, from the one numbered `from` on. */
function watch(lens: Lens, batches: readonly (readonly Row[])[], from = 0): void {
  let at = batches.slice(0, from).reduce((sum, batch) => sum + batch.length, 0);
  for (const rows of batches.slice(from)) {
    const capacity = rows.length + 1;
    const objectives = new Float64Array(M * capacity);
    const predictions = new Float64Array(M * capacity).fill(NaN);
    rows.forEach(({ predicted, measured }, i) => {
      for (let k = 0; k < M; k++) objectives[k * capacity + i] = measured[k];
      predicted?.forEach((value, k) => (predictions[i * M + k] = value));
    });
    const firstBirth = at + 1;
    at += rows.length;
    lens.observe({
      at,
      firstBirth,
      batch: { size: rows.length, solutions: new Float64Array(capacity), parents: new Uint32Array(capacity) },
      results: { objectives, descriptors: new Float64Array(2 * capacity) },
      accepted: NONE,
      archive: undefined,
      predictions,
      measure: () => ({}),
    });
  }
}

/** Kendall's τ-b by its definition: every pair looked at. */
function tauOf(a: readonly number[], b: readonly number[]): number {
  let [sum, apartA, apartB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      sum += Math.sign(a[i] - a[j]) * Math.sign(b[i] - b[j]);
      apartA += a[i] === a[j] ? 0 : 1;
      apartB += b[i] === b[j] ? 0 : 1;
    }
  }
  return sum / Math.sqrt(apartA * apartB);
}

const meanError = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;

/** All of a frame, counted from the rows themselves. */
function plainly(batches: readonly (readonly Row[])[]) {
  const numbered = batches.flat().map((row, i) => ({ ...row, birth: i + 1 }));
  const chosen = numbered.filter(({ predicted }) => predicted !== null);
  const rounds = batches
    .map((batch) => batch.filter(({ predicted }) => predicted !== null))
    .filter((r) => r.length > 0);
  const each = (rows: readonly Row[], of: (a: readonly number[], b: readonly number[]) => number) =>
    Array.from({ length: M }, (_, k) =>
      rows.length === 0
        ? NaN
        : of(
            rows.map(({ measured }) => measured[k]),
            rows.map(({ predicted }) => predicted![k]),
          ),
    );
  return {
    births: chosen.map(({ birth }) => birth),
    predicted: chosen.flatMap(({ predicted }) => predicted!),
    measured: chosen.flatMap(({ measured }) => measured),
    starts: rounds.map((_, r) => rounds.slice(0, r).flat().length),
    tau: rounds.flatMap((rows) => each(rows, tauOf)),
    error: rounds.flatMap((rows) => each(rows, meanError)),
    allTau: each(chosen, tauOf),
    allError: each(chosen, meanError),
  };
}

/** NaN stays NaN, which equals itself. */
const rounded = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(value * 1e9) / 1e9 + 0);

function expectFrame(frame: PredictorFrame, batches: readonly (readonly Row[])[]): void {
  const wanted = plainly(batches);
  for (const key of ['births', 'predicted', 'measured', 'starts'] as const)
    expect(Array.from(frame[key])).toEqual(wanted[key]);
  for (const key of ['tau', 'error', 'allTau', 'allError'] as const)
    expect(rounded(frame[key])).toEqual(rounded(wanted[key]));
}

const value = fc.integer({ min: 0, max: 5 });
const row: fc.Arbitrary<Row> = fc.record({
  predicted: fc.option(fc.array(value, { minLength: M, maxLength: M }), { freq: 3 }),
  measured: fc.array(value, { minLength: M, maxLength: M }),
});
const run = fc.array(fc.array(row, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 8 });

describe('the predictor lens', () => {
  it('keeps what was predicted and measured, and tells how well they agree, as counting pairs does', () => {
    fc.assert(
      fc.property(run, (batches) => {
        const lens = newLens();
        watch(lens, batches);
        expectFrame(lens.frame(), batches);
        const { tau } = plainly(batches);
        const [first, second] = tau.length > 0 ? tau.slice(-M) : [NaN, NaN];
        expect(rounded([lens.metrics().predictionTau])).toEqual(rounded([(first + second) / 2]));
      }),
    );
  });

  it('shows the same at any playhead, sought back, played again, or carried on elsewhere', () => {
    fc.assert(
      fc.property(run, fc.nat(), (batches, where) => {
        const cut = where % (batches.length + 1);
        const lens = newLens();
        watch(lens, batches.slice(0, cut));
        const saved = clonePlain(lens.save());
        watch(lens, batches, cut);
        lens.load(saved, undefined);
        expectFrame(lens.frame(), batches.slice(0, cut));
        const other = newLens();
        other.load(saved, undefined);
        other.loadLog(clonePlain(lens.log()));
        expectFrame(other.frame(), batches.slice(0, cut));
        for (const one of [lens, other]) {
          watch(one, batches, cut);
          expectFrame(one.frame(), batches);
        }
      }),
    );
  });

  const opened = (link: string): Run => {
    const { spec, lens } = decodeLink(link, catalogue).value;
    const result = openRun(spec, lens);
    if (!result.ok) throw new Error(result.message);
    return result.value;
  };

  it.each(['linas', 'weaknas'])('follows %s: all but what began it was predicted', async (search) => {
    const begins = search === 'linas' ? 's.batch=20' : 's.batch=20&s.initial=20';
    const whole = opened(`problem=zdt1&search=${search}&${begins}&evals=100`);
    await whole.advance(100);
    const { births, measured, starts } = whole.lens('predictor').frame() as PredictorFrame;
    expect(Array.from(births)).toEqual(Array.from({ length: 80 }, (_, i) => 21 + i));
    expect(Array.from(starts)).toEqual([0, 20, 40, 60]);
    const { points } = whole.lens('pareto').frame() as { points: Float64Array };
    expect(Array.from(measured)).toEqual(Array.from(points.subarray(40)));
    expect(whole.metrics.predictionTau).toBeGreaterThan(0);
  });

  it('is left out where nothing is predicted', () => {
    expect(opened('problem=zdt1&search=random&evals=100').has('predictor')).toBe(false);
    const predicting = catalogue.searches.filter(({ predicts }) => predicts).map(({ id }) => id);
    expect(predicting).toEqual(['linas', 'weaknas']);
    expect(catalogue.showing.zdt1).toContain('predictor');
    expect(catalogue.showing.retina).not.toContain('predictor');
  });
});
