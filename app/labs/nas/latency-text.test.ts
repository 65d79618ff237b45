import { describe, expect, it } from 'vitest';
import { readParam } from '../../../workers/core/params.ts';
import { supernet } from '../../../workers/problems/supernet/supernet.ts';
import type { TimeHere } from '../../latency/times.ts';
import { EXAMPLES } from './example-devices.ts';
import { latencyCard, latencyParams, logTicks, whenText } from './latency-text.ts';
import { originOf } from './origin.ts';

const MEASUREMENT = {
  when: '2026-01-02T03:04:05.000Z',
  batch: 256 as const,
  protocol: 1,
  device: { text: 'Chromium 156, Linux, 2 cores', backend: 'wasm' as const, threads: 1 },
};

describe('the card of a network', () => {
  it('says how long it takes, and where that was measured', () => {
    const sample = { id: 5, lowerMs: 1.5, medianMs: 2, upperMs: 2.75, steady: true };
    const time = (steady: boolean): TimeHere =>
      ({ sample: { ...sample, steady }, measurement: MEASUREMENT }) as unknown as TimeHere;
    const said = {
      batch: 256,
      median_ms: 2,
      interquartile_range_ms: 1.25,
      quartiles_ms: [1.5, 2.75],
      device: 'Chromium 156, Linux, 2 cores',
      backend: 'wasm',
      threads: 1,
      protocol: 1,
      measured: '2026-01-02T03:04:05.000Z',
    };
    expect(latencyCard([time(true), time(false)])).toEqual([
      said,
      { ...said, in_doubt: 'the device changed while it was timed' },
    ]);
    expect(latencyCard([])).toMatch(/^not measured; .*Time it here/);
  });
});

describe('where costs come from', () => {
  const [alone, many] = EXAMPLES;
  const timed = (model: string, here: boolean, batch: number) =>
    ({ here, report: { profile: { ...MEASUREMENT, batch, predictor: { model } } } }) as never;
  const params = latencyParams({ model: many.model, line: many.device });

  it('is what a link says, until it was measured here', () => {
    expect(originOf({ 'p.cost': 'macs', 'p.latency': many.model }, [])).toBeNull();
    const foreign = originOf(params, [timed(many.model, false, 256), timed(alone.model, true, 1)]);
    expect(foreign).toMatchObject({ device: many.device, here: null, alike: null });
    expect(foreign?.told).toMatchObject({ backend: 'wasm', batch: 256, protocol: 1 });
    const again = originOf(params, [timed('other', true, 256)]);
    expect([again?.here, again?.alike?.predictor.model]).toEqual([null, 'other']);
    const own = originOf(params, [timed('other', true, 256), timed(many.model, true, 256)]);
    expect([own?.here?.predictor.model, own?.alike]).toEqual([many.model, null]);
  });

  it('fits a link, whatever a device is called', () => {
    const line = `a “device” & more ${'x'.repeat(200)}`;
    for (const [key, text] of Object.entries(latencyParams({ model: alone.model, line }))) {
      const param = supernet.params.find(({ key: own }) => `p.${own}` === key)!;
      expect(readParam(param, text, key)).toEqual({ value: text });
    }
  });
});

it('ticks are round and few', () => {
  expect(logTicks([0.04, 0.3])).toEqual([0.05, 0.1, 0.2].map((tick) => expect.closeTo(tick, 12)));
  expect(logTicks([0.9, 1200])).toEqual([1, 10, 100, 1000].map((tick) => expect.closeTo(tick, 9)));
  expect(whenText(MEASUREMENT as never)).toBe('2026-01-02 03:04 UTC');
});
