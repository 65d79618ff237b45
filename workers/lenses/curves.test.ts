import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clonePlain } from '../core/plain.ts';
import type { Lens, LensContext, Metrics, Step } from '../core/types.ts';
import { curves } from './curves.ts';

interface Series {
  readonly at: Float64Array;
  readonly metrics: Record<string, Float64Array>;
}

/** Curves look at nothing but the count and the metrics. */
const create = (budget: number): Lens => curves.create({ budget } as LensContext, {});
const stepAt = (at: number, measure: () => Metrics): Step => ({ at, measure }) as Step;

const metricsAt = (at: number): Metrics => ({ score: at / 7, none: NaN });

function observe(lens: Lens, ends: readonly number[]): Lens {
  for (const at of ends) lens.observe(stepAt(at, () => metricsAt(at)));
  return lens;
}

const seriesOf = (lens: Lens): Series => lens.frame() as Series;

/** Ends of batches of the given sizes, in turn, up to the budget. */
function endsOf(budget: number, sizes: readonly number[]): number[] {
  const ends: number[] = [];
  for (let at = 0, i = 0; at < budget; i++) {
    at = Math.min(budget, at + sizes[i % sizes.length]);
    ends.push(at);
  }
  return ends;
}

/** First end at or after each multiple of the stride, and the end of the budget. */
function dueAt(budget: number, ends: readonly number[]): number[] {
  const stride = Math.ceil(budget / 1000);
  const due = new Set<number>();
  let next = 0;
  for (let multiple = stride; multiple <= budget; multiple += stride) {
    while (ends[next] < multiple) next++;
    due.add(ends[next]);
  }
  return [...due.add(budget)];
}

describe('curves', () => {
  it.each([
    [300_000, [1024, 256]],
    [1000, [1]],
    [999, [1]],
    [1001, [1]],
    [2500, [7, 1, 30]],
    [100_000, [16384]],
    [1, [1]],
  ])('over %i evaluations in batches of %j are sampled where they say', (budget, sizes) => {
    const ends = endsOf(budget, sizes);
    const { at, metrics } = seriesOf(observe(create(budget), ends));
    expect([...at]).toEqual(dueAt(budget, ends));
    expect(at.length).toBeLessThanOrEqual(1001);
    expect(metrics).toEqual({ score: at.map((count) => count / 7), none: at.map(() => NaN) });
  });

  it('measure only where they sample', () => {
    const lens = create(5000);
    let measured = 0;
    for (const at of endsOf(5000, [1])) {
      lens.observe(
        stepAt(at, () => {
          measured++;
          return {};
        }),
      );
    }
    expect(measured).toBe(1000);
  });

  it('are the same however often stretches are run through again, or carried on elsewhere', () => {
    const budget = 3000;
    const ends = endsOf(budget, [13, 2, 40]);
    const straight = seriesOf(observe(create(budget), ends));
    const position = fc.integer({ min: 0, max: ends.length });
    fc.assert(
      fc.property(fc.array(fc.tuple(position, fc.boolean()), { maxLength: 6 }), (stops) => {
        let lens = create(budget);
        let furthest = 0;
        for (const [stop, carried] of stops) {
          // From somewhere at or before the furthest point computed, as a seek would.
          observe(lens, ends.slice(Math.min(furthest, stop >> 1), stop));
          furthest = Math.max(furthest, stop);
          if (!carried) continue;
          const log = clonePlain(lens.log());
          lens = create(budget);
          lens.loadLog(log);
          expect(lens.log()).toEqual(log);
        }
        expect(seriesOf(observe(lens, ends.slice(furthest)))).toEqual(straight);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('have one last sample when the end is reached again', () => {
    const ends = endsOf(2500, [100]);
    const lens = observe(create(2500), ends);
    const once = clonePlain(lens.log());
    expect(observe(observe(lens, ends.slice(10)), ends.slice(-1)).log()).toEqual(once);
  });

  it('hand out copies', () => {
    const lens = observe(create(100), endsOf(50, [1]));
    const before = clonePlain(lens.log());
    for (const series of [seriesOf(lens), lens.log() as Series]) {
      series.at.fill(0);
      series.metrics.score.fill(0);
    }
    expect(lens.log()).toEqual(before);
    const other = create(100);
    const log = clonePlain(before) as Series;
    other.loadLog(log);
    log.at.fill(0);
    expect(other.log()).toEqual(before);
  });

  it('save nothing and measure nothing themselves', () => {
    const lens = observe(create(10), [5]);
    expect([lens.save(), lens.metrics()]).toEqual([null, {}]);
    const before = clonePlain(lens.log());
    lens.load(null, undefined);
    expect(lens.log()).toEqual(before);
  });
});
