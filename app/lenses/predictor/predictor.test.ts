import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { walk } from './keys.ts';
import { describePrediction, indexOf, latestOf, NO_PREDICTIONS, roundOf, squareOf } from './predictions.ts';

const ERROR: Objective = { name: 'error', unit: '%', floor: -100, ceiling: 0, minimised: true };
const GAIN: Objective = { name: 'gain', unit: '', floor: 0, ceiling: 10 };

/** Evaluations 4, 5, 7 in the first round, 9 and 10 in the second. */
const FRAME: PredictorFrame = {
  ...NO_PREDICTIONS,
  births: Uint32Array.of(4, 5, 7, 9, 10),
  predicted: Float64Array.of(-12, 1, -20, 2, -8, 3, -30, 4, -5, 5),
  measured: Float64Array.of(-10, 1.5, -22, 2, -8, 3, -35, 4, -4, 9),
  starts: Uint32Array.of(0, 3),
};
const OBJECTIVES = [ERROR, GAIN];
const press = (key: string, shiftKey = false) => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false });

describe('predictions', () => {
  it('are found by their evaluation and belong to the round that began last', () => {
    const ascending = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 })
      .map((b) => b.sort((x, y) => x - y));
    fc.assert(
      fc.property(ascending, ascending, fc.nat(70), (births, cuts, row) => {
        const starts = [0, ...cuts.filter((cut) => cut < births.length)];
        const frame = { ...FRAME, births: Uint32Array.from(births), starts: Uint32Array.from(starts) };
        expect(indexOf(frame, row)).toBe(births.indexOf(row + 1));
        births.forEach((_, i) => expect(roundOf(frame, i)).toBe(starts.findLastIndex((start) => start <= i)));
        expect(latestOf(frame)).toBe(Math.max(...starts));
      }),
    );
    expect(indexOf(FRAME, null)).toBe(-1);
    expect(indexOf(NO_PREDICTIONS, 3)).toBe(-1);
  });

  it('lie on the diagonal where they came true, above it where they promised too much', () => {
    for (const [k, objective] of OBJECTIVES.entries()) {
      const { range, x, y, count } = squareOf(FRAME, objective, k);
      expect(count).toBe(5);
      for (let i = 0; i < count; i++) {
        const sign = objective.minimised === true ? -1 : 1;
        const [predicted, measured] = [sign * FRAME.predicted[2 * i + k], sign * FRAME.measured[2 * i + k]];
        expect(range[0] + (range[1] - range[0]) * x[i]).toBeCloseTo(measured, 4);
        expect(range[1] - (range[1] - range[0]) * y[i]).toBeCloseTo(predicted, 4);
        expect(Math.sign(Math.round(1e5 * (1 - y[i] - x[i]))) + 0).toBe(Math.sign(predicted - measured));
      }
    }
    expect(squareOf(NO_PREDICTIONS, ERROR, 0)).toMatchObject({ range: [0, 100], count: 0 });
  });

  it('are told as people read them', () => {
    expect(describePrediction(FRAME, OBJECTIVES, 3)).toBe(
      'evaluation 9, round 2: error 30.0 % predicted, 35.0 % measured; gain 4.00 predicted, 4.00 measured',
    );
  });
});

describe('keys on predictions', () => {
  const to = (i: number, key: string, shiftKey = false) => walk(FRAME, i, press(key, shiftKey));

  it('walk along evaluations and rounds, in at the latest round', () => {
    expect(to(-1, 'ArrowRight')).toEqual({ kind: 'to', i: 3 });
    expect(to(1, 'ArrowRight')).toEqual({ kind: 'to', i: 2 });
    expect(to(0, 'ArrowLeft')).toEqual({ kind: 'to', i: 0 });
    expect(to(4, 'ArrowUp')).toEqual({ kind: 'to', i: 4 });
    expect(to(1, 'ArrowRight', true)).toEqual({ kind: 'to', i: 3 });
    expect(to(4, 'ArrowRight', true)).toEqual({ kind: 'to', i: 4 });
    expect(to(4, 'ArrowLeft', true)).toEqual({ kind: 'to', i: 0 });
    expect(to(2, 'Home')).toEqual({ kind: 'to', i: 0 });
    expect(to(2, 'End')).toEqual({ kind: 'to', i: 4 });
  });

  it('pin only what is read, and leave the rest to the page', () => {
    expect(to(2, 'Enter')).toEqual({ kind: 'pin' });
    expect(to(-1, ' ')).toBe(null);
    expect(to(2, 'r')).toBe(null);
    expect(walk(NO_PREDICTIONS, -1, press('ArrowRight'))).toBe(null);
    expect(walk(FRAME, 2, { ...press('ArrowRight'), ctrlKey: true })).toBe(null);
  });
});
