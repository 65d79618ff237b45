import { describe, expect, it } from 'vitest';
import { chartsOf, formatValue, knownMetrics } from './charts.ts';
import { curvesSvg } from './figure.ts';
import { rangeOf, sampleBefore, shareCeiling, spreadIndices } from './series.ts';

const card = (id: string) => ({ id, label: id, unit: 'u', help: '' });
const metrics = ['best', 'clipped', 'coverage', 'qdScore'].map(card);

describe('series', () => {
  it('reads the last sample at or before an evaluation', () => {
    const at = Float64Array.of(10, 20, 30);
    expect([9, 10, 29, 30, 99].map((evaluation) => sampleBefore(at, evaluation))).toEqual([-1, 0, 1, 2, 2]);
  });

  it('thins to distinct indices with both ends', () => {
    const indices = spreadIndices(1001, 20);
    expect([indices.length, new Set(indices).size, indices[0], indices.at(-1)]).toEqual([20, 20, 0, 1000]);
    expect(spreadIndices(3, 20)).toEqual([0, 1, 2]);
  });

  it('passes over NaN', () => {
    expect(rangeOf(Float64Array.of(NaN, 2, -1))).toEqual([-1, 2]);
    expect(rangeOf(Float64Array.of(NaN))).toEqual([NaN, NaN]);
  });

  it('ends the axis of a share at a round share', () => {
    expect([0, 0.04, 0.45, 0.8].map(shareCeiling)).toEqual([0.01, 0.05, 0.5, 1]);
  });
});

describe('charts', () => {
  it('are those of QD score, coverage and best, in this order', () => {
    expect(chartsOf(metrics).map(({ id }) => id)).toEqual(['qdScore', 'coverage', 'best']);
    expect(formatValue({ share: true }, 0.804)).toBe('80.4 %');
  });

  it('leave out what cannot be known of a front', () => {
    const cards = ['hypervolume', 'hvShare', 'igdPlus', 'epsilon'].map(card);
    const shown = (fronts?: Parameters<typeof knownMetrics>[1]) =>
      chartsOf(knownMetrics(cards, fronts)).map(({ id }) => id);
    const reference = Float64Array.of(0, 0);
    expect(shown({ reference })).toEqual(['hypervolume']);
    expect(shown({ reference, hypervolume: 1 })).toEqual(['hvShare']);
    expect(shown({ reference, front: reference, hypervolume: 1 })).toEqual(['hvShare', 'igdPlus', 'epsilon']);
  });

  it('make a figure without gaps in its numbers, even of a run that has just begun', () => {
    for (const count of [0, 1, 50]) {
      const values = Float64Array.from({ length: count }, (_, i) => i / 50);
      const frame = {
        at: values.map((value) => value * 1000),
        metrics: { qdScore: values, coverage: values, best: values },
      };
      expect(curvesSvg(frame, metrics, 'run')).not.toMatch(/NaN|undefined/);
    }
  });
});
