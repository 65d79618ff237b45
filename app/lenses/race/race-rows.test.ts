import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ParetoFrame } from '../../../workers/core/frames.ts';
import { RaceRows } from './race-rows.ts';

/** `rows` of m = 2 made of a number that tells runs apart; the front is the last row. */
const frameOf = (run: number, rows: number): ParetoFrame => ({
  points: Float64Array.from({ length: 2 * rows }, (_, i) => 1000 * run + i),
  front: rows === 0 ? new Uint32Array(0) : Uint32Array.of(rows - 1),
});

/** What is said of every row, by who found it. */
const told = (rows: RaceRows, frames: readonly ParetoFrame[]) => {
  const all = rows.merge(frames);
  for (let row = 0; row < all.points.length / 2; row++) {
    const point = rows.pointAt(row);
    if (point === null) throw new Error(`row ${row} is nobody's`);
    expect(rows.rowOf(point)).toBe(row);
    expect(all.series?.of[row]).toBe(point.entrant);
    expect([...all.points.subarray(2 * row, 2 * row + 2)]).toEqual([
      ...frames[point.entrant].points.subarray(2 * point.row, 2 * point.row + 2),
    ]);
  }
  all.series?.fronts.forEach((front, entrant) => {
    expect(Array.from(front, (row) => rows.pointAt(row))).toEqual(
      Array.from(frames[entrant].front, (row) => ({ entrant, row })),
    );
  });
  return all;
};

describe('rows of a race', () => {
  it('are those of all searches, whatever comes when and goes back', () => {
    const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(40)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (changes) => {
        const rows = new RaceRows(3, 2);
        const frames = [frameOf(0, 0), frameOf(1, 0), frameOf(2, 0)];
        for (const [entrant, run, count] of changes) {
          frames[entrant] = frameOf(1 + entrant + 3 * run, count);
          const all = told(rows, frames);
          expect(all.points.length).toBe(frames.reduce((sum, { points }) => sum + points.length, 0));
          expect(all.front.length).toBe(frames.filter(({ front }) => front.length > 0).length);
        }
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  it('keep their numbers while runs go on, and leave what was handed out alone when one goes back', () => {
    const rows = new RaceRows(2, 2);
    told(rows, [frameOf(0, 2), frameOf(1, 1)]);
    const before = rows.rowOf({ entrant: 1, row: 0 });
    const on = told(rows, [frameOf(0, 30), frameOf(1, 20)]);
    expect(rows.rowOf({ entrant: 1, row: 0 })).toBe(before);
    const kept = [...on.points];
    told(rows, [frameOf(0, 5), frameOf(1, 20)]);
    expect(rows.rowOf({ entrant: 0, row: 5 })).toBeNull();
    expect(rows.pointAt(25)).toBeNull();
    expect([...on.points]).toEqual(kept);
  });

  it('miss the rows of a search that has drawn nothing yet', () => {
    const all = new RaceRows(2, 2).merge([undefined, frameOf(1, 3)]);
    expect([...(all.series?.of.subarray(0, 3) ?? [])]).toEqual([1, 1, 1]);
    expect(all.series?.fronts[0].length).toBe(0);
  });
});
